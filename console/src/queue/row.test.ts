import type { Conversation } from "@warmline/widget/protocol";
import { describe, expect, it } from "vitest";
import { aConversation, aFeeling, at, jonas, maya } from "../conversation/conversationFixture";
import { neighbour } from "./neighbour";
import { row } from "./row";

const now = Date.parse(at(30));
const last = (kind: "visitor" | "agent" | "bot", name: string, seq = 3): Conversation["lastMessage"] => ({
  seq,
  author: { kind, name },
  kind: "text",
  body: "line one\n\nline two",
  at: at(3),
});
const drawn = (change: Partial<Conversation>) => row(aConversation(change), maya, "all", now);

describe("a row of the list", () => {
  it("keeps the last words on one line and says whose they are, unless the customer's", () => {
    expect(drawn({ lastMessage: last("visitor", "Hannah") })).toMatchObject({
      by: null,
      words: "line one line two",
    });
    expect(drawn({ lastMessage: last("agent", "Maya") }).by).toBe("You");
    expect(drawn({ lastMessage: last("bot", "Lumi") }).by).toBe("Assistant");
  });

  it("is unread only for words of the customer that were not shown", () => {
    expect(drawn({ lastMessage: last("visitor", "Hannah"), readSeq: 2 }).unread).toBe(true);
    expect(drawn({ lastMessage: last("visitor", "Hannah"), readSeq: 3 }).unread).toBe(false);
    expect(drawn({ lastMessage: last("agent", "Jonas"), readSeq: 0 }).unread).toBe(false);
  });

  it("says the feeling in a word, how long somebody waits, and whose it is", () => {
    const line = drawn({ emotion: aFeeling("worry"), waitingSince: at(18), assignee: jonas });
    expect([line.feeling?.word, line.waiting, line.whose]).toEqual(["Worried", "12 min", "Jonas"]);
  });

  it("does not say of somebody who waits that they are in the queue", () => {
    expect(drawn({ status: "queued", assignee: null, waitingSince: at(18) }).whose).toBeNull();
    expect(drawn({ status: "queued", assignee: null }).whose).toBe("In the queue");
  });

  it("calls somebody without a name a visitor", () => {
    expect(drawn({ contact: { id: "x", name: " ", verified: false } }).name).toBe("Visitor");
  });
});

describe("stepping through the list", () => {
  const list = [{ id: "a" }, { id: "b" }];
  it.each([
    ["a", 1, "b"],
    ["b", 1, null],
    ["a", -1, null],
    [null, 1, "a"],
    ["gone", 1, "a"],
  ] as const)("from %s by %d comes to %s", (open, by, to) => {
    expect(neighbour(list, open, by)).toBe(to);
  });
});
