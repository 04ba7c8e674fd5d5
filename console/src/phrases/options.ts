/** The words of the wire, in the order in which a person looks for them. */
export const MOMENTS = [
  "acknowledge",
  "validate",
  "apologise",
  "clarify",
  "own",
  "act",
  "wait",
  "refuse",
  "hand over",
  "close",
  "thank",
] as const;
export const FEELINGS = [
  "anger",
  "frustration",
  "disappointment",
  "worry",
  "confusion",
  "sadness",
  "urgency",
  "gratitude",
  "joy",
  "neutral",
] as const;
export const FORMALITIES = ["casual", "neutral", "formal"] as const;
export const DIRECTNESSES = ["gentle", "plain", "direct"] as const;
export const TONES = [...FORMALITIES, ...DIRECTNESSES] as const;
export const SOURCES = ["shipped", "own", "imported"] as const;
export const STATES = ["in-use", "to-review", "retired"] as const;
export const AUDIENCES = ["customer", "supplier", "neighbour", "staff"] as const;
/** The topics at which some phrases would hurt. */
export const TOPICS = [
  "bereavement",
  "illness",
  "self-harm",
  "threat",
  "legal",
  "safety",
  "vulnerable",
  "abuse",
] as const;
