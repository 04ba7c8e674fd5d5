import { beforeEach, describe, expect, it } from "vitest";
import { HANDSHAKE, type ToFrame } from "../bridge/words";
import { allowedOrigins, connectHost, originAround } from "./host";

const STATE = { page: "https://shop.example/", open: true, focus: true };

let knocks: { words: unknown; origin: string }[];
let listener: ((event: unknown) => void) | undefined;
let parent: { postMessage: (words: unknown, origin: unknown) => void };
let welcomed: unknown[];
let heard: ToFrame[];

beforeEach(() => {
  knocks = [];
  welcomed = [];
  heard = [];
  parent = { postMessage: (words, origin) => knocks.push({ words, origin: String(origin) }) };
});

function connect(around?: string) {
  const view = {
    parent,
    addEventListener: (_: string, added: unknown) => {
      listener = added as typeof listener;
    },
    removeEventListener: () => {
      listener = undefined;
    },
  };
  return connectHost(
    view as unknown as Parameters<typeof connectHost>[0],
    ["https://we.example", "https://shop.example"],
    around,
    { welcome: (state) => welcomed.push(state), hear: (words) => heard.push(words) },
  );
}

function arrives(more: object = {}) {
  const port = { postMessage: () => {}, onmessage: null };
  listener?.({
    source: parent,
    origin: "https://shop.example",
    data: { warmline: HANDSHAKE, welcome: STATE },
    ports: [port],
    ...more,
  });
}

describe("the handshake", () => {
  it("knocks only where the page around us is, when the browser tells", () => {
    connect("https://shop.example");
    expect(knocks.map((knock) => knock.origin)).toEqual(["https://shop.example"]);
  });

  it("does not knock at a page that may not embed us", () => {
    connect("https://evil.example");
    expect(knocks).toEqual([]);
  });

  it("never knocks with a wildcard", () => {
    connect();
    expect(knocks.map((knock) => knock.origin)).toEqual(["https://we.example", "https://shop.example"]);
  });

  it.each([
    ["a foreign origin", { origin: "https://evil.example" }],
    ["a look-alike origin", { origin: "https://shop.example.evil.example" }],
    ["the null origin of a sandbox", { origin: "null" }],
    ["a sibling frame", { source: {} }],
    ["no port", { ports: [] }],
    ["other words", { data: { welcome: STATE } }],
    ["a bad state", { data: { warmline: HANDSHAKE, welcome: { page: 1 } } }],
    ["nothing", { data: null }],
  ])("does not listen to %s", (_, event) => {
    connect();
    arrives(event);
    expect(welcomed).toEqual([]);
  });

  it("takes the first good port and no second one", () => {
    connect();
    arrives();
    arrives();
    expect(welcomed).toEqual([STATE]);
  });

  it("keeps what is said before the port is there", () => {
    const host = connect();
    const said: unknown[] = [];
    host.say({ say: "close" });
    arrives({ ports: [{ postMessage: (words: unknown) => said.push(words) }] });
    host.say({ say: "forgotten" });
    expect(said).toEqual([{ say: "close" }, { say: "forgotten" }]);
  });
});

it("allows our own origin and exactly the listed ones", () => {
  expect(allowedOrigins("https://a.example http://b.example:8080", "https://we.example")).toEqual([
    "https://we.example",
    "https://a.example",
    "http://b.example:8080",
  ]);
  for (const nonsense of [
    "__WARMLINE_ALLOWED_ORIGINS__",
    "*",
    "https://*",
    "https://a.example/path",
    "",
    undefined,
  ])
    expect(allowedOrigins(nonsense, "https://we.example")).toEqual(["https://we.example"]);
});

it("learns the page around us from the browser, else from the referrer", () => {
  const withAncestors = { ancestorOrigins: ["https://a.example"] } as unknown as Location;
  const without = {} as Location;
  expect(originAround(withAncestors, "https://b.example/x")).toBe("https://a.example");
  expect(originAround(without, "https://b.example/x")).toBe("https://b.example");
  expect(originAround(without, "")).toBeUndefined();
});
