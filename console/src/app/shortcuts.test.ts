import { describe, expect, it } from "vitest";
import { type KeyPress, shortcut, suggestionNumber } from "./shortcuts";

const plain: KeyPress = {
  key: "j",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  isComposing: false,
  typing: false,
  covered: false,
};

describe("single-key shortcuts", () => {
  it("work with and without caps lock", () => {
    expect(shortcut(plain, true)).toBe("next");
    expect(shortcut({ ...plain, key: "J" }, true)).toBe("next");
    expect(shortcut({ ...plain, key: "?" }, true)).toBe("help");
  });

  it.each([
    ["3", "view3"],
    ["r", "reply"],
    ["n", "note"],
    ["m", "mine"],
    ["a", "assign"],
    ["e", "resolve"],
    ["i", "hear"],
  ])("%s is %s", (key, action) => {
    expect(shortcut({ ...plain, key }, true)).toBe(action);
  });

  it.each<Partial<KeyPress>>([
    { typing: true },
    { covered: true },
    { ctrlKey: true },
    { metaKey: true },
    { altKey: true },
    { repeat: true },
    { isComposing: true },
    { key: "x" },
    { key: "constructor" },
  ])("do nothing with %o", (change) => {
    expect(shortcut({ ...plain, ...change }, true)).toBeNull();
  });

  it("do nothing at all when turned off", () => {
    expect(shortcut(plain, false)).toBeNull();
  });
});

describe("Alt and a digit", () => {
  const press = { altKey: true, ctrlKey: false, metaKey: false };
  it("names a suggestion by the physical key", () => {
    expect(suggestionNumber({ ...press, code: "Digit2" })).toBe(2);
    expect(suggestionNumber({ ...press, code: "Digit4" })).toBeNull();
    expect(suggestionNumber({ ...press, altKey: false, code: "Digit1" })).toBeNull();
    expect(suggestionNumber({ ...press, ctrlKey: true, code: "Digit1" })).toBeNull(); // AltGr on many keyboards
  });
});
