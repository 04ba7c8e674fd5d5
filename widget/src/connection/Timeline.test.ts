import { beforeEach, describe, expect, it } from "vitest";
import type { Message } from "../protocol";
import { Timeline } from "./Timeline";

const ME = { kind: "visitor", id: "v", name: "Jonas" } as const;

function aMessage(seq: number, more: Partial<Message> = {}): Message {
  return {
    conversation: "c",
    seq,
    id: `m${seq}`,
    author: { kind: "agent", id: "a", name: "Mara" },
    kind: "text",
    body: `text ${seq}`,
    at: "2026-11-21T09:30:00.000Z",
    ...more,
  };
}

function anAck(seq: number, more: { id?: string; repeated?: boolean } = {}) {
  return {
    type: "ack",
    id: `m${seq}`,
    conversation: "c",
    seq,
    at: "2026-11-21T09:30:00.000Z",
    ...more,
  } as const;
}

describe("a visitor's timeline", () => {
  let timeline: Timeline;
  beforeEach(() => {
    timeline = new Timeline({ complete: false, onChange: () => {} });
  });
  const seqs = () => timeline.messages.map((message) => message.seq);

  it("moves its cursor with messages and with own acks", () => {
    timeline.apply(aMessage(1));
    timeline.applyAck(anAck(2), ME, "hello");
    expect(timeline.cursor).toBe(2);
    expect(timeline.messages[1]).toMatchObject({ id: "m2", body: "hello", author: ME });
  });

  it("never moves it by a repeated ack", () => {
    timeline.apply(aMessage(1));
    timeline.applyAck(anAck(3, { repeated: true }), ME, "hello");
    expect(timeline.cursor).toBe(1);
    expect(seqs()).toEqual([1, 3]);
  });

  it("shows an own message once, whether the ack or the resume comes first", () => {
    timeline.applyAck(anAck(1), ME, "hello");
    expect(timeline.apply(aMessage(1, { author: ME }))).toEqual({ kind: "known" });
    timeline.apply(aMessage(2, { author: ME, prev: 1 }));
    timeline.applyAck(anAck(2, { repeated: true }), ME, "hello");
    expect(seqs()).toEqual([1, 2]);
  });

  it("takes a jump that `prev` explains", () => {
    timeline.apply(aMessage(4));
    expect(timeline.apply(aMessage(7, { prev: 4 }))).toEqual({ kind: "added" });
    expect(timeline.cursor).toBe(7);
  });

  it("names what is missing when `prev` says so, and mends it with a page", () => {
    timeline.apply(aMessage(4));
    expect(timeline.apply(aMessage(9, { prev: 7 }))).toEqual({ kind: "gap", gap: { after: 4, before: 9 } });
    expect(timeline.cursor).toBe(4);
    timeline.applyPage([aMessage(6), aMessage(7, { prev: 6 }), aMessage(9, { prev: 7 })], 9);
    expect(seqs()).toEqual([4, 6, 7, 9]);
    expect(timeline.cursor).toBe(9);
  });

  it("reads upwards without moving the cursor", () => {
    timeline.applyPage([aMessage(8), aMessage(9)], 9);
    timeline.prepend([aMessage(6), aMessage(7), aMessage(8)], false);
    expect(seqs()).toEqual([6, 7, 8, 9]);
    expect(timeline.cursor).toBe(9);
    expect(timeline.reachedStart).toBe(false);
  });

  it("forgets everything at a reset, and builds it anew", () => {
    timeline.applyPage([aMessage(8), aMessage(9)], 9);
    timeline.reset();
    expect(timeline.messages).toEqual([]);
    timeline.apply(aMessage(1));
    expect(timeline.cursor).toBe(1);
  });

  it("keeps apart two authors who use the same id", () => {
    timeline.apply(aMessage(1, { id: "same" }));
    timeline.apply(aMessage(2, { id: "same", author: ME }));
    expect(seqs()).toEqual([1, 2]);
  });
});

describe("the staff's timeline", () => {
  it("calls every jump a gap", () => {
    const timeline = new Timeline({ complete: true, onChange: () => {} });
    timeline.apply(aMessage(1));
    expect(timeline.apply(aMessage(3))).toEqual({ kind: "gap", gap: { after: 1, before: 3 } });
  });

  it("keeps what was learned about a message when it comes again", () => {
    const timeline = new Timeline({ complete: true, onChange: () => {} });
    timeline.apply(aMessage(1));
    timeline.amend(1, { suggestion: { id: "s", edited: false } });
    timeline.apply(aMessage(1, { body: "" }));
    expect(timeline.messages[0]).toMatchObject({ body: "", suggestion: { id: "s", edited: false } });
  });
});

it("equals a fresh load after any order of overlapping ways in", () => {
  const all = Array.from({ length: 30 }, (_, i) => aMessage(i + 1, i === 0 ? {} : { prev: i }));
  let state = 20_261_121;
  const random = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
  for (let round = 0; round < 200; round++) {
    const timeline = new Timeline({ complete: false, onChange: () => {} });
    const start = 5 + Math.floor(random() * 20);
    timeline.applyPage(all.slice(start - 5, start), start);
    for (let seq = start; seq < all.length; ) {
      const message = all[seq] as Message;
      const choice = random();
      if (choice < 0.3) timeline.applyAck(anAck(message.seq), ME, message.body);
      else timeline.apply(message);
      if (choice > 0.8) seq = Math.max(0, seq - 3);
      seq++;
      if (choice > 0.95) timeline.prepend(all.slice(0, start), true);
    }
    timeline.prepend(all.slice(0, start), true);
    expect(timeline.messages.map((message) => message.seq)).toEqual(all.map((message) => message.seq));
    expect(timeline.cursor).toBe(30);
  }
});
