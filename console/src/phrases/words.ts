import { feelingName } from "../feeling/words";
import { texts } from "../i18n/texts";
import { ENOUGH_ANSWERS } from "../report/satisfaction";
import type { Phrase, PhraseRecord, Share } from "./wire";

export function momentName(moment: string | null): string {
  if (moment === null) return texts.phrases.noMoment;
  return texts.suggestion.moment[moment] ?? moment;
}

/** "for frustrated or angry", the most fitting first. */
export function feelingNames(feelings: readonly string[]): string {
  return feelings.map((label) => feelingName(label).toLowerCase()).join(", ");
}

/** A tone by its two words; the one that says nothing is left out unless it is all there is. */
export function toneName(phrase: Phrase): string {
  const { tones } = texts.phrases;
  const words = [phrase.formality, phrase.directness].filter(
    (word) => word !== "neutral" && word !== "plain",
  );
  return (words.length === 0 ? ["plain"] : words).map((word) => tones[word] ?? word).join(", ");
}

/** What became of a phrase, sentence by sentence; a share is an interval, and none while there is too little. */
export function recordWords(record: PhraseRecord): { text: string; few: boolean }[] {
  const words = texts.phrases.record;
  if (record.offered === 0) return [{ text: words.never, few: true }];
  const counts = [
    words.offered(record.offered),
    words.asIs(record.accepted),
    words.edited(record.edited),
    words.dismissed(record.dismissed),
  ].join(", ");
  const sentences = [{ text: `${counts}.`, few: false }];
  const used = interval(record.used);
  if (used !== null) sentences.push({ text: words.used(used.low, used.high), few: false });
  else if (record.used.count > 0) {
    sentences.push({ text: words.usedFew(record.used.positive, record.used.count), few: true });
  }
  const eased = interval(record.eased);
  if (eased !== null) {
    sentences.push({ text: words.eased(eased.low, eased.high, record.eased.count), few: false });
  } else if (record.eased.count > 0) {
    sentences.push({ text: words.easedFew(record.eased.positive, record.eased.count), few: true });
  }
  return sentences;
}

function interval(share: Share): { low: number; high: number } | null {
  if (share.count < ENOUGH_ANSWERS || share.low === null || share.high === null) return null;
  return { low: share.low, high: share.high };
}
