import type { Emotion } from "@warmline/widget/protocol";
import { texts } from "../i18n/texts";

/** Below this the label itself is not worth naming; the reading then says "Unclear". */
const NAMEABLE = 0.25;

export function feelingName(label: string): string {
  const names: Record<string, unknown> = texts.feeling;
  const name = Object.hasOwn(names, label) ? names[label] : undefined;
  return typeof name === "string" ? name : texts.feeling.unknown;
}

/** The feeling in one word, for lists. */
export function feelingOf(emotion: Emotion): string {
  return emotion.confidence < NAMEABLE ? texts.feeling.unknown : feelingName(emotion.primary);
}

/** "Frustrated, fairly sure": a reading never shows without how far to trust it. */
export function feelingWithCertainty(emotion: Emotion): string {
  if (emotion.corrected) return texts.feeling.corrected(feelingOf(emotion));
  return texts.feeling.withCertainty(feelingOf(emotion), certainty(emotion.confidence));
}

export function certainty(confidence: number): string {
  const { very, fairly, little, guess } = texts.feeling.sure;
  if (confidence >= 0.85) return very;
  if (confidence >= 0.6) return fairly;
  return confidence >= 0.4 ? little : guess;
}

export type Urgency = "low" | "middle" | "high";

/** The thirds that docs/protocol.md gives their meaning. */
export function urgency(value: number): Urgency {
  if (value < 1 / 3) return "low";
  return value < 2 / 3 ? "middle" : "high";
}

export function concernName(kind: string): string {
  return texts.hear.concern[kind] ?? kind;
}

/** How a feeling is drawn: a shape of its own for each family, so that colour is never needed to tell them apart. */
export type FeelingShape = "hot" | "low" | "uneasy" | "puzzled" | "pressed" | "warm" | "calm" | "unclear";

export function feelingShape(emotion: Emotion): FeelingShape {
  if (emotion.confidence < NAMEABLE) return "unclear";
  switch (emotion.primary) {
    case "anger":
    case "frustration":
      return "hot";
    case "disappointment":
    case "sadness":
      return "low";
    case "worry":
      return "uneasy";
    case "confusion":
      return "puzzled";
    case "urgency":
      return "pressed";
    case "gratitude":
    case "joy":
      return "warm";
    case "neutral":
      return "calm";
  }
}
