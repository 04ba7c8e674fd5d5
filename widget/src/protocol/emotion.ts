import {
  boolean,
  type Decoder,
  listOf,
  number,
  object,
  oneOf,
  optional,
  orNull,
  recordOf,
  string,
  whole,
  withDefault,
} from "./decode";

export const EMOTION_LABELS = [
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
export type EmotionLabel = (typeof EMOTION_LABELS)[number];

export const CONCERN_KINDS = [
  "person-requested",
  "strong-emotion",
  "bereavement",
  "illness",
  "self-harm",
  "threat",
  "legal",
  "safety",
  "vulnerable",
  "repeated-failure",
  "abuse",
  "low-confidence",
] as const;
export type ConcernKind = (typeof CONCERN_KINDS)[number];

/** `from` and `to` are UTF-16 offsets into the text that was read. */
export type Evidence = {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly label?: string;
  readonly weight?: number;
};

export type Concern = {
  readonly kind: ConcernKind;
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
};

export type Emotion = {
  readonly primary: EmotionLabel;
  readonly scores: Readonly<Record<string, number>>;
  readonly valence: number;
  readonly intensity: number;
  readonly urgency: number;
  readonly confidence: number;
  readonly language: string;
  readonly evidence: readonly Evidence[];
  readonly concerns: readonly Concern[];
  readonly escalation: { readonly reason: ConcernKind; readonly because: string } | null;
  readonly detector: string;
  /** A person put it right. */
  readonly corrected?: boolean;
};

const evidence = object<Evidence>({
  from: whole,
  to: whole,
  text: withDefault(string, ""),
  label: optional(string),
  weight: optional(number),
});

const concernKind = oneOf(CONCERN_KINDS);

export const emotion: Decoder<Emotion> = object<Emotion>({
  primary: oneOf(EMOTION_LABELS),
  scores: recordOf(number),
  valence: number,
  intensity: number,
  urgency: number,
  confidence: number,
  language: withDefault(string, ""),
  evidence: withDefault(listOf(evidence), []),
  concerns: withDefault(
    listOf(
      object<Concern>({ kind: concernKind, confidence: number, evidence: withDefault(listOf(evidence), []) }),
    ),
    [],
  ),
  escalation: orNull(
    object<{ readonly reason: ConcernKind; readonly because: string }>({
      reason: concernKind,
      because: string,
    }),
  ),
  detector: withDefault(string, ""),
  corrected: optional(boolean),
});

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
export type Moment = (typeof MOMENTS)[number];

/** A sentence for people. */
export type Reason = { readonly kind: string; readonly text: string; readonly weight?: number };
export const reason = object<Reason>({ kind: string, text: string, weight: optional(number) });

export type Suggestion = {
  readonly id: string;
  readonly phraseId: string;
  readonly text: string;
  readonly template: string;
  readonly locale: string;
  readonly situation: string;
  readonly feeling: string;
  readonly moment: Moment;
  readonly tone: string;
  readonly score: number;
  readonly reasons: readonly Reason[];
};

export const suggestion = object<Suggestion>({
  id: string,
  phraseId: string,
  text: string,
  template: withDefault(string, ""),
  locale: withDefault(string, ""),
  situation: withDefault(string, ""),
  feeling: withDefault(string, ""),
  moment: oneOf(MOMENTS),
  tone: withDefault(string, ""),
  score: number,
  reasons: withDefault(listOf(reason), []),
});
