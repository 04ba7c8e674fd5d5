import type { SatisfactionReport, Score } from "@warmline/widget/protocol";

export type Group = SatisfactionReport["groups"][number];

/** Below this many answers a share is chance more than anything else; it is shown in grey and said so. */
export const ENOUGH_ANSWERS = 30;

export function isTooFew(score: Score): boolean {
  return score.count < ENOUGH_ANSWERS;
}
