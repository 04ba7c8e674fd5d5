import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Suggestion, UsedSuggestion } from "@warmline/widget/protocol";
import type { Suggestions } from "../suggestion/Suggestions";
import type { Drafts, Inserted, Mode } from "./Drafts";

/** Code points, as on the wire. */
export const MOST_CHARACTERS = 8_000;

export type Outgoing = { body: string; kind: "text" | "note"; suggestion?: UsedSuggestion };

/** What somebody is writing in one conversation: a reply and a note, kept apart so that neither becomes the other. */
export class Composer {
  readonly mode;
  private readonly reply;
  private readonly note;
  /** Suggestions that went into the reply and are still in it, oldest first. */
  private inserted: ReadonlyArray<Inserted>;

  constructor(
    private readonly conversation: string,
    private readonly drafts: Drafts,
    private readonly suggestions: Suggestions,
  ) {
    const draft = drafts.read(conversation);
    this.mode = signal<Mode>(draft.mode);
    this.reply = signal(draft.reply);
    this.note = signal(draft.note);
    this.inserted = draft.inserted;
    for (const { id } of draft.inserted) suggestions.take(id);
  }

  readonly text: ReadonlySignal<string> = computed(() => this.field().value);
  readonly over: ReadonlySignal<number> = computed(() =>
    Math.max(0, [...this.text.value].length - MOST_CHARACTERS),
  );
  readonly canSend: ReadonlySignal<boolean> = computed(
    () => this.text.value.trim() !== "" && this.over.value === 0,
  );
  /** The suggestion that Tab would insert; null whenever Tab has to move the focus as everywhere else. */
  readonly tabOffer: ReadonlySignal<Suggestion | null> = computed(() =>
    this.mode.value === "reply" && this.text.value === "" ? (this.suggestions.shown.value[0] ?? null) : null,
  );

  switchTo(mode: Mode): void {
    this.mode.value = mode;
    this.keep();
  }

  write(text: string): void {
    this.field().value = text;
    if (this.mode.peek() === "reply" && text === "") this.forgetInserted();
    this.keep();
  }

  /** Puts a suggestion into the reply at the given place (its end when not told); returns where writing goes on. */
  insert(suggestion: Suggestion, at = this.reply.peek().length): number {
    this.mode.value = "reply";
    const before = this.reply.peek().slice(0, at);
    const after = this.reply.peek().slice(at);
    const lead = before === "" || /\s$/.test(before) ? "" : " ";
    const tail = after === "" || /^\s/.test(after) ? "" : " ";
    this.reply.value = before + lead + suggestion.text + tail + after;
    this.inserted = [...this.inserted, { id: suggestion.id, text: suggestion.text }];
    this.suggestions.take(suggestion.id);
    this.keep();
    return (before + lead + suggestion.text).length;
  }

  /** Hands over what is to be sent and starts afresh; null when there is nothing that could be. */
  take(): Outgoing | null {
    if (!this.canSend.peek()) return null;
    const body = this.text.peek();
    if (this.mode.peek() === "note") {
      this.write("");
      return { body, kind: "note" };
    }
    const [first] = this.inserted;
    for (const suggestion of this.inserted) this.suggestions.sent(suggestion.id, suggestion.text, body);
    this.inserted = [];
    this.write("");
    return first === undefined
      ? { body, kind: "text" }
      : { body, kind: "text", suggestion: { id: first.id, edited: body !== first.text } };
  }

  private field() {
    return this.mode.value === "reply" ? this.reply : this.note;
  }

  /** An emptied reply holds nothing of a suggestion any more, so it is offered again rather than counted as used. */
  private forgetInserted(): void {
    for (const suggestion of this.inserted) this.suggestions.putBack(suggestion.id);
    this.inserted = [];
  }

  private keep(): void {
    this.drafts.write(this.conversation, {
      mode: this.mode.peek(),
      reply: this.reply.peek(),
      note: this.note.peek(),
      inserted: this.inserted,
    });
  }
}
