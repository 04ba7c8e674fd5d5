import type { Participant } from "../protocol/objects";
import type { Cancel, Clock } from "./clock";

const REPEAT_MS = 4_000;
/** Nothing typed for this long: no longer typing. */
const PAUSE_MS = 5_000;
const DROP_MS = 6_000;

/** Tells the other side that somebody types here: at once, every 4 s while it goes on, and when it ends. */
export class TypingSender {
  #lastSent: number | undefined;
  #end: Cancel = () => {};

  constructor(
    private readonly clock: Clock,
    private readonly send: (on: boolean) => void,
  ) {}

  keystroke(): void {
    const now = this.clock.now();
    if (this.#lastSent === undefined || now - this.#lastSent >= REPEAT_MS) {
      this.#lastSent = now;
      this.send(true);
    }
    this.#end();
    this.#end = this.clock.after(PAUSE_MS, () => this.stop());
  }

  /** The message was sent, or the field emptied. */
  stop(): void {
    this.#end();
    if (this.#lastSent === undefined) return;
    this.#lastSent = undefined;
    this.send(false);
  }
}

/** Who types over there; a sign that is not repeated disappears after 6 s. */
export class TypingWatch {
  readonly #signs = new Map<string, { by: Participant; drop: Cancel }>();

  constructor(
    private readonly clock: Clock,
    private readonly onChange: (typing: readonly Participant[]) => void,
  ) {}

  apply(by: Participant, on: boolean): void {
    const key = keyOf(by);
    this.#signs.get(key)?.drop();
    this.#signs.delete(key);
    if (on) {
      const drop = this.clock.after(DROP_MS, () => {
        this.#signs.delete(key);
        this.#tell();
      });
      this.#signs.set(key, { by, drop });
    }
    this.#tell();
  }

  /** Their message has arrived, so they are done typing it. */
  wrote(by: Participant): void {
    if (this.#signs.has(keyOf(by))) this.apply(by, false);
  }

  clear(): void {
    for (const sign of this.#signs.values()) sign.drop();
    this.#signs.clear();
    this.#tell();
  }

  #tell(): void {
    this.onChange([...this.#signs.values()].map((sign) => sign.by));
  }
}

function keyOf(by: Participant): string {
  return `${by.kind}/${by.id ?? by.name}`;
}
