import type { Evidence } from "@warmline/widget/protocol";

/** A stretch of a message; `label` names the feeling its words carry, null for ordinary text. */
export type Stretch = { text: string; label: string | null };

/**
 * Cuts a text at its evidence. The stretches always join to the text again, whatever offsets came: ones outside it,
 * overlapping an earlier one, or cutting a character in half are left out.
 */
export function stretches(text: string, evidence: ReadonlyArray<Evidence>): Stretch[] {
  const cuts: Stretch[] = [];
  let done = 0;
  for (const { from, to, label } of [...evidence].sort((a, b) => a.from - b.from)) {
    if (from < done || to <= from || to > text.length) continue;
    if (splitsCharacter(text, from) || splitsCharacter(text, to)) continue;
    if (from > done) cuts.push({ text: text.slice(done, from), label: null });
    cuts.push({ text: text.slice(from, to), label: label ?? "unknown" });
    done = to;
  }
  if (done < text.length) cuts.push({ text: text.slice(done), label: null });
  return cuts;
}

/** Below this a word only hints, as "when" does at a question: it counts a little, and says nothing to a person. */
const TELLING = 0.3;

/** What speaks for its feeling so much that a person sees why; of words that overlap, those that speak most. */
export function telling(evidence: ReadonlyArray<Evidence>): Evidence[] {
  const kept: Evidence[] = [];
  for (const each of strongestFirst(evidence)) {
    const tells = each.weight === undefined || each.weight >= TELLING;
    if (tells && kept.every(({ from, to }) => to <= each.from || each.to <= from)) kept.push(each);
  }
  return kept.sort((a, b) => a.from - b.from);
}

/** Each wording once, with the feeling it speaks for most. */
export function wordings(evidence: ReadonlyArray<Evidence>): Evidence[] {
  const kept = new Map<string, Evidence>();
  for (const each of strongestFirst(evidence)) {
    const words = each.text.toLocaleLowerCase();
    if (!kept.has(words)) kept.set(words, each);
  }
  return [...kept.values()].sort((a, b) => a.from - b.from);
}

function strongestFirst(evidence: ReadonlyArray<Evidence>): Evidence[] {
  return [...evidence].sort((a, b) => (b.weight ?? 0) - (a.weight ?? 0));
}

function splitsCharacter(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
