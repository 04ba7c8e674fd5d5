import { expect, it } from "vitest";
import { contrast, parseHex } from "./contrast";
import { lookFor } from "./look";

const grounds = { light: ["#ffffff", "#fbf7f2"], dark: ["#26201c", "#1b1714"] } as const;

function ratio(a: string, b: string): number {
  const [first, second] = [parseHex(a), parseHex(b)];
  return first && second ? contrast(first, second) : 0;
}

it.each(["#b4512b", "#ffff00", "#ffffff", "#000000", "#00ff00", "#ff00ff", "#7f7f7f", "#0000ff", "#e8895f"])(
  "makes %s readable, as a ground and as a text, in both schemes",
  (accent) => {
    for (const scheme of ["light", "dark"] as const) {
      const look = lookFor(accent, scheme === "dark");
      expect(ratio(look?.accent ?? "", look?.accentInk ?? "")).toBeGreaterThanOrEqual(4.5);
      for (const ground of grounds[scheme])
        expect(ratio(look?.accent ?? "", ground)).toBeGreaterThanOrEqual(4.5);
    }
  },
);

it("leaves a colour alone that can be read already, and refuses what is none", () => {
  expect(lookFor("#005a9c", false)).toEqual({ accent: "#005a9c", accentInk: "#ffffff" });
  for (const bad of ["", "red", "#fff", "#12345g", "url(x)"]) expect(lookFor(bad, false)).toBeUndefined();
});

it("knows the figures of the standard", () => {
  expect(ratio("#000000", "#ffffff")).toBeCloseTo(21);
  expect(ratio("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});
