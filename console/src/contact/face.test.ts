import { describe, expect, it } from "vitest";
import { hue, initials } from "./face";

describe("an avatar", () => {
  it.each([
    ["Mara Lindqvist", "ML"],
    ["  ines  maria carvalho ", "IC"],
    ["Jonas", "J"],
    ["Visitor 4F2A", "V4"],
    ["😀 Smith", "😀S"],
    ["", ""],
  ])("of %j has the letters %j", (name, letters) => {
    expect(initials(name)).toBe(letters);
  });

  it("keeps its colour, and ids that differ little differ in it", () => {
    const id = "019dbb39-10f4-7c7e-8a33-5d20c1f7e402";
    expect(hue(id)).toBe(hue(id));
    expect(hue(id)).not.toBe(hue(id.replace("e402", "e403")));
    expect(hue(id)).toBeGreaterThanOrEqual(0);
    expect(hue(id)).toBeLessThan(360);
  });
});
