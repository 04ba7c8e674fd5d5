import {
  boolean,
  decode,
  listOf,
  number,
  object,
  oneOf,
  orNull,
  string,
  whole,
  withDefault,
} from "@warmline/widget/protocol";
import { RequestFailed } from "../server/RequestFailed";

export type Share = {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly positive: number;
  readonly count: number;
};

export type PhraseRecord = {
  readonly offered: number;
  readonly accepted: number;
  readonly edited: number;
  readonly dismissed: number;
  readonly used: Share;
  readonly eased: Share;
};

export type Phrase = {
  readonly id: string;
  readonly version: number;
  readonly key: string;
  readonly locale: string;
  readonly situation: string | null;
  readonly title: string | null;
  readonly moment: string | null;
  readonly feelings: readonly string[];
  readonly formality: string;
  readonly directness: string;
  readonly text: string;
  readonly answers: readonly string[];
  readonly avoid: string | null;
  readonly neverFor: readonly string[];
  readonly source: string;
  readonly state: string;
};

export type Item = { readonly phrase: Phrase; readonly record: PhraseRecord };

export type Situation = {
  readonly locale: string;
  readonly key: string;
  readonly title: string;
  readonly phrases: number;
};

const share = object<Share>({
  value: orNull(number),
  low: orNull(number),
  high: orNull(number),
  positive: whole,
  count: whole,
});

export const phrase = object<Phrase>({
  id: string,
  version: whole,
  key: string,
  locale: string,
  situation: orNull(string),
  title: orNull(string),
  moment: orNull(string),
  feelings: withDefault(listOf(string), []),
  formality: string,
  directness: string,
  text: string,
  answers: withDefault(listOf(string), []),
  avoid: orNull(string),
  neverFor: withDefault(listOf(string), []),
  source: string,
  state: string,
});

export const item = object<Item>({
  phrase,
  record: object<PhraseRecord>({
    offered: whole,
    accepted: whole,
    edited: whole,
    dismissed: whole,
    used: share,
    eased: share,
  }),
});

export const phrasePage = object<{ items: readonly Item[]; next: string | null }>({
  items: listOf(item),
  next: orNull(string),
});

export const situationList = object<{ items: readonly Situation[] }>({
  items: listOf(object<Situation>({ locale: string, key: string, title: string, phrases: whole })),
});

export type Checked = { readonly hints: readonly { readonly text: string }[]; readonly keep: Keep };
export type Keep = "record" | "nothing";

export const checked = object<Checked>({
  hints: listOf(object<{ text: string }>({ text: string })),
  keep: oneOf(["record", "nothing"]),
});

const outdated = object<{ current: Phrase }>({ current: phrase });

/** The newer phrase that a refusal for an old version brings along; null of any other failure. */
export function newerOf(error: unknown): Phrase | null {
  if (!(error instanceof RequestFailed) || error.code !== "conflict") return null;
  const found = decode(outdated, error.answer);
  return found.ok ? found.value.current : null;
}

export type ImportReport = {
  readonly applied: boolean;
  readonly added: number;
  readonly changed: number;
  readonly skipped: number;
  readonly toReview: number;
  readonly lines: readonly ImportLine[];
};

export type ImportLine = {
  readonly line: number;
  readonly result: string;
  readonly text: string;
  readonly reason: string | null;
};

export const importReport = object<ImportReport>({
  applied: boolean,
  added: whole,
  changed: whole,
  skipped: whole,
  toReview: whole,
  lines: listOf(object<ImportLine>({ line: whole, result: string, text: string, reason: orNull(string) })),
});

export type Rebuild = {
  readonly state: "none" | "running" | "done" | "failed";
  readonly phase: string | null;
  readonly done: number;
  readonly total: number;
};

export const rebuild = object<Rebuild>({
  state: oneOf(["none", "running", "done", "failed"]),
  phase: orNull(string),
  done: whole,
  total: whole,
});
