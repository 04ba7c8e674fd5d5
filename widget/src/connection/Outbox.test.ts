import { beforeEach, describe, expect, it } from "vitest";
import type { SendFrame } from "../protocol";
import { HandClock, MemoryStorage } from "./fixtures";
import { OUTBOX_CAPACITY, Outbox } from "./Outbox";

let clock: HandClock;
let storage: MemoryStorage;
let wire: SendFrame[];
let lineUp: boolean;
let next: number;

beforeEach(() => {
  clock = new HandClock();
  storage = new MemoryStorage();
  wire = [];
  lineUp = true;
  next = 0;
});

function anOutbox(): Outbox {
  return new Outbox({
    clock,
    storage,
    newId: () => `id${String(next++).padStart(3, "0")}`,
    transmit: (frame) => {
      if (lineUp) wire.push(frame);
      return lineUp;
    },
    onChange: () => {},
  });
}

function ack(outbox: Outbox, id: string, seq: number) {
  return outbox.acknowledge({ type: "ack", id, conversation: "c", seq, at: "2026-11-21T09:30:00.000Z" });
}

function refuse(outbox: Outbox, ref: string, code: string, retryable: boolean, retryAfterMs?: number) {
  return outbox.refused({
    type: "error",
    code,
    message: "no",
    ref,
    retryable,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

const sentBodies = () => wire.map((frame) => frame.body);

describe("sending", () => {
  it("keeps the order of writing, one at a time", () => {
    const outbox = anOutbox();
    outbox.online();
    for (const body of ["a", "b", "c"]) outbox.add({ body });
    expect(sentBodies()).toEqual(["a"]);
    ack(outbox, "id000", 1);
    ack(outbox, "id001", 2);
    expect(sentBodies()).toEqual(["a", "b", "c"]);
    expect(ack(outbox, "id002", 3)).toMatchObject({ state: "sent", seq: 3, body: "c" });
    expect(outbox.entries).toEqual([]);
  });

  it("lets one conversation not hold up another", () => {
    const outbox = anOutbox();
    outbox.online();
    outbox.add({ body: "a", conversation: "c1" });
    outbox.add({ body: "b", conversation: "c2" });
    outbox.add({ body: "c", conversation: "c1" });
    expect(sentBodies()).toEqual(["a", "b"]);
  });

  it("sends what was written offline once there is a line, oldest first", () => {
    const outbox = anOutbox();
    outbox.add({ body: "a" });
    outbox.add({ body: "b" });
    expect(wire).toEqual([]);
    outbox.online();
    ack(outbox, "id000", 1);
    expect(sentBodies()).toEqual(["a", "b"]);
  });

  it("sends the unacknowledged again under the same id after a reconnect", () => {
    const outbox = anOutbox();
    outbox.online();
    outbox.add({ body: "a" });
    outbox.offline();
    outbox.online();
    expect(wire.map((frame) => frame.id)).toEqual(["id000", "id000"]);
  });

  it("does not send again what came back through the resume", () => {
    const outbox = anOutbox();
    outbox.online();
    outbox.add({ body: "a" });
    outbox.offline();
    outbox.confirmed({ id: "id000", conversation: "c", seq: 1, at: "2026-11-21T09:30:00.000Z" });
    outbox.online();
    expect(wire).toHaveLength(1);
  });

  it("keeps an entry whose line broke in the act", () => {
    const outbox = anOutbox();
    outbox.online();
    lineUp = false;
    outbox.add({ body: "a" });
    lineUp = true;
    outbox.online();
    expect(sentBodies()).toEqual(["a"]);
  });

  it("takes at most 200", () => {
    const outbox = anOutbox();
    for (let i = 0; i < OUTBOX_CAPACITY; i++) outbox.add({ body: "x" });
    expect(outbox.add({ body: "one too many" })).toBeUndefined();
    expect(outbox.entries).toHaveLength(200);
  });
});

describe("refusals", () => {
  it("waits as long as told and is not overtaken meanwhile", () => {
    const outbox = anOutbox();
    outbox.online();
    outbox.add({ body: "a" });
    outbox.add({ body: "b" });
    refuse(outbox, "id000", "rate_limited", true, 1800);
    clock.forward(1799);
    expect(sentBodies()).toEqual(["a"]);
    clock.forward(1);
    expect(sentBodies()).toEqual(["a", "a"]);
    ack(outbox, "id000", 1);
    expect(sentBodies()).toEqual(["a", "a", "b"]);
  });

  it("marks what will never be taken as failed and goes on with the next", () => {
    const outbox = anOutbox();
    outbox.online();
    outbox.add({ body: "a" });
    outbox.add({ body: "b" });
    refuse(outbox, "id000", "body_too_long", false);
    expect(outbox.entries[0]).toMatchObject({ state: "failed", failure: { code: "body_too_long" } });
    expect(sentBodies()).toEqual(["a", "b"]);
  });

  it("gives up on a fault of the server that stays", () => {
    const outbox = anOutbox();
    outbox.online();
    outbox.add({ body: "a" });
    for (let i = 0; i < 5; i++) {
      refuse(outbox, "id000", "internal", true);
      clock.forward(20_000);
    }
    expect(outbox.entries[0]?.state).toBe("failed");
    expect(wire).toHaveLength(5);
  });

  it("tries a failed one again under the same id, after what still waits", () => {
    const outbox = anOutbox();
    outbox.online();
    outbox.add({ body: "a" });
    outbox.add({ body: "b" });
    refuse(outbox, "id000", "invalid_text", false);
    outbox.retry("id000");
    expect(outbox.entries.map((entry) => entry.id)).toEqual(["id001", "id000"]);
    ack(outbox, "id001", 1);
    expect(wire.at(-1)).toMatchObject({ id: "id000", body: "a" });
  });

  it("lets only a failed one be thrown away", () => {
    const outbox = anOutbox();
    outbox.add({ body: "a" });
    expect(outbox.discard("id000")).toBeUndefined();
    refuse(outbox, "id000", "invalid_text", false);
    expect(outbox.discard("id000")?.body).toBe("a");
    expect(storage.items.size).toBe(0);
  });

  it("leaves errors about other things alone", () => {
    expect(refuse(anOutbox(), "p-17", "malformed", false)).toBe(false);
  });
});

describe("a reload", () => {
  it("finds everything again under the same ids and in order", () => {
    const before = anOutbox();
    before.add({ body: "a", suggestion: { id: "s", edited: true } });
    clock.forward(5);
    before.add({ body: "b" });
    before.add({ body: "c" });
    const after = anOutbox();
    expect(after.entries).toEqual(before.entries);
    after.online();
    expect(wire[0]).toMatchObject({ id: "id000", suggestion: { id: "s", edited: true } });
  });

  it("forgets what was acknowledged", () => {
    const outbox = anOutbox();
    outbox.online();
    outbox.add({ body: "a" });
    ack(outbox, "id000", 1);
    expect(anOutbox().entries).toEqual([]);
  });

  it("asks before sending what is half a day old", () => {
    anOutbox().add({ body: "I am at the door" });
    clock.forward(12 * 60 * 60 * 1000 + 1);
    const after = anOutbox();
    after.online();
    expect(after.entries[0]).toMatchObject({ state: "failed", failure: { code: "stale" } });
    expect(wire).toEqual([]);
  });

  it("is not upset by somebody else's bytes", () => {
    storage.put("x", "{");
    storage.put("y", '{"id":1}');
    expect(anOutbox().entries).toEqual([]);
  });
});
