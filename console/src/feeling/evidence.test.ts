import { describe, expect, it } from "vitest";
import { stretches } from "./evidence";

const carried = (text: string, ...spans: Array<[number, number]>) =>
  stretches(
    text,
    spans.map(([from, to]) => ({ from, to, text: "", label: "anger" })),
  );

describe("words that carry the feeling", () => {
  it("are cut out where the offsets say, in UTF-16 units", () => {
    expect(carried("😀 this is awful!", [11, 16])).toEqual([
      { text: "😀 this is ", label: null },
      { text: "awful", label: "anger" },
      { text: "!", label: null },
    ]);
  });

  it.each<[string, Array<[number, number]>]>([
    ["past the end", [[3, 99]]],
    ["backwards", [[4, 2]]],
    ["through an emoji", [[1, 4]]],
    ["empty", [[2, 2]]],
  ])("are left alone when the offsets lie %s", (_, spans) => {
    expect(carried("😀 bad", ...spans)).toEqual([{ text: "😀 bad", label: null }]);
  });

  it("never lose or repeat a character when they overlap or come unsorted", () => {
    const text = "never ever again";
    const cut = carried(text, [6, 10], [0, 8], [11, 16], [0, 5]);
    expect(cut.map((stretch) => stretch.text).join("")).toBe(text);
  });
});
