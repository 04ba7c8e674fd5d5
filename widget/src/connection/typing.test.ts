import { expect, it } from "vitest";
import { HandClock } from "./fixtures";
import { newId } from "./ids";
import { TypingSender, TypingWatch } from "./typing";

it("says at once that somebody types, every 4 s again, and when it ends", () => {
  const clock = new HandClock();
  const sent: [number, boolean][] = [];
  const start = clock.now();
  const sender = new TypingSender(clock, (on) => sent.push([clock.now() - start, on]));
  for (let i = 0; i < 9; i++) {
    sender.keystroke();
    clock.forward(1000);
  }
  clock.forward(10_000);
  expect(sent).toEqual([
    [0, true],
    [4000, true],
    [8000, true],
    [13_000, false],
  ]);
});

it("says nothing when nobody typed", () => {
  const sent: boolean[] = [];
  new TypingSender(new HandClock(), (on) => sent.push(on)).stop();
  expect(sent).toEqual([]);
});

it("drops a sign that is not repeated for 6 s, or whose message has come", () => {
  const clock = new HandClock();
  let typing: readonly { readonly name: string }[] = [];
  const watch = new TypingWatch(clock, (now) => {
    typing = now;
  });
  const mara = { kind: "agent", id: "a", name: "Mara" } as const;
  watch.apply(mara, true);
  clock.forward(5000);
  watch.apply(mara, true);
  clock.forward(5999);
  expect(typing).toEqual([mara]);
  clock.forward(1);
  expect(typing).toEqual([]);
  watch.apply(mara, true);
  watch.wrote(mara);
  expect(typing).toEqual([]);
});

it("makes version 7 ids that sort by time", () => {
  const none = { fill: (bytes: Uint8Array) => bytes.fill(255) };
  expect(newId(0x0123456789ab, none)).toBe("01234567-89ab-7fff-bfff-ffffffffffff");
  expect(newId(1) < newId(2)).toBe(true);
});
