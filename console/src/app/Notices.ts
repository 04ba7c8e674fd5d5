import { type Signal, signal } from "@preact/signals";
import { texts } from "../i18n/texts";
import { RequestFailed } from "../server/RequestFailed";

export type Notice = { id: number; kind: "problem" | "news"; text: string };

/** The one path from an error to the screen, and for short news that nothing on the screen shows by itself. */
export class Notices {
  readonly shown: Signal<ReadonlyArray<Notice>> = signal([]);
  private next = 1;

  problem(error: unknown): void {
    this.add("problem", explain(error));
  }

  news(text: string): void {
    this.add("news", text);
  }

  dismiss(id: number): void {
    this.shown.value = this.shown.value.filter((notice) => notice.id !== id);
  }

  private add(kind: Notice["kind"], text: string): void {
    // The same trouble said five times helps nobody; the latest three are enough for one glance.
    const others = this.shown.value.filter((notice) => notice.text !== text);
    this.shown.value = [...others.slice(-2), { id: this.next++, kind, text }];
  }
}

/** An error in words for people: by its code, never by what a program wrote into its message. */
export function explain(error: unknown): string {
  if (!(error instanceof RequestFailed)) return texts.errors.unexpected;
  if (error.code === "rate_limited" && error.retryAfterMs !== null) {
    return texts.errors.rate_limited_wait(Math.max(1, Math.ceil(error.retryAfterMs / 1000)));
  }
  return explainCode(error.code);
}

export function explainCode(code: string): string {
  const known: Record<string, unknown> = texts.errors;
  const text = Object.hasOwn(known, code) ? known[code] : undefined;
  return typeof text === "string" ? text : texts.errors.unexpected;
}
