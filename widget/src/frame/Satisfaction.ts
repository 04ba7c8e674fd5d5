import { signal } from "@preact/signals";
import type { Satisfaction as Stored } from "../protocol/visitor";
import type { Answer } from "./api";
import type { RatingMemory } from "./Memory";

export type Asking =
  | { readonly step: "hidden" }
  | { readonly step: "question"; readonly name?: string; readonly score?: number; readonly failed?: boolean }
  /** The score is stored; a comment may follow. */
  | { readonly step: "comment"; readonly name?: string; readonly score: number; readonly failed?: boolean }
  | { readonly step: "thanks"; readonly name?: string; readonly score: number };

export type SatisfactionOptions = {
  readonly send: (score: number, comment: string) => Promise<Answer<Stored>>;
  readonly remember: (rating: RatingMemory) => void;
  readonly told: (score: number) => void;
};

/** The question after resolution: asked once for each resolution, may be skipped, and changed afterwards. */
export class Satisfaction {
  readonly state = signal<Asking>({ step: "hidden" });
  readonly busy = signal(false);
  #atSeq = 0;
  #recalled: RatingMemory | undefined;

  constructor(private readonly options: SatisfactionOptions) {}

  recall(rating: RatingMemory): void {
    this.#recalled = rating;
  }

  ask(atSeq: number, name: string | undefined): void {
    if (this.state.value.step !== "hidden") return;
    this.#atSeq = atSeq;
    const named = name === undefined ? {} : { name };
    const before = this.#recalled?.atSeq === atSeq ? this.#recalled : undefined;
    if (before?.skipped) return;
    this.state.value =
      before?.score === undefined
        ? { step: "question", ...named }
        : { step: "thanks", score: before.score, ...named };
  }

  withdraw(): void {
    this.state.value = { step: "hidden" };
  }

  async rate(score: number, comment = ""): Promise<void> {
    const before = this.state.value;
    if (before.step === "hidden" || this.busy.value) return;
    const named = before.name === undefined ? {} : { name: before.name };
    this.busy.value = true;
    const answer = await this.options.send(score, comment);
    this.busy.value = false;
    if (this.state.value.step === "hidden") return;
    if (!answer.ok) {
      // Reopened meanwhile: there is nothing to rate now.
      if (answer.problem?.code === "conflict") this.withdraw();
      else if (before.step === "comment")
        this.state.value = { step: "comment", score, ...named, failed: true };
      else this.state.value = { step: "question", score, ...named, failed: true };
      return;
    }
    this.#keep({ atSeq: this.#atSeq, score });
    this.options.told(score);
    this.state.value =
      before.step === "comment" ? { step: "thanks", score, ...named } : { step: "comment", score, ...named };
  }

  skip(): void {
    this.#keep({ atSeq: this.#atSeq, skipped: "yes" });
    this.withdraw();
  }

  /** No comment wanted, or enough said. */
  finish(): void {
    const { state } = this;
    if (state.value.step === "comment") state.value = { ...state.value, step: "thanks" };
  }

  change(): void {
    const { state } = this;
    if (state.value.step === "thanks" || state.value.step === "comment")
      state.value = { ...state.value, step: "question" };
  }

  #keep(rating: RatingMemory): void {
    this.#recalled = rating;
    this.options.remember(rating);
  }
}
