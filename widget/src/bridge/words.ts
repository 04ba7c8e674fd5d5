/**
 * What the loader (on the host page) and the frame (on our origin) say to each other, over a MessagePort that only
 * the two hold. The host page learns that something happened, never what was written, and never a token.
 */

export const HANDSHAKE = "warmline/1";

/** Frame to loader, by postMessage: I am there and listen. */
export type Knock = { readonly warmline: typeof HANDSHAKE; readonly knock: true };
/** Loader to frame, by postMessage, with the port. */
export type Welcome = { readonly warmline: typeof HANDSHAKE; readonly welcome: HostState };

export type HostState = {
  readonly page: string;
  readonly locale?: string;
  readonly identity?: string;
  readonly prefill?: string;
  readonly open: boolean;
  /** Put the focus into the field: the visitor opened the chat just now. */
  readonly focus: boolean;
  /** Only clear what this browser remembers, and say `forgotten`. */
  readonly forget?: boolean;
};

export type ToFrame =
  | { readonly say: "open"; readonly page: string; readonly focus: boolean }
  | { readonly say: "close" }
  | { readonly say: "prefill"; readonly text: string }
  | { readonly say: "identify"; readonly jwt: string }
  | { readonly say: "locale"; readonly locale: string }
  | { readonly say: "forget" };

/** Events for the host page, as `Warmline.on` hands them out. */
export type ChatEvents = {
  unread: { readonly count: number };
  "message:sent": { readonly id: string };
  "message:received": { readonly id: string; readonly from: "agent" | "bot" | "system" };
  "conversation:started": { readonly id: string };
  "conversation:ended": { readonly id: string };
  rating: { readonly score: number };
  error: { readonly code: string };
};

export type ChatEvent = {
  [E in keyof ChatEvents]: { readonly event: E; readonly detail: ChatEvents[E] };
}[keyof ChatEvents];

export type ToLoader =
  | { readonly say: "event"; readonly event: ChatEvent }
  /** The visitor asked to close the panel from inside. */
  | { readonly say: "close" }
  | { readonly say: "look"; readonly accent: string; readonly accentInk: string; readonly name: string }
  | { readonly say: "forgotten" };
