import { describe, expect, it } from "vitest";
import { stretches, telling, wordings } from "./evidence";

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

describe("the words shown for a reading", () => {
  const text = "When? Still late, and late again: still nothing";
  const word = (words: string, label: string, weight: number, from = text.indexOf(words)) => ({
    from,
    to: from + words.length,
    text: words,
    label,
    weight,
  });

  it("leave out what only hints, and what speaks against its feeling", () => {
    const shown = telling([
      word("When", "confusion", 0.2),
      word("late", "anger", -0.4),
      word("nothing", "worry", 0.35),
    ]);
    expect(shown.map(({ text }) => text)).toEqual(["nothing"]);
  });

  it("say each wording once, with the feeling it speaks for most", () => {
    const shown = wordings([
      word("still", "urgency", 0.3),
      word("Still", "frustration", 0.5),
      word("late", "worry", 0.4),
      word("late again", "frustration", 0.6),
      word("nothing", "sadness", 0.3),
    ]);
    expect(shown.map(({ text, label }) => `${text}: ${label}`)).toEqual([
      "Still: frustration",
      "late: worry",
      "late again: frustration",
      "nothing: sadness",
    ]);
  });

  it("leave out a wording inside one that speaks more", () => {
    const shown = telling([word("again", "urgency", 0.3), word("late again", "frustration", 0.6)]);
    expect(shown.map(({ text }) => text)).toEqual(["late again"]);
  });
});
