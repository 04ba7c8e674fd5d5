import type { AckFrame } from "../protocol/commonFrames";
import type { Author, Message } from "../protocol/objects";

/** Something between these is missing: fetch what comes after `after` and before `before`. */
export type Gap = { readonly after: number; readonly before: number };

export type Applied =
  | { readonly kind: "added" }
  /** Was there already (a resume, a page and a stream may overlap). */
  | { readonly kind: "known" }
  | { readonly kind: "gap"; readonly gap: Gap };

export type TimelineOptions = {
  /**
   * Staff see every entry, so a jump in `seq` is a gap. From visitors entries are withheld: for them only `prev`
   * tells, and a message without it proves nothing.
   */
  readonly complete: boolean;
  readonly onChange: () => void;
};

/**
 * What is known of one conversation, in the order of `seq`, whatever way it came: streamed, acknowledged, or read
 * page by page upwards. The place of an entry is its `seq`; ids only tie own messages to the outbox, because two
 * authors may use the same id.
 */
export class Timeline {
  #messages: readonly Message[] = [];
  #cursor = 0;
  #reachedStart = false;

  constructor(private readonly options: TimelineOptions) {}

  get messages(): readonly Message[] {
    return this.#messages;
  }

  /** Everything for this reader up to here is present from the first loaded one on: the `seq` to resume from. */
  get cursor(): number {
    return this.#cursor;
  }

  get reachedStart(): boolean {
    return this.#reachedStart;
  }

  get firstSeq(): number | undefined {
    return this.#messages[0]?.seq;
  }

  has(seq: number): boolean {
    return this.#messages.some((message) => message.seq === seq);
  }

  /** A `message` frame. In a gap the message is shown, but the cursor waits for what is missing. */
  apply(message: Message): Applied {
    const added = this.#put(message);
    const gap = this.#gapBefore(message);
    if (gap) {
      this.options.onChange();
      return { kind: "gap", gap };
    }
    this.#cursor = Math.max(this.#cursor, message.seq);
    this.options.onChange();
    return { kind: added ? "added" : "known" };
  }

  /** Own message, stored. A repeated ack names an old place and never moves the cursor. */
  applyAck(ack: AckFrame, author: Author, body: string, kind: "text" | "note" = "text"): void {
    if (!this.has(ack.seq)) {
      this.#put({
        conversation: ack.conversation,
        seq: ack.seq,
        id: ack.id,
        author,
        kind,
        body,
        at: ack.at,
      });
    }
    if (!ack.repeated) this.#cursor = Math.max(this.#cursor, ack.seq);
    this.options.onChange();
  }

  /** The newest page, or what a gap lacked: complete from `after` up to `upTo`. */
  applyPage(messages: readonly Message[], upTo: number): void {
    for (const message of messages) this.#put(message);
    this.#cursor = Math.max(this.#cursor, upTo, messages.at(-1)?.seq ?? 0);
    this.options.onChange();
  }

  /** An older page, read upwards; a short one means that there is nothing before it. */
  prepend(messages: readonly Message[], reachedStart: boolean): void {
    for (const message of messages) this.#put(message);
    this.#reachedStart = reachedStart;
    this.options.onChange();
  }

  markStart(): void {
    this.#reachedStart = true;
    this.options.onChange();
  }

  /** Adds what became known later about an entry, the reading of a feeling for example. */
  amend(seq: number, change: Partial<Pick<Message, "emotion" | "suggestion">>): void {
    this.#messages = this.#messages.map((message) =>
      message.seq === seq ? { ...message, ...change } : message,
    );
    this.options.onChange();
  }

  /** What we have cannot be continued; all from 1 follows. */
  reset(): void {
    this.#messages = [];
    this.#cursor = 0;
    this.#reachedStart = true;
    this.options.onChange();
  }

  #gapBefore(message: Message): Gap | undefined {
    const before = message.prev ?? (this.options.complete ? message.seq - 1 : 0);
    return before > this.#cursor ? { after: this.#cursor, before: message.seq } : undefined;
  }

  #put(message: Message): boolean {
    const place = this.#placeOf(message.seq);
    const there = this.#messages[place];
    const known = there?.seq === message.seq;
    const next = [...this.#messages];
    // The newer copy counts (an erased one comes back empty), but what was learned since is kept.
    next.splice(place, known ? 1 : 0, known ? { ...there, ...message } : message);
    this.#messages = next;
    return !known;
  }

  /** First index whose `seq` is not below; nearly always the end. */
  #placeOf(seq: number): number {
    let low = 0;
    let high = this.#messages.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#messages[middle]?.seq ?? 0) < seq) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
