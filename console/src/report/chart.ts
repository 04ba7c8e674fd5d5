import { type Group, isTooFew } from "./satisfaction";

export type ChartBox = {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
};

/** One week as the chart draws it. `y` values are null for a week without answers: a gap, not a zero. */
export type Mark = {
  key: string;
  x: number;
  y: number | null;
  yLow: number | null;
  yHigh: number | null;
  tooFew: boolean;
};

/** Places weeks from left to right and shares from 0 (bottom) to 1 (top). */
export function marks(groups: ReadonlyArray<Group>, box: ChartBox): Mark[] {
  const inner = box.width - box.left - box.right;
  const step = groups.length === 0 ? 0 : inner / groups.length;
  return groups.map((group, index) => ({
    key: group.key,
    x: round(box.left + step * (index + 0.5)),
    y: yOf(group.score.value, box),
    yLow: yOf(group.score.low, box),
    yHigh: yOf(group.score.high, box),
    tooFew: isTooFew(group.score),
  }));
}

export function yOf(share: number, box: ChartBox): number;
export function yOf(share: number | null, box: ChartBox): number | null;
export function yOf(share: number | null, box: ChartBox): number | null {
  if (share === null) return null;
  return round(box.top + (1 - share) * (box.height - box.top - box.bottom));
}

/** Which weeks get a label under them, so that labels never touch: at most `most`, evenly, always the last. */
export function labelled(count: number, most: number): Set<number> {
  const every = Math.max(1, Math.ceil(count / most));
  const chosen = new Set<number>();
  for (let index = count - 1; index >= 0; index -= every) chosen.add(index);
  return chosen;
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}
