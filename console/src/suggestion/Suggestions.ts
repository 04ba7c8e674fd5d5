import { computed, type ReadonlySignal, signal } from "@preact/signals";
import {
  suggestion as decodeSuggestion,
  listOf,
  object,
  type Suggestion,
  type SuggestionsFrame,
} from "@warmline/widget/protocol";
import { read } from "../server/decode";
import type { Http } from "../server/Http";

export const MOST_SUGGESTIONS = 3;

export type Outcome = "accepted" | "edited" | "dismissed";

const decodeAnswer = object<{ suggestions: readonly Suggestion[] }>({
  suggestions: listOf(decodeSuggestion),
});

/** What could be answered in one conversation. Only offers: inserting is up to a person, sending even more so. */
export class Suggestions {
  private readonly offered = signal<ReadonlyArray<Suggestion>>([]);
  private readonly gone = signal<ReadonlySet<string>>(new Set());
  /** The message the offers answer; later ones replace them, earlier ones come too late. */
  private seq = 0;

  constructor(
    private readonly http: Http,
    private readonly conversation: string,
  ) {}

  readonly shown: ReadonlySignal<ReadonlyArray<Suggestion>> = computed(() =>
    this.offered.value.filter((suggestion) => !this.gone.value.has(suggestion.id)).slice(0, MOST_SUGGESTIONS),
  );

  /** Asks once for a conversation that waits for an answer; frames bring what comes later. */
  async ask(seq: number): Promise<void> {
    const answer = read(
      decodeAnswer,
      await this.http.ask("POST", "/api/v1/suggestions", {
        conversation: this.conversation,
        limit: MOST_SUGGESTIONS,
      }),
    );
    this.offer(seq, answer.suggestions);
  }

  onFrame(frame: SuggestionsFrame): void {
    this.offer(frame.seq, frame.suggestions);
  }

  /** Somebody answered: what was offered for the words before is over. */
  answered(seq: number): void {
    this.offer(seq, []);
  }

  dismiss(id: string): void {
    this.take(id);
    this.tell(id, "dismissed");
  }

  dismissAll(): void {
    for (const suggestion of this.shown.peek()) this.dismiss(suggestion.id);
  }

  /** Inserted into the composer, so no longer offered. */
  take(id: string): void {
    this.gone.value = new Set(this.gone.peek()).add(id);
  }

  /** Removed from the composer again before it was sent. */
  putBack(id: string): void {
    const gone = new Set(this.gone.peek());
    gone.delete(id);
    this.gone.value = gone;
  }

  sent(id: string, suggested: string, sent: string): void {
    if (sent === suggested) this.tell(id, "accepted");
    else this.tell(id, "edited", sent);
  }

  private offer(seq: number, suggestions: ReadonlyArray<Suggestion>): void {
    if (seq < this.seq) return;
    this.seq = seq;
    this.offered.value = suggestions;
  }

  private tell(id: string, outcome: Outcome, sentText?: string): void {
    const body = sentText === undefined ? { outcome } : { outcome, sentText };
    // Whether this arrives makes later suggestions better or not; it must never get in the way of helping now.
    this.http.ask("POST", `/api/v1/suggestions/${encodeURIComponent(id)}/outcome`, body).catch(() => {});
  }
}
