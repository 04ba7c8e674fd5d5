import { texts } from "../i18n/texts";

/** How a suggestion sounds, where that is worth a word: "Relaxed and gentle" for `casual-gentle`, null for the usual. */
export function toneWords(tone: string): string | null {
  const said = tone.split("-").flatMap((part) => texts.suggestion.tone[part] ?? []);
  if (said.length === 0) return null;
  const words = said.join(texts.suggestion.toneAnd);
  return words.charAt(0).toLocaleUpperCase(texts.locale) + words.slice(1);
}
