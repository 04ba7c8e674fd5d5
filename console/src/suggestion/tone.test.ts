import { expect, it } from "vitest";
import { toneWords } from "./tone";

it.each([
  ["neutral-plain", null],
  ["neutral-gentle", "Gentle"],
  ["casual-plain", "Relaxed"],
  ["casual-gentle", "Relaxed and gentle"],
  ["formal-direct", "Formal and to the point"],
  ["", null],
  ["something-new", null],
])("the tone %j reads %j", (tone, words) => {
  expect(toneWords(tone)).toBe(words);
});
