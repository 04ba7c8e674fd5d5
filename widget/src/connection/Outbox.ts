import type { SendFrame } from "../protocol/clientFrames";
import type { AckFrame, ErrorFrame } from "../protocol/commonFrames";
import {
  boolean,
  type Decoder,
  decodeJson,
  object,
  oneOf,
  optional,
  string,
  whole,
} from "../protocol/decode";
import type { UsedSuggestion } from "../protocol/objects";
import type { Cancel, Clock } from "./clock";
import type { OutboxStorage } from "./OutboxStorage";

export type Draft = {
  readonly body: string;
  /** Left out by a visitor who has no conversation yet. */
  readonly conversation?: string;
  readonly kind?: "text" | "note";
  readonly suggestion?: UsedSuggestion;
};

export type SendFailure = { readonly code: string; readonly message: string };

export type OutboxEntry = Draft & {
  readonly id: string;
  readonly writtenAt: number;
  readonly state: "sending" | "failed";
  readonly failure?: SendFailure;
};

/** What became of an entry once the server confirmed it; it has left the outbox then. */
export type SentEntry = Omit<OutboxEntry, "state" | "failure"> & {
  readonly state: "sent";
  readonly conversation: string;
  readonly seq: number;
  readonly at: string;
};

export type OutboxOptions = {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly storage: OutboxStorage;
  /** False when there is no line now; the entry is tried again at `online`. */
  readonly transmit: (frame: SendFrame) => boolean;
  readonly onChange: () => void;
};

export const OUTBOX_CAPACITY = 200;
/** Older than this after a reload, a message no longer goes out by itself: its moment may be gone. */
const STALE_AFTER_MS = 12 * 60 * 60 * 1000;
const INTERNAL_ERRORS_TOLERATED = 4;
const FIRST_RETRY_MS = 1_000;
const MOST_RETRY_MS = 20_000;

type Held = { entry: OutboxEntry; flying: boolean; refusals: number; internalErrors: number };

/**
 * Messages on their way, in the order they were written. In each conversation one is in flight at a time, so that a
 * refused one cannot be overtaken by the next; it is sent again under the same id until it is acknowledged or
 * refused for good.
 */
export class Outbox {
  #held: Held[] = [];
  #online = false;
  #pausedUntil = 0;
  #wake: Cancel = () => {};

  constructor(private readonly options: OutboxOptions) {
    this.#held = this.#restore();
  }

  /** Everything not yet confirmed, oldest first. */
  get entries(): readonly OutboxEntry[] {
    return this.#held.map((held) => held.entry);
  }

