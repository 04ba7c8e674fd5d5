import { effect, signal } from "@preact/signals";
import { createRef, render } from "preact";
import type { HostState, ToFrame } from "../bridge/words";
import { browserSocket, noStorage, systemClock, webStorage } from "../connection";
import { t } from "../i18n";
import { httpApi } from "./api";
import { Chat } from "./Chat";
import "./frame.css";
import "./transcript.css";
import { allowedOrigins, connectHost, nobody, originAround } from "./host";
import { lookFor, wear } from "./look";
import { localStorageIfAllowed, Memory } from "./Memory";
import { App } from "./view/App";

const inboxKey = new URLSearchParams(location.search).get("inbox") ?? "";
const embedded = window.parent !== window;
const storage = localStorageIfAllowed();
const memory = new Memory(storage, `warmline:${inboxKey}:`);
const field = createRef<HTMLTextAreaElement>();
const draft = signal(memory.draft);
const panelOpen = signal(!embedded);
const tabInFront = signal(document.visibilityState === "visible");
const inSight = signal(false);
const networkDown = signal(!navigator.onLine);
const darkScheme = matchMedia("(prefers-color-scheme: dark)");
const dark = signal(darkScheme.matches);

const allowed = allowedOrigins(
  document.querySelector<HTMLMetaElement>('meta[name="warmline-allowed-origins"]')?.content,
  location.origin,
);
const host = embedded
  ? connectHost(window, allowed, originAround(location, document.referrer), { welcome, hear })
  : nobody;

const chat = new Chat({
  inboxKey,
  socketUrl: `${location.origin.replace(/^http/, "ws")}/ws/v1`,
  openSocket: browserSocket,
  api: httpApi((input, init) => fetch(input, init)),
  clock: systemClock,
  random: Math.random,
  memory,
  outboxStorage: storage ? webStorage(storage, `${memory.prefix}outbox:`) : noStorage,
  tell: host.event,
});

function welcome(state: HostState): void {
  if (state.forget) {
    forget();
    return;
  }
  panelOpen.value = state.open;
  if (state.prefill) prefill(state.prefill);
  chat.start(state);
  if (state.focus) focusField();
}

function hear(words: ToFrame): void {
  switch (words.say) {
    case "open":
      panelOpen.value = true;
      if (words.focus) focusField();
      return;
    case "close":
      panelOpen.value = false;
      return;
    case "prefill":
      prefill(words.text);
      return;
    case "identify":
      chat.identify(words.jwt);
      return;
    case "locale":
      chat.setLocale(words.locale);
      return;
    case "forget":
      forget();
      return;
  }
}

function forget(): void {
  draft.value = "";
  chat.forget();
  host.say({ say: "forgotten" });
}

/** What the visitor has begun to write is theirs. */
function prefill(text: string): void {
  if (draft.value.trim() === "") draft.value = text;
}

function focusField(): void {
  window.focus();
  requestAnimationFrame(() => field.current?.focus());
}

const close = () => host.say({ say: "close" });

effect(() => {
  inSight.value = panelOpen.value && tabInFront.value;
});
effect(() => {
  memory.draft = draft.value;
});
let told = 0;
effect(() => {
  const count = chat.talk.unread.value;
  // What arrives in sight is read in the next moment, and no news to the page.
  setTimeout(() => {
    if (count === told || count !== chat.talk.unread.value) return;
    told = count;
    host.event({ event: "unread", detail: { count } });
  }, 50);
});
effect(() => {
  const inbox = chat.inbox.value;
  if (!inbox) return;
  const name = chat.business.value ?? t("title");
  const unread = chat.talk.unread.value;
  document.title = unread > 0 ? `(${unread}) ${name}` : name;
  const look = lookFor(inbox.accent, dark.value);
  if (!look) return;
  wear(look, document.documentElement);
  host.say({ say: "look", ...look, name });
});

darkScheme.addEventListener("change", () => {
  dark.value = darkScheme.matches;
});
document.addEventListener("visibilitychange", () => {
  tabInFront.value = document.visibilityState === "visible";
  if (tabInFront.value) chat.retryNow();
});
addEventListener("online", () => {
  networkDown.value = false;
  chat.retryNow();
});
addEventListener("offline", () => {
  networkDown.value = true;
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && embedded && !event.isComposing) close();
});

document.title = t("title");
const root = document.getElementById("app");
if (root) {
  render(
    <App
      chat={chat}
      draft={draft}
      field={field}
      inSight={inSight}
      networkDown={networkDown}
      {...(embedded ? { onClose: close } : {})}
    />,
    root,
  );
}
if (!embedded) {
  chat.start({ page: location.href, locale: navigator.language });
  focusField();
}
