import { CONCERN_KINDS, EMOTION_LABELS, type Emotion } from "@warmline/widget/protocol";
import { describe, expect, it } from "vitest";
import { texts } from "../i18n/texts";
import { certainty, concernName, feelingName, feelingOf, feelingWithCertainty, urgency } from "./words";

function reading(primary: Emotion["primary"], confidence: number): Emotion {
  return {
    primary,
    confidence,
    scores: {},
    valence: 0,
    intensity: 0,
    urgency: 0,
    language: "en",
    evidence: [],
    concerns: [],
    escalation: null,
    detector: "test",
  };
}

describe("feelings in words", () => {
  it.each([...EMOTION_LABELS])("%s has a name of its own", (label) => {
    expect(feelingName(label)).not.toBe(texts.feeling.unknown);
  });

  it("never stand without how sure we are", () => {
    expect(feelingWithCertainty(reading("frustration", 0.7))).toBe("Frustrated, fairly sure");
  });

  it("are called unclear when the reading hardly trusts itself", () => {
    expect(feelingOf(reading("anger", 0.2))).toBe("Unclear");
  });

  it("do not fall for labels that happen to be object members", () => {
    expect(feelingName("constructor")).toBe("Unclear");
    expect(feelingName("sure")).toBe("Unclear");
  });

  it("get less certain step by step", () => {
    expect([0.9, 0.7, 0.5, 0.1].map(certainty)).toEqual([
      "very sure",
      "fairly sure",
      "not very sure",
      "only a guess",
    ]);
  });
});

describe("urgency and concerns", () => {
  it("change at the thirds of the protocol", () => {
    expect([0, 0.33, 0.34, 0.66, 0.67, 1].map(urgency)).toEqual([
      "low",
      "low",
      "middle",
      "middle",
      "high",
      "high",
    ]);
  });

  it.each([...CONCERN_KINDS])("%s is said in words", (kind) => {
    expect(concernName(kind)).not.toBe(kind);
  });
});
