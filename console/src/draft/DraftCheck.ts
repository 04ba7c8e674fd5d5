import { type ReadonlySignal, signal } from "@preact/signals";
import type { Clock } from "@warmline/widget/connection";
import { listOf, object, string, whole } from "@warmline/widget/protocol";
import { read } from "../server/decode";
import type { Http } from "../server/Http";
import type { DraftChoice } from "./DraftChoice";

export const PAUSE_MS = 500;
export const MOST_HINTS = 3;
/** In UTF-16 units, which are never fewer than the code points the server counts. */
const MOST_CHARACTERS = 10_000;

type Words = { readonly from: number; readonly to: number; readonly text: string };

/** `kind` and `state` are open: a server that knows more must not silence the others. */
export type Hint = {
  readonly kind: string;
  readonly state: string;
  readonly evidence: readonly Words[];
  readonly text: string;
};

const decodeAnswer = object<{ hints: readonly Hint[] }>({
  hints: listOf(
    object<Hint>({
      kind: string,
      state: string,
      evidence: listOf(object<Words>({ from: whole, to: whole, text: string })),
      text: string,
    }),
  ),
});

/** Quiet hints on a reply, asked for when typing pauses. They hold nothing up: without an answer there are none. */
export class DraftCheck {
  private readonly found = signal<ReadonlyArray<Hint>>([]);
  readonly hints: ReadonlySignal<ReadonlyArray<Hint>> = this.found;
  private cancel: (() => void) | null = null;
  /** Answers to an earlier turn of the draft come too late. */
  private turn = 0;

  constructor(
    private readonly http: Http,
    private readonly clock: Clock,
    private readonly conversation: string,
    readonly choice: DraftChoice,
  ) {}

  /** With every change of the reply. */
  typed(draft: string): void {
    this.halt();
    if (!this.choice.on.peek() || draft.trim() === "" || draft.length > MOST_CHARACTERS) {
      this.found.value = [];
      return;
    }
    this.cancel = this.clock.after(PAUSE_MS, () => void this.ask(draft));
  }

  /** The reply is on its way, or is no longer on the screen. */
  stop(): void {
    this.halt();
    this.found.value = [];
  }

  turnTo(on: boolean, draft: string): void {
    this.choice.set(on);
    this.typed(draft);
  }

  private halt(): void {
    this.cancel?.();
    this.cancel = null;
    this.turn++;
  }

  private async ask(draft: string): Promise<void> {
    const turn = this.turn;
    let hints: ReadonlyArray<Hint> = [];
    try {
      const body = { conversation: this.conversation, draft };
      hints = read(decodeAnswer, await this.http.ask("POST", "/api/v1/draft-check", body)).hints;
    } catch {
      // A hint is an offer. Its absence is nothing to read about while writing.
    }
    if (turn === this.turn) this.found.value = hints.slice(0, MOST_HINTS);
  }
}
