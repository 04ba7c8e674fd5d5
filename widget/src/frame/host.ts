import {
  type ChatEvent,
  HANDSHAKE,
  type HostState,
  type Knock,
  type ToFrame,
  type ToLoader,
} from "../bridge/words";
import { boolean, decode, isRecord, object, optional, string } from "../protocol/decode";

/** The page around us, or nobody when this page was opened by itself. */
export interface Host {
  readonly embedded: boolean;
  say(words: ToLoader): void;
  event(event: ChatEvent): void;
}

export type HostHandlers = {
  readonly welcome: (state: HostState) => void;
  readonly hear: (words: ToFrame) => void;
};

type View = Pick<Window, "addEventListener" | "removeEventListener"> & {
  readonly parent: Pick<Window, "postMessage">;
};

const hostState = object<HostState>({
  page: string,
  locale: optional(string),
  identity: optional(string),
  prefill: optional(string),
  open: boolean,
  focus: boolean,
  forget: optional(boolean),
});

/** The origins that may embed us, as the server wrote them into the page; ours always may. */
export function allowedOrigins(meta: string | null | undefined, own: string): readonly string[] {
  const listed = (meta ?? "").split(/\s+/).filter((entry) => /^https?:\/\/[^/*]+$/.test(entry));
  return [...new Set([own, ...listed])];
}

/** The origin of the page around us as far as the browser tells; undefined when it does not. */
export function originAround(location: Location, referrer: string): string | undefined {
  const ancestors: { readonly [index: number]: string } | undefined = location.ancestorOrigins;
  if (ancestors?.[0] !== undefined) return ancestors[0];
  try {
    return new URL(referrer).origin;
  } catch {
    return undefined;
  }
}

/**
 * Knocks where the page around us is, if that may embed us; where the browser hides it, at each allowed origin (what
 * is not for that page is dropped). Takes the first port that an allowed parent hands over, and listens to nobody else.
 */
export function connectHost(
  view: View,
  allowed: readonly string[],
  around: string | undefined,
  handlers: HostHandlers,
): Host {
  let port: MessagePort | undefined;
  const waiting: ToLoader[] = [];
  const say = (words: ToLoader) => {
    if (port) port.postMessage(words);
    else waiting.push(words);
  };

  const onMessage = (event: MessageEvent<unknown>) => {
    if (event.source !== view.parent || !allowed.includes(event.origin)) return;
    const given = event.ports[0];
    if (!given || !isRecord(event.data) || event.data.warmline !== HANDSHAKE) return;
    const state = decode(hostState, event.data.welcome);
    if (!state.ok) return;
    view.removeEventListener("message", onMessage as EventListener);
    port = given;
    port.onmessage = (message: MessageEvent<ToFrame>) => {
      if (isRecord(message.data)) handlers.hear(message.data);
    };
    for (const words of waiting.splice(0)) say(words);
    handlers.welcome(state.value);
  };

  view.addEventListener("message", onMessage as EventListener);
  const knock: Knock = { warmline: HANDSHAKE, knock: true };
  const doors = around === undefined ? allowed : allowed.filter((origin) => origin === around);
  for (const origin of doors) view.parent.postMessage(knock, origin);
  return { embedded: true, say, event: (event) => say({ say: "event", event }) };
}

export const nobody: Host = { embedded: false, say: () => {}, event: () => {} };
