import type { OutboxEntry } from "@warmline/widget/connection";
import { describe, expect, it } from "vitest";
import { aFeeling, agent, aMessage, at, customer, jonas, maya } from "./conversationFixture";
import { type SaidRow, transcript } from "./transcript";

const options = { me: maya.id, myName: maya.name, now: Date.parse(at(30)), seenUpTo: 0 };
const waiting: OutboxEntry = {
  id: "p1",
  conversation: "c1",
  body: "on its way",
  writtenAt: Date.parse(at(20)),
  state: "sending",
};

function said(rows: ReturnType<typeof transcript>): SaidRow[] {
  return rows.filter((row) => row.kind === "said");
}

describe("the transcript", () => {
  it("begins each calendar day with its name", () => {
    const rows = transcript([aMessage(1, { at: "2026-11-19T09:00:00.000Z" }), aMessage(2)], [], options);
    expect(rows.map((row) => row.kind)).toEqual(["day", "said", "day", "said"]);
  });

  it("tells apart customer, me, colleague, assistant and note", () => {
    const rows = transcript(
      [
        aMessage(1),
        aMessage(2, { author: agent(maya) }),
        aMessage(3, { author: agent(jonas) }),
        aMessage(4, { author: { kind: "bot", name: "Lumi" } }),
        aMessage(5, { author: agent(maya), kind: "note" }),
      ],
      [],
      options,
    );
    expect(said(rows).map((row) => row.voice)).toEqual(["customer", "me", "colleague", "bot", "note"]);
  });

  it("names a speaker once, until another speaks, something happens, or a while passes", () => {
    const rows = transcript(
      [
        aMessage(1),
        aMessage(2),
        aMessage(3, { author: agent(maya) }),
        aMessage(4, { author: agent(maya), at: at(14) }),
        aMessage(15, { kind: "event", author: { kind: "system", name: "" } }),
        aMessage(16, { author: agent(maya), at: at(15) }),
      ],
      [],
      options,
    );
    expect(said(rows).map((row) => row.goesOn)).toEqual([false, true, false, false, false]);
  });

  it("underlines only what customers said, and says it in words as well", () => {
    const emotion = aFeeling("anger", { evidence: [{ from: 0, to: 5, text: "words", label: "anger" }] });
    const rows = said(
      transcript([aMessage(1, { emotion }), aMessage(2, { author: agent(maya), emotion })], [], options),
    );
    expect(rows.map((row) => row.heard)).toEqual([[{ words: "words", label: "anger" }], []]);
    expect(rows[0]?.body.map(({ text }) => text).join("")).toBe("words 1");
  });
});

describe("what became of our words", () => {
  const ours = (seq: number) => aMessage(seq, { author: agent(maya) });

  it("marks the last seen ones once, and the last sent ones after them", () => {
    const rows = said(transcript([ours(1), ours(2), ours(3)], [], { ...options, seenUpTo: 2 }));
    expect(rows.map((row) => row.delivery?.kind)).toEqual([undefined, "seen", "sent"]);
  });

  it("says seen and not also sent when all was read", () => {
    const rows = said(transcript([ours(1), ours(2)], [], { ...options, seenUpTo: 9 }));
    expect(rows.map((row) => row.delivery?.kind)).toEqual([undefined, "seen"]);
  });

  it("never calls a note or a customer's words seen", () => {
    const rows = said(
      transcript([aMessage(1), aMessage(2, { author: agent(maya), kind: "note" })], [], {
        ...options,
        seenUpTo: 9,
      }),
    );
    expect(rows.map((row) => row.delivery)).toEqual([null, null]);
  });

  it("shows what waits at the end, and why it failed", () => {
    const failed: OutboxEntry = {
      ...waiting,
      state: "failed",
      failure: { code: "body_too_long", message: "" },
    };
    const rows = said(transcript([aMessage(1)], [waiting, { ...failed, id: "p2" }], options));
    expect(rows.slice(1).map((row) => row.delivery)).toEqual([
      { kind: "sending" },
      { kind: "failed", id: "p2", code: "body_too_long" },
    ]);
  });

  it("shows a message once while it is both stored and still in the outbox, under the same key", () => {
    const before = said(transcript([], [waiting], options));
    const stored = aMessage(1, { id: "p1", author: agent(maya), body: waiting.body });
    const during = said(transcript([stored], [waiting], options));
    expect(during.map((row) => row.key)).toEqual(before.map((row) => row.key));
  });

  it("does not mistake a customer's message for ours because the ids are equal", () => {
    const rows = said(transcript([aMessage(1, { id: "p1", author: customer })], [waiting], options));
    expect(rows).toHaveLength(2);
  });
});
