import { HANDSHAKE, type HostState, type ToFrame, type ToLoader, type Welcome } from "../bridge/words";
import { launcherTexts as texts } from "../i18n/en";
import type { BootOptions, Listener, Warmline, WarmlineEvents } from "./api";
import { buildStage, type Stage } from "./stage";

const FRAME_SPEAKS_WITHIN_MS = 15_000;
const FORGETS_WITHIN_MS = 8_000;
const PHONE = "(max-width:480px)";

/** The launcher and, from the first opening on, the frame. Nothing is requested, stored or connected before that. */
export function createWidget(script: URL): Warmline {
  const origin = script.origin;
  const listeners = new Set<{ event: string; call: (detail: never) => void }>();
  let options: BootOptions = {};
  let stage: Stage | undefined;
  let frame: HTMLIFrameElement | undefined;
  let port: MessagePort | undefined;
  let late: ReturnType<typeof setTimeout> | undefined;
  let open = false;
  let isReady = false;
  let identity: string | undefined;
  let prefill: string | undefined;
  let forgetting = false;
  let bootNext: BootOptions | undefined;
  let opener: Element | null = null;
  let undoModal = () => {};

  const emit = <E extends keyof WarmlineEvents>(event: E, detail: WarmlineEvents[E]) => {
    for (const listener of [...listeners]) {
      if (listener.event !== event) continue;
      try {
        (listener.call as Listener<E>)(detail);
      } catch (problem) {
        // The page's own mistake: tell its console, and do not let it break the chat.
        setTimeout(() => {
          throw problem;
        });
      }
    }
  };

  const tell = (words: ToFrame) => port?.postMessage(words);

  /** For this tab only, and only once the visitor has opened the chat: so that it follows from page to page. */
  const remember = (state?: "open" | "closed") => {
    try {
      const key = `warmline:${options.inbox}`;
      if (state) sessionStorage.setItem(key, state);
      else sessionStorage.removeItem(key);
    } catch {
      // Storage is off: the chat just does not follow.
    }
  };
  const remembered = () => {
    try {
      return sessionStorage.getItem(`warmline:${options.inbox}`);
    } catch {
      return null;
    }
  };

  /** Focus inside a closed shadow root looks from outside like focus on its host. */
  const hasFocus = () => document.activeElement === stage?.host;

  const hostState = (): HostState => {
    const state: HostState = {
      page: location.href,
      open,
      focus: open && hasFocus(),
      ...(options.locale ? { locale: options.locale } : {}),
      ...(identity ? { identity } : {}),
      ...(prefill ? { prefill } : {}),
      ...(forgetting ? { forget: true } : {}),
    };
    prefill = undefined;
    return state;
  };

  const hear = (event: MessageEvent<ToLoader>) => {
    const words = event.data;
    if (words.say === "event") {
      if (words.event.event === "unread") stage?.unread(open ? 0 : words.event.detail.count);
      emit(words.event.event, words.event.detail as never);
    } else if (words.say === "close") {
      warmline.close();
    } else if (words.say === "look") {
      stage?.look(words.accent, words.accentInk, words.name);
    } else {
      dropFrame();
    }
  };

  const onKnock = (event: MessageEvent<{ warmline?: unknown } | null>) => {
    if (!frame || event.source !== frame.contentWindow || event.origin !== origin) return;
    if (event.data?.warmline !== HANDSHAKE) return;
    clearTimeout(late);
    stage?.trouble(undefined);
    port?.close();
    const channel = new MessageChannel();
    port = channel.port1;
    port.onmessage = hear;
    const welcome: Welcome = { warmline: HANDSHAKE, welcome: hostState() };
    frame.contentWindow?.postMessage(welcome, origin, [channel.port2]);
  };

  const makeFrame = () => {
    if (frame || !stage) return;
    frame = document.createElement("iframe");
    frame.title = texts.frame;
    frame.setAttribute(
      "sandbox",
      "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox",
    );
    // The frame checks who embeds it; the page's own policy may otherwise hide that.
    frame.referrerPolicy = "origin";
    frame.src = `${origin}/widget/frame?inbox=${encodeURIComponent(options.inbox ?? "")}`;
    addEventListener("message", onKnock);
    stage.panel.append(frame);
    late = setTimeout(() => {
      stage?.trouble(() => {
        dropFrame();
        makeFrame();
      });
      emit("error", { code: "unreachable" });
    }, FRAME_SPEAKS_WITHIN_MS);
  };

  const dropFrame = () => {
    clearTimeout(late);
    removeEventListener("message", onKnock);
    port?.close();
    frame?.remove();
    stage?.trouble(undefined);
    port = frame = undefined;
    if (forgetting) {
      forgetting = false;
      stage?.remove();
      stage = undefined;
      if (bootNext) warmline.boot(bootNext);
      bootNext = undefined;
    }
  };

  /** Full-screen on a phone: what lies behind must not be reached by Tab or scrolled. */
  const makeModal = () => {
    if (!stage || !matchMedia(PHONE).matches) return;
    const host = stage.host;
    const behind = [...(host.parentElement?.children ?? [])].filter(
      (element): element is HTMLElement =>
        element !== host && element instanceof HTMLElement && !element.inert,
    );
    for (const element of behind) element.inert = true;
    const root = document.documentElement.style;
    const overflow = root.overflow;
    root.overflow = "hidden";
    undoModal = () => {
      for (const element of behind) element.inert = false;
      root.overflow = overflow;
      undoModal = () => {};
    };
  };

  const show = (focus: boolean) => {
    if (open || !stage || forgetting) return;
    open = true;
    remember("open");
    opener = document.activeElement;
    makeFrame();
    stage.open(true);
    stage.unread(0);
    makeModal();
    if (focus) frame?.focus();
    tell({ say: "open", page: location.href, focus });
    emit("open", {});
  };

  const warmline: Warmline = {
    boot(more = {}) {
      // The one before must be forgotten completely first.
      if (forgetting) bootNext = more;
      else if (stage) warmline.update(more);
      if (stage) return;
      options = { ...options, ...more };
      if (!options.inbox) return;
      stage = buildStage(warmline);
      stage.arrange(options);
      isReady = true;
      emit("ready", {});
      const last = remembered();
      // Where the visitor left off on the page before; without taking the focus from this one.
      if (last === "open" && !matchMedia(PHONE).matches) show(false);
      else if (last) makeFrame();
    },
    update(more) {
      const inbox = options.inbox;
      options = { ...options, ...more };
      stage?.arrange(options);
      if (more.locale) tell({ say: "locale", locale: more.locale });
      if (frame && options.inbox !== inbox) {
        dropFrame();
        if (open) makeFrame();
      }
    },
    open() {
      show(true);
    },
    close() {
      if (!open) return;
      open = false;
      remember("closed");
      undoModal();
      const back = hasFocus();
      stage?.open(false);
      if (back && !stage?.focusLauncher() && opener instanceof HTMLElement) opener.focus();
      tell({ say: "close" });
      emit("close", {});
    },
    toggle() {
      if (open) warmline.close();
      else warmline.open();
    },
    show() {
      warmline.update({ launcher: true });
    },
    hide() {
      warmline.update({ launcher: false });
    },
    prefill(text) {
      if (port) tell({ say: "prefill", text: String(text) });
      else prefill = String(text);
    },
    identify(jwt) {
      identity = jwt;
      tell({ say: "identify", jwt });
    },
    setLocale(locale) {
      warmline.update({ locale });
    },
    on(event, listener) {
      const entry = { event, call: listener as (detail: never) => void };
      listeners.add(entry);
      if (event === "ready" && isReady) queueMicrotask(() => (listener as Listener<"ready">)({}));
      return () => {
        listeners.delete(entry);
      };
    },
    shutdown() {
      if (!stage || forgetting) return;
      warmline.close();
      remember();
      identity = prefill = undefined;
      isReady = false;
      forgetting = true;
      stage.unread(0);
      stage.host.hidden = true;
      // What is remembered lies with our origin, so only the frame can forget it, also from an earlier page.
      if (port) tell({ say: "forget" });
      else makeFrame();
      clearTimeout(late);
      late = setTimeout(dropFrame, FORGETS_WITHIN_MS);
    },
  };
  return warmline;
}
