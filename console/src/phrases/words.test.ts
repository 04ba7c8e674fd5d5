import { describe, expect, it } from "vitest";
import { aPhrase, aRecord } from "./phraseFixture";
import { recordWords, toneName } from "./words";

const share = (positive: number, count: number) => ({
  value: positive / count,
  low: 0.4,
  high: 0.8,
  positive,
  count,
});

describe("a record in words", () => {
  it("says so when nobody has seen the phrase", () => {
    expect(recordWords(aRecord())).toEqual([{ text: "Not suggested yet.", few: true }]);
  });

  it("draws no conclusion from a few", () => {
    const record = aRecord({ offered: 5, accepted: 1, edited: 1, dismissed: 1, used: share(2, 3) });
    expect(recordWords(record).map(({ text }) => text)).toEqual([
      "Suggested 5 times, used as it is 1, edited 1, dismissed 1.",
      "Used 2 of 3 times: too few to say.",
    ]);
  });

  it("gives an interval and no bare share where there are enough", () => {
    const record = aRecord({ offered: 90, used: share(20, 30), eased: share(18, 30) });
    const words = recordWords(record).map(({ text }) => text);
    expect(words[1]).toBe("Used in 40% to 80% of the suggestions somebody decided about.");
    expect(words[2]).toContain("40% to 80% of 30 uses");
  });
});

describe("a tone", () => {
  it.each([
    ["neutral", "plain", "plain"],
    ["casual", "plain", "relaxed"],
    ["formal", "direct", "formal, to the point"],
  ])("%s and %s is called %s", (formality, directness, name) => {
    expect(toneName(aPhrase({ formality, directness }))).toBe(name);
  });
});