  /** Undefined when the outbox is full: the writer keeps the text. */
  add(draft: Draft): OutboxEntry | undefined {
    if (this.#held.length >= OUTBOX_CAPACITY) return undefined;
    const entry: OutboxEntry = {
      ...draft,
      id: this.options.newId(),
      writtenAt: this.options.clock.now(),
      state: "sending",
    };
    this.#held.push(hold(entry));
    this.#store(entry);
    this.#flush();
    this.options.onChange();
    return entry;
  }

  /** A failed one once more, under the same id, after everything still waiting. */
  retry(id: string): void {
    const held = this.#find(id);
    if (held?.entry.state !== "failed") return;
    const { failure: _, ...draft } = held.entry;
    this.#held = this.#held.filter((other) => other !== held);
    const again: OutboxEntry = { ...draft, state: "sending", writtenAt: this.options.clock.now() };
    this.#held.push(hold(again));
    this.#store(again);
    this.#flush();
    this.options.onChange();
  }

  /** Forgets one that failed. One being sent may already be stored, so it cannot be taken back. */
  discard(id: string): OutboxEntry | undefined {
    const held = this.#find(id);
    if (held?.entry.state !== "failed") return undefined;
    this.#drop(held);
    this.options.onChange();
    return held.entry;
  }

  clear(): void {
    for (const held of this.#held) this.options.storage.remove(held.entry.id);
    this.#held = [];
    this.#wake();
    this.options.onChange();
  }

  /** Call at each `ready`: whatever was in flight is unknown now and goes out again in order. */
  online(): void {
    this.#online = true;
    this.#pausedUntil = 0;
    for (const held of this.#held) held.flying = false;
    this.#flush();
  }

  offline(): void {
    this.#online = false;
    this.#wake();
    for (const held of this.#held) held.flying = false;
  }

  acknowledge(ack: AckFrame): SentEntry | undefined {
    return this.#confirm(ack.id, ack.conversation, ack.seq, ack.at);
  }

  /** An own message came back through a resume or through another tab: it is stored, whatever its ack does. */
  confirmed(message: {
    readonly id: string;
    readonly conversation: string;
    readonly seq: number;
    readonly at: string;
  }): SentEntry | undefined {
    return this.#confirm(message.id, message.conversation, message.seq, message.at);
  }

  /** True when the error was about one of ours. */
  refused(error: ErrorFrame): boolean {
    const held = error.ref === undefined ? undefined : this.#find(error.ref);
    if (!held) return false;
    held.flying = false;
    if (error.code === "internal") held.internalErrors++;
    if (error.retryable && held.internalErrors <= INTERNAL_ERRORS_TOLERATED) {
      this.#pause(error.retryAfterMs ?? Math.min(MOST_RETRY_MS, FIRST_RETRY_MS * 2 ** held.refusals));
      held.refusals++;
    } else {
      this.#fail(held, { code: error.code, message: error.message });
    }
    this.#flush();
    this.options.onChange();
    return true;
  }

  #confirm(id: string, conversation: string, seq: number, at: string): SentEntry | undefined {
    const held = this.#find(id);
    if (!held) return undefined;
    this.#drop(held);
    this.#flush();
    const { failure: _, ...entry } = held.entry;
    const sent: SentEntry = { ...entry, state: "sent", conversation, seq, at };
    this.options.onChange();
    return sent;
  }

  #fail(held: Held, failure: SendFailure): void {
    held.entry = { ...held.entry, state: "failed", failure };
    this.#store(held.entry);
  }

  #pause(forMs: number): void {
    const until = this.options.clock.now() + forMs;
    if (until <= this.#pausedUntil) return;
    this.#pausedUntil = until;
    this.#wake();
    this.#wake = this.options.clock.after(forMs, () => this.#flush());
  }

  #flush(): void {
    if (!this.#online || this.options.clock.now() < this.#pausedUntil) return;
    const before: Held[] = [];
    for (const held of [...this.#held]) {
      if (held.entry.state !== "sending") continue;
      if (!held.flying && !before.some((earlier) => sameLane(earlier.entry, held.entry))) {
        // Set first: a fake or very fast line may answer from within.
        held.flying = true;
        if (!this.options.transmit(frameOf(held.entry))) {
          held.flying = false;
          return;
        }
      }
      before.push(held);
    }
  }

  #find(id: string): Held | undefined {
    return this.#held.find((held) => held.entry.id === id);
  }

  #drop(held: Held): void {
    this.#held = this.#held.filter((other) => other !== held);
    this.options.storage.remove(held.entry.id);
  }

  #store(entry: OutboxEntry): void {
    this.options.storage.put(entry.id, JSON.stringify(entry));
  }

  #restore(): Held[] {
    const oldest = this.options.clock.now() - STALE_AFTER_MS;
    return this.options.storage
      .all()
      .flatMap((text) => {
        const decoded = decodeJson(storedEntry, text);
        return decoded.ok ? [decoded.value] : [];
      })
      .sort((a, b) => a.writtenAt - b.writtenAt || (a.id < b.id ? -1 : 1))
      .slice(-OUTBOX_CAPACITY)
      .map((entry) =>
        hold(
          entry.state === "sending" && entry.writtenAt < oldest
            ? { ...entry, state: "failed", failure: { code: "stale", message: "" } }
            : entry,
        ),
      );
  }
}

function hold(entry: OutboxEntry): Held {
  return { entry, flying: false, refusals: 0, internalErrors: 0 };
}

/** One written before its conversation was known may belong to any, so it waits for all and all wait for it. */
function sameLane(a: OutboxEntry, b: OutboxEntry): boolean {
  return a.conversation === undefined || b.conversation === undefined || a.conversation === b.conversation;
}

function frameOf({ id, conversation, body, kind, suggestion }: OutboxEntry): SendFrame {
  return {
    type: "send",
    id,
    body,
    ...(conversation === undefined ? {} : { conversation }),
    ...(kind === undefined ? {} : { kind }),
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

const storedEntry: Decoder<OutboxEntry> = object<OutboxEntry>({
  id: string,
  body: string,
  writtenAt: whole,
  state: oneOf(["sending", "failed"]),
  conversation: optional(string),
  kind: optional(oneOf(["text", "note"])),
  suggestion: optional(object<UsedSuggestion>({ id: string, edited: boolean })),
  failure: optional(object<SendFailure>({ code: string, message: string })),
});
