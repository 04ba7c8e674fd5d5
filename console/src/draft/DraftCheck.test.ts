import { beforeEach, describe, expect, it } from "vitest";
import type { PreferenceStore } from "../app/Preferences";
import { FakeHttp } from "../server/FakeHttp";
import { RequestFailed } from "../server/RequestFailed";
import { DraftCheck, type Hint, PAUSE_MS } from "./DraftCheck";
import { DraftChoice } from "./DraftChoice";
import { sentence } from "./DraftHints";

const CHECK = "POST /api/v1/draft-check";

const aHint = (kind: string, change: Partial<Hint> = {}): Hint => ({
  kind,
  state: "missing",
  evidence: [],
  text: `About ${kind}.`,
  ...change,
});

let waiting: Map<() => void, number>;
const clock = {
  now: () => 0,
  after(delay: number, run: () => void) {
    waiting.set(run, delay);
    return () => void waiting.delete(run);
  },
};
const pause = async () => {
  for (const run of [...waiting.keys()]) {
    waiting.delete(run);
    run();
  }
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
};

let kept: Map<string, string>;
let store: PreferenceStore;
let http: FakeHttp;
let check: DraftCheck;
const kinds = () => check.hints.value.map(({ kind }) => kind);

beforeEach(() => {
  waiting = new Map();
  kept = new Map();
  store = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
  http = new FakeHttp().on(CHECK, { hints: [aHint("promise")] });
  check = new DraftCheck(http, clock, "c1", new DraftChoice(store, "maya"));
});

describe("draft hints", () => {
  it("are asked for once, half a second after typing stops", async () => {
    check.typed("We");
    check.typed("We guarantee it.");
    expect([...waiting.values()]).toEqual([PAUSE_MS]);
    expect(http.asked).toEqual([]);
    await pause();
    expect(http.asked).toEqual([{ call: CHECK, body: { conversation: "c1", draft: "We guarantee it." } }]);
    expect(kinds()).toEqual(["promise"]);
  });

  it("are never asked for while sending, nor shown after it", async () => {
    check.typed("We guarantee it.");
    check.stop();
    await pause();
    expect([http.asked, kinds()]).toEqual([[], []]);
  });

  it("that come after the draft was sent or changed are dropped", async () => {
    http.on(CHECK, () => {
      check.stop();
      return { hints: [aHint("blame")] };
    });
    check.typed("It is your own fault.");
    await pause();
    expect(kinds()).toEqual([]);
  });

  it("go when the draft is emptied, and are not asked for without words or with far too many", async () => {
    check.typed("We guarantee it.");
    await pause();
    check.typed(" ");
    expect(kinds()).toEqual([]);
    check.typed("a".repeat(10_001));
    await pause();
    expect(http.asked).toHaveLength(1);
  });

  it("are three at most", async () => {
    http.on(CHECK, { hints: ["a", "b", "c", "d"].map((kind) => aHint(kind)) });
    check.typed("some words");
    await pause();
    expect(kinds()).toEqual(["a", "b", "c"]);
  });

  it("stay away without a word when the server has none for us", async () => {
    http.on(CHECK, new RequestFailed("offline"));
    check.typed("some words");
    await pause();
    http.on(CHECK, { hints: "many" });
    check.typed("other words");
    await pause();
    expect(kinds()).toEqual([]);
  });

  it("can be switched off, which is kept for this person on this device", async () => {
    check.typed("We guarantee it.");
    await pause();
    check.turnTo(false, "We guarantee it.");
    expect(kinds()).toEqual([]);
    check.typed("We guarantee it now.");
    await pause();
    expect(http.asked).toHaveLength(1);
    expect(new DraftChoice(store, "maya").on.value).toBe(false);
    expect(new DraftChoice(store, "jonas").on.value).toBe(true);
    check.turnTo(true, "We guarantee it.");
    await pause();
    expect(http.asked).toHaveLength(2);
  });

  it("show the words concerned in quotes, once", () => {
    const words = { from: 0, to: 4, text: "cake" };
    expect(sentence(aHint("x", { evidence: [words, { ...words, from: 9 }], text: "You name it." }))).toBe(
      "You name it. “cake”",
    );
    expect(sentence(aHint("x", { evidence: [words], text: "“cake” is named." }))).toBe("“cake” is named.");
    expect(sentence(aHint("x"))).toBe("About x.");
  });
});
