// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { HANDSHAKE, type ToFrame, type Welcome } from "../bridge/words";
import type { Warmline } from "./api";
import { createWidget } from "./widget";

const ORIGIN = "https://chat.example";

let warmline: Warmline;
let roots: ShadowRoot[];
let handed: { words: Welcome; origin: string; port: Port }[];

type Port = { onmessage: ((event: { data: unknown }) => void) | null; postMessage(words: unknown): void };

/** Delivers at once, so that no test waits. */
class Channel {
  readonly port1: Port & { close(): void };
  readonly port2: Port;
  constructor() {
    this.port1 = {
      onmessage: null,
      close: () => {},
      postMessage: (data) => this.port2.onmessage?.({ data }),
    };
    this.port2 = { onmessage: null, postMessage: (data) => this.port1.onmessage?.({ data }) };
  }
}

beforeEach(() => {
  document.body.replaceChildren();
  sessionStorage.clear();
  roots = [];
  handed = [];
  vi.stubGlobal("MessageChannel", Channel);
  const create = document.createElement.bind(document);
  // A stand-in: the test DOM would go and fetch the page of a real frame.
  vi.spyOn(document, "createElement").mockImplementation((tag: string) =>
    create(tag === "iframe" ? "section" : tag),
  );
  const attach = Element.prototype.attachShadow;
  // The root is closed to the page; a test may look in.
  vi.spyOn(Element.prototype, "attachShadow").mockImplementation(function (this: Element, init) {
    expect(init.mode).toBe("closed");
    const root = attach.call(this, { mode: "open" });
    roots.push(root);
    return root;
  });
  warmline = createWidget(new URL(`${ORIGIN}/widget/warmline.js`));
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const root = () => roots.at(-1) as ShadowRoot;
const frame = () => root().querySelector("section") as HTMLIFrameElement | null;
const launcher = () => root().querySelector<HTMLElement>("button.l") as HTMLElement;

function knock(more: { source?: unknown; origin?: string; data?: unknown } = {}): void {
  const view = {
    postMessage: (words: Welcome, origin: string, ports: Port[]) =>
      handed.push({ words, origin, port: ports[0] as Port }),
  };
  const iframe = frame();
  if (iframe) Object.defineProperty(iframe, "contentWindow", { value: view, configurable: true });
  const event = new MessageEvent("message", {
    data: "data" in more ? more.data : { warmline: HANDSHAKE, knock: true },
    origin: more.origin ?? ORIGIN,
  });
  Object.defineProperty(event, "source", { value: "source" in more ? more.source : view });
  window.dispatchEvent(event);
}

function fromFrame(words: unknown): void {
  handed[0]?.port.postMessage(words);
}

describe("before the chat is opened", () => {
  it("shows a launcher, and asks for, stores and connects nothing", () => {
    warmline.boot({ inbox: "demo" });
    expect(launcher().getAttribute("aria-label")).toBe("Open chat");
    expect(frame()).toBeNull();
    expect(sessionStorage.length + localStorage.length).toBe(0);
  });

  it("boots once", () => {
    warmline.boot({ inbox: "demo" });
    warmline.boot({ inbox: "demo" });
    expect(roots).toHaveLength(1);
  });

  it("moves back in when the page sweeps its body clean", async () => {
    warmline.boot({ inbox: "demo" });
    document.body.replaceChildren();
    await vi.waitFor(() => expect(root().host.isConnected).toBe(true));
  });
});

describe("opening", () => {
  it("makes the frame, sandboxed, with a title and its inbox", () => {
    warmline.boot({ inbox: "a b&c" });
    launcher().click();
    expect(frame()?.src).toBe(`${ORIGIN}/widget/frame?inbox=a%20b%26c`);
    expect(frame()?.getAttribute("sandbox")).toBe(
      "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox",
    );
    expect(frame()?.title).not.toBe("");
    expect(launcher().getAttribute("aria-expanded")).toBe("true");
  });

  it("hands the port to our frame only, at our origin only", () => {
    warmline.boot({ inbox: "demo" });
    warmline.open();
    knock({ origin: "https://evil.example" });
    knock({ source: {} });
    knock({ data: "hello" });
    knock({ data: null });
    expect(handed).toEqual([]);
    knock();
    expect(handed).toMatchObject([
      { origin: ORIGIN, words: { warmline: HANDSHAKE, welcome: { open: true } } },
    ]);
  });

  it("passes on what was asked for before the frame was there", () => {
    warmline.boot({ inbox: "demo" });
    warmline.prefill("A question: ");
    warmline.identify("a.b.c");
    warmline.setLocale("de");
    warmline.open();
    knock();
    expect(handed[0]?.words.welcome).toMatchObject({
      prefill: "A question: ",
      identity: "a.b.c",
      locale: "de",
    });
  });

  it("closes by Escape and by the frame's own button, and keeps the frame", () => {
    warmline.boot({ inbox: "demo" });
    warmline.open();
    launcher().dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    expect(launcher().getAttribute("aria-expanded")).toBe("false");
    warmline.open();
    knock();
    fromFrame({ say: "close" });
    expect(launcher().getAttribute("aria-expanded")).toBe("false");
    expect(frame()).not.toBeNull();
  });

  it("says so when the frame does not come, and lets one try again", () => {
    vi.useFakeTimers();
    const errors: unknown[] = [];
    warmline.boot({ inbox: "demo" });
    warmline.on("error", (detail) => errors.push(detail));
    warmline.open();
    vi.advanceTimersByTime(15_000);
    expect(errors).toEqual([{ code: "unreachable" }]);
    const first = frame();
    root().querySelector<HTMLElement>(".e button")?.click();
    expect(frame()).not.toBe(first);
    expect(root().querySelector(".e")).toBeNull();
  });
});

describe("events", () => {
  it("reach the page until it takes its listener back", () => {
    const heard: unknown[] = [];
    const undo = warmline.on("unread", (detail) => heard.push(detail));
    warmline.boot({ inbox: "demo" });
    warmline.open();
    knock();
    warmline.close();
    fromFrame({ say: "event", event: { event: "unread", detail: { count: 2 } } });
    expect(heard).toEqual([{ count: 2 }]);
    expect(root().querySelector(".b")?.textContent).toBe("2");
    expect(launcher().getAttribute("aria-label")).toBe("Open chat, 2 new messages");
    undo();
    fromFrame({ say: "event", event: { event: "unread", detail: { count: 3 } } });
    expect(heard).toHaveLength(1);
  });

  it("tells a late listener that all is ready", async () => {
    warmline.boot({ inbox: "demo" });
    await new Promise<void>((done) => warmline.on("ready", () => done()));
  });
});

describe("shutdown", () => {
  it("lets the frame forget first, then leaves nothing in the page", () => {
    warmline.boot({ inbox: "demo" });
    warmline.open();
    knock();
    const told: ToFrame[] = [];
    const port = handed[0]?.port;
    if (port) port.onmessage = ({ data }) => told.push(data as ToFrame);
    warmline.shutdown();
    expect(told).toContainEqual({ say: "forget" });
    fromFrame({ say: "forgotten" });
    expect(root().host.isConnected).toBe(false);
    expect(sessionStorage.length).toBe(0);
  });

  it("forgets also what an earlier page left, and boots again only after that", () => {
    warmline.boot({ inbox: "demo" });
    warmline.shutdown();
    warmline.boot({ inbox: "demo" });
    expect(roots).toHaveLength(1);
    knock();
    expect(handed[0]?.words.welcome).toMatchObject({ forget: true });
    fromFrame({ say: "forgotten" });
    expect(roots.map((one) => one.host.isConnected)).toEqual([false, true]);
  });
});
