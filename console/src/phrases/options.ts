import type { ConcernKind } from "@warmline/widget/protocol";

/** What the owner chooses among, beside the feelings and moments of the wire, in the order in which a person looks for it. */
export const FORMALITIES = ["casual", "neutral", "formal"] as const;
export const DIRECTNESSES = ["gentle", "plain", "direct"] as const;
export const TONES = [...FORMALITIES, ...DIRECTNESSES] as const;
export const SOURCES = ["shipped", "own", "imported"] as const;
export const STATES = ["in-use", "to-review", "retired"] as const;
export const AUDIENCES = ["customer", "supplier", "neighbour", "staff"] as const;
/** The topics at which some phrases would hurt. */
export const TOPICS: readonly ConcernKind[] = [
  "bereavement",
  "illness",
  "self-harm",
  "threat",
  "legal",
  "safety",
  "vulnerable",
  "abuse",
];
