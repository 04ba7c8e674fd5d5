import { expect, it } from "vitest";
import type { OutboxEntry } from "../../connection";
import type { Message } from "../../protocol";
import { type Row, rowsOf } from "./rows";

function aMessage(
  seq: number,
  kind: "visitor" | "agent" | "bot",
  minute = seq,
  more: Partial<Message> = {},
): Message {
  return {
    conversation: "c",
    seq,
    id: `m${seq}`,
    author: { kind, name: kind },
    kind: "text",
    body: "x",
    at: new Date(2026, 10, 21, 9, minute).toISOString(),
    ...more,
  };
}

function anEntry(id: string, state: "sending" | "failed" = "sending"): OutboxEntry {
  return { id, body: "x", writtenAt: 0, state };
}

const NOTHING = { messages: [], pending: [], notices: [], agentHasRead: 0 };
const sketch = (rows: readonly Row[]) =>
  rows.map((row) => (row.kind === "message" ? `${row.key}${row.first ? "*" : ""}` : row.kind));

it("groups what one person writes in a row within five minutes", () => {
  const messages = [
    aMessage(1, "visitor"),
    aMessage(2, "agent"),
    aMessage(3, "agent"),
    aMessage(4, "agent", 30),
  ];
  expect(sketch(rowsOf({ ...NOTHING, messages }))).toEqual(["day", "m1*", "s2*", "s3", "s4*"]);
});

it("begins each day with its name", () => {
  const messages = [
    aMessage(1, "agent", 0, { at: new Date(2026, 10, 20, 23, 59).toISOString() }),
    aMessage(2, "agent", 0, { at: new Date(2026, 10, 21, 0, 1).toISOString() }),
  ];
  expect(sketch(rowsOf({ ...NOTHING, messages }))).toEqual(["day", "s1*", "day", "s2*"]);
});

it("shows an own message once and under one key, from written to stored", () => {
  const written = rowsOf({ ...NOTHING, pending: [anEntry("m1")] });
  const both = rowsOf({ ...NOTHING, messages: [aMessage(1, "visitor")], pending: [anEntry("m1")] });
  expect(written.map((row) => row.key)).toEqual(["m1"]);
  expect(both.filter((row) => row.key === "m1")).toHaveLength(1);
});

it("does not let somebody else's message with the same id hide one of ours", () => {
  const messages = [aMessage(1, "agent", 1, { id: "mine" })];
  const rows = rowsOf({ ...NOTHING, messages, pending: [anEntry("mine")] });
  expect(rows.map((row) => row.kind)).toEqual(["day", "message", "pending"]);
});

it("marks the last own message only, as seen when the agent has read so far", () => {
  const messages = [aMessage(1, "visitor"), aMessage(2, "visitor"), aMessage(3, "agent")];
  const marks = (agentHasRead: number) =>
    rowsOf({ ...NOTHING, messages, agentHasRead }).flatMap((row) =>
      row.kind === "message" ? [row.mark] : [],
    );
  expect(marks(1)).toEqual([undefined, "sent", undefined]);
  expect(marks(2)).toEqual([undefined, "seen", undefined]);
});

it("puts a notice where it happened", () => {
  const messages = [aMessage(1, "visitor"), aMessage(2, "agent")];
  const notices = [{ afterSeq: 1, text: { kind: "joined", name: "Mara" } }] as const;
  expect(sketch(rowsOf({ ...NOTHING, messages, notices }))).toEqual(["day", "m1*", "notice", "s2*"]);
});
