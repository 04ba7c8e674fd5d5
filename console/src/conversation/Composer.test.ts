import { beforeEach, describe, expect, it } from "vitest";
import { FakeHttp } from "../server/FakeHttp";
import { Suggestions } from "../suggestion/Suggestions";
import { Composer } from "./Composer";
import { aSuggestion } from "./conversationFixture";
import { Drafts } from "./Drafts";

class MapStore extends Map<string, string> {
  getItem = (key: string) => this.get(key) ?? null;
  setItem = (key: string, value: string) => void this.set(key, value);
  removeItem = (key: string) => void this.delete(key);
}

let store: MapStore;
let http: FakeHttp;
let suggestions: Suggestions;
let composer: Composer;
const first = aSuggestion("s1", "I am sorry about the wait.");
const second = aSuggestion("s2", "It is on its way now.");
const open = () => new Composer("c1", new Drafts(store, "maya"), suggestions);

beforeEach(() => {
  store = new MapStore();
  http = new FakeHttp()
    .on("POST /api/v1/suggestions/s1/outcome", null)
    .on("POST /api/v1/suggestions/s2/outcome", null);
  suggestions = new Suggestions(http, "c1");
  suggestions.onFrame({ type: "suggestions", conversation: "c1", seq: 1, suggestions: [first, second] });
  composer = open();
});

const outcomes = () => http.asked.map(({ call, body }) => [call.split("/")[4], body]);

describe("drafts", () => {
  it("of reply and note are kept apart and survive a reload", () => {
    composer.write("to the customer");
    composer.switchTo("note");
    composer.write("to the team");
    const reloaded = open();
    expect([reloaded.mode.value, reloaded.text.value]).toEqual(["note", "to the team"]);
    reloaded.switchTo("reply");
    expect(reloaded.text.value).toBe("to the customer");
  });

  it("leave nothing behind once sent", () => {
    composer.write("hello");
    composer.take();
    expect(store.size).toBe(0);
  });

  it("of another person or with broken contents are not shown", () => {
    composer.write("mine");
    expect(new Composer("c1", new Drafts(store, "jonas"), suggestions).text.value).toBe("");
    store.set("warmline.draft.maya.c1", '{"mode":"shout"}');
    expect(open().text.value).toBe("");
  });
});

describe("sending", () => {
  it("takes the text as it is, and nothing blank", () => {
    composer.write(" \n ");
    expect(composer.take()).toBeNull();
    composer.write(" hello ");
    expect(composer.take()).toEqual({ body: " hello ", kind: "text" });
    expect(composer.text.value).toBe("");
  });

  it("counts characters as people do, and refuses the 8,001st", () => {
    composer.write("💛".repeat(8_000));
    expect(composer.canSend.value).toBe(true);
    composer.write("💛".repeat(8_001));
    expect([composer.over.value, composer.take()]).toEqual([1, null]);
  });

  it("a note never carries a suggestion", () => {
    composer.insert(first);
    composer.switchTo("note");
    composer.write("for the team");
    expect(composer.take()).toEqual({ body: "for the team", kind: "note" });
    expect(outcomes()).toEqual([]);
  });
});

describe("suggestions", () => {
  it("are offered to Tab only while the reply is empty", () => {
    expect(composer.tabOffer.value).toBe(first);
    composer.write("a");
    expect(composer.tabOffer.value).toBeNull();
    composer.write("");
    composer.switchTo("note");
    expect(composer.tabOffer.value).toBeNull();
  });

  it("sent unchanged count as accepted", () => {
    composer.insert(first);
    expect(composer.take()).toEqual({
      body: first.text,
      kind: "text",
      suggestion: { id: "s1", edited: false },
    });
    expect(outcomes()).toEqual([["s1", { outcome: "accepted" }]]);
  });

  it("sent with changes count as edited, with what was really said", () => {
    composer.insert(first);
    composer.write(`${first.text} Maya`);
    expect(composer.take()?.suggestion).toEqual({ id: "s1", edited: true });
    expect(outcomes()).toEqual([["s1", { outcome: "edited", sentText: `${first.text} Maya` }]]);
  });

  it("go in at the caret with spaces around, and are not offered twice", () => {
    composer.write("Hi Hannah.Bye");
    const end = composer.insert(second, "Hi Hannah.".length);
    expect(composer.text.value).toBe(`Hi Hannah. ${second.text} Bye`);
    expect(composer.text.value.slice(0, end)).toBe(`Hi Hannah. ${second.text}`);
    expect(suggestions.shown.value).toEqual([first]);
  });

  it("are still counted when the page is loaded anew before sending", () => {
    composer.insert(first);
    const reloaded = open();
    expect(reloaded.take()?.suggestion).toEqual({ id: "s1", edited: false });
    expect(outcomes()).toEqual([["s1", { outcome: "accepted" }]]);
  });

  it("come back, uncounted, when the reply is emptied again", () => {
    composer.insert(first);
    composer.write("");
    composer.write("something of my own");
    expect(composer.take()).toEqual({ body: "something of my own", kind: "text" });
    expect(outcomes()).toEqual([]);
    expect(suggestions.shown.value).toEqual([first, second]);
  });
});
