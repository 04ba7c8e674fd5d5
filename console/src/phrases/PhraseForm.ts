import { signal } from "@preact/signals";
import { read } from "../server/decode";
import type { Http } from "../server/Http";
import { RequestFailed } from "../server/RequestFailed";
import { checked, type Item, item, type Keep, newerOf, type Phrase } from "./wire";

export type PhraseFields = {
  locale: string;
  situation: string;
  title: string;
  situationKey: string;
  audience: readonly string[];
  about: string;
  text: string;
  moment: string;
  feelings: readonly string[];
  formality: string;
  directness: string;
  answers: string;
  avoid: string;
  neverFor: readonly string[];
};

/** In the choice of situations, the one that is to be made. */
export const NEW_SITUATION = "*";

/** What is being written: a new phrase, or a known one that is changed. */
export class PhraseForm {
  readonly fields;
  readonly problems = signal<Readonly<Record<string, string>>>({});
  readonly hints = signal<readonly string[]>([]);
  readonly keep = signal<Keep>("record");
  readonly theirs = signal<Phrase | null>(null);
  private version: number;
  private keepChosen = false;
  private asked = 0;
  /** What the server has said to keep or not: another text may deserve another answer. */
  private answeredFor = "";

  constructor(
    private readonly http: Http,
    readonly before: Phrase | null,
    locale: string,
  ) {
    this.version = before?.version ?? 0;
    this.fields = signal(before === null ? empty(locale) : fieldsOf(before));
  }

  write(change: Partial<PhraseFields>): void {
    this.fields.value = { ...this.fields.peek(), ...change };
    const { [Object.keys(change)[0] ?? ""]: _, ...others } = this.problems.peek();
    this.problems.value = others;
  }

  choose(keep: Keep): void {
    this.keepChosen = true;
    this.keep.value = keep;
  }

  /** Whether anything was written that is not saved. */
  get changed(): boolean {
    const start = this.before === null ? empty(this.fields.peek().locale) : fieldsOf(this.before);
    return JSON.stringify(start) !== JSON.stringify(this.fields.peek());
  }

  /** Which fields somebody else changed, meanwhile, from what was here. */
  get changedByThem(): (keyof PhraseFields)[] {
    const theirs = this.theirs.value;
    if (this.before === null || theirs === null) return [];
    const was = fieldsOf(this.before);
    const now = fieldsOf(theirs);
    const names = Object.keys(now) as (keyof PhraseFields)[];
    return names.filter((name) => JSON.stringify(was[name]) !== JSON.stringify(now[name]));
  }

  /** Whether there is a record to decide about. */
  get asksForRecord(): boolean {
    return this.before !== null && this.before.state === "in-use";
  }

  /** Hints on the words, and how much they changed; silence when the server cannot say. */
  async check(): Promise<void> {
    const { text, moment, situation } = this.fields.peek();
    if (this.before === null || text.trim() === "") return;
    const asking = ++this.asked;
    try {
      const found = read(
        checked,
        await this.http.ask("POST", `/api/v1/phrases/${this.before.id}/check`, { text, moment, situation }),
      );
      if (asking !== this.asked) return;
      this.hints.value = found.hints.map((hint) => hint.text);
      this.answeredFor = JSON.stringify([text, moment, situation]);
      if (!this.keepChosen) this.keep.value = found.keep;
    } catch {
      // A hint that cannot be had is none.
    }
  }

  /** The saved phrase; null when it was refused, and the fields say why. */
  async save(): Promise<Item | null> {
    const fields = this.fields.peek();
    const isNew = fields.situation === NEW_SITUATION;
    const body = {
      ...(this.before === null ? { locale: fields.locale } : { version: this.version, ...this.decided() }),
      ...(isNew
        ? {
            newSituation: {
              key: fields.situationKey,
              title: fields.title,
              audience: fields.audience,
              about: lines(fields.about),
            },
          }
        : { situation: fields.situation === "" ? null : fields.situation }),
      text: fields.text,
      moment: fields.moment === "" ? null : fields.moment,
      feelings: fields.feelings,
      formality: fields.formality,
      directness: fields.directness,
      answers: lines(fields.answers),
      avoid: fields.avoid.trim() === "" ? null : fields.avoid,
      neverFor: fields.neverFor,
    };
    try {
      const answer =
        this.before === null
          ? await this.http.ask("POST", "/api/v1/phrases", body)
          : await this.http.ask("PUT", `/api/v1/phrases/${this.before.id}`, body);
      return read(item, answer);
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error;
      if (error.code === "invalid_field") {
        this.problems.value = Object.fromEntries(
          error.fields.map(({ field, message }) => [fieldOf(field), message]),
        );
        return null;
      }
      const newer = newerOf(error);
      if (newer !== null) {
        this.version = newer.version;
        this.theirs.value = newer;
        return null;
      }
      throw error;
    }
  }

  /** Nothing when nobody has decided yet: the server does, by how much changed. */
  private decided(): { keep?: Keep } {
    const { text, moment, situation } = this.fields.peek();
    const answered = this.answeredFor === JSON.stringify([text, moment, situation]);
    return this.keepChosen || answered ? { keep: this.keep.peek() } : {};
  }

  takeTheirs(): void {
    const theirs = this.theirs.peek();
    if (theirs !== null) this.fields.value = fieldsOf(theirs);
    this.theirs.value = null;
  }
}

function fieldOf(wire: string): string {
  const names: Record<string, string> = {
    "newSituation.key": "situationKey",
    "newSituation.title": "title",
    "newSituation.audience": "audience",
    "newSituation.about": "about",
  };
  return names[wire] ?? wire;
}

/** One wording to a line; what is blank is none. */
export function lines(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function empty(locale: string): PhraseFields {
  return {
    locale,
    situation: "",
    title: "",
    situationKey: "",
    audience: ["customer"],
    about: "",
    text: "",
    moment: "",
    feelings: [],
    formality: "neutral",
    directness: "plain",
    answers: "",
    avoid: "",
    neverFor: [],
  };
}

function fieldsOf(phrase: Phrase): PhraseFields {
  return {
    ...empty(phrase.locale),
    situation: phrase.situation ?? "",
    text: phrase.text,
    moment: phrase.moment ?? "",
    feelings: phrase.feelings,
    formality: phrase.formality,
    directness: phrase.directness,
    answers: phrase.answers.join("\n"),
    avoid: phrase.avoid ?? "",
    neverFor: phrase.neverFor,
  };
}
