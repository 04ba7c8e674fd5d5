import type { Item, Phrase, PhraseRecord } from "./wire";

export function aPhrase(fields: Partial<Phrase> = {}): Phrase {
  return {
    id: "0193f2a4-5a3e-7c11-9d4e-2f6a1b3c4d5e",
    version: 3,
    key: "late-delivery-act-1",
    locale: "en",
    situation: "late-delivery",
    title: "An order is late",
    moment: "act",
    feelings: ["worry"],
    formality: "neutral",
    directness: "plain",
    text: "I'm looking into where it is.",
    answers: ["where is it"],
    avoid: null,
    neverFor: [],
    source: "shipped",
    state: "in-use",
    ...fields,
  };
}

export function aRecord(fields: Partial<PhraseRecord> = {}): PhraseRecord {
  const unknown = { value: null, low: null, high: null, positive: 0, count: 0 };
  return { offered: 0, accepted: 0, edited: 0, dismissed: 0, used: unknown, eased: unknown, ...fields };
}

export function anItem(fields: Partial<Phrase> = {}): Item {
  return { phrase: aPhrase(fields), record: aRecord() };
}
