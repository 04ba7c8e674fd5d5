import type { ChatEvents } from "../bridge/words";

export type BootOptions = {
  /** Key of the inbox; `data-inbox` on the script tag says the same. */
  readonly inbox?: string;
  readonly side?: "right" | "left";
  /** Colours of the launcher until the chat was opened once; `#rrggbb`. */
  readonly accent?: string;
  readonly locale?: string;
  /** Shown beside the icon; without it the launcher is a round button. */
  readonly label?: string;
  /** False: the page has its own button and calls `open`. */
  readonly launcher?: boolean;
};

export type WarmlineEvents = ChatEvents & {
  ready: Record<string, never>;
  open: Record<string, never>;
  close: Record<string, never>;
};

export type Listener<E extends keyof WarmlineEvents> = (detail: WarmlineEvents[E]) => void;

/** The verbs of `window.Warmline`; each also works as `Warmline("verb", ...)`. */
export interface Warmline {
  boot(options?: BootOptions): void;
  update(options: BootOptions): void;
  open(): void;
  close(): void;
  toggle(): void;
  /** Shows or hides the launcher; the conversation goes on. */
  show(): void;
  hide(): void;
  /** Puts a text into the field, unless something is written there already. Never sends. */
  prefill(text: string): void;
  /** A JWT signed by your server says who this is. */
  identify(jwt: string): void;
  setLocale(locale: string): void;
  /** Gives back its undo. */
  on<E extends keyof WarmlineEvents>(event: E, listener: Listener<E>): () => void;
  /** Removes the widget and forgets the visitor in this browser: call it when somebody signs out. */
  shutdown(): void;
}

/** Before this script has run, `window.Warmline` may be a stub that keeps calls in `q`. */
export type Stub = { q?: unknown[][] };
