import { describe, expect, it } from "vitest";
import { type ChartBox, labelled, marks } from "./chart";
import type { Group } from "./satisfaction";

const box: ChartBox = { width: 120, height: 110, left: 20, right: 0, top: 5, bottom: 5 };

function week(key: string, value: number | null, count: number): Group {
  return {
    key,
    score: { value, low: value, high: value, positive: 0, count },
    responseRate: { value: null, low: null, high: null, asked: 0, answered: 0 },
  };
}

describe("the trend", () => {
  it("puts all happy at the top, none at the bottom, weeks from left to right", () => {
    const drawn = marks([week("a", 1, 50), week("b", 0, 50)], box);
    expect(drawn.map((mark) => [mark.x, mark.y])).toEqual([
      [45, 5],
      [95, 105],
    ]);
  });

  it("leaves a gap for a week without answers instead of drawing zero", () => {
    expect(marks([week("a", null, 0)], box)[0]).toMatchObject({ y: null, yLow: null, tooFew: true });
  });

  it("knows which weeks have too few answers", () => {
    const drawn = marks([week("a", 0.5, 29), week("b", 0.5, 30)], box);
    expect(drawn.map((mark) => mark.tooFew)).toEqual([true, false]);
  });
});

describe("labels", () => {
  it("always name the latest week and never more than there is room for", () => {
    expect([...labelled(13, 5)].sort((a, b) => a - b)).toEqual([0, 3, 6, 9, 12]);
    expect([...labelled(2, 5)].sort()).toEqual([0, 1]);
    expect(labelled(0, 5).size).toBe(0);
  });
});
