import { describe, expect, it } from "vitest";
import { FakeHttp } from "../server/FakeHttp";
import type { Http } from "../server/Http";
import { RequestFailed } from "../server/RequestFailed";
import { PhraseList } from "./PhraseList";
import { anItem, aPhrase, aRecord } from "./phraseFixture";

const IN_USE = "GET /api/v1/phrases?state=in-use";

class SlowServer implements Http {
  readonly waiting: Array<(answer: unknown) => void> = [];
  ask(): Promise<unknown> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

describe("the list of phrases", () => {
  it("goes on where the last page ended", async () => {
    const http = new FakeHttp()
      .on(IN_USE, { items: [anItem({ id: "a" })], next: "more" })
      .on(`${IN_USE}&cursor=more`, { items: [anItem({ id: "b" })], next: null });
    const list = new PhraseList(http);
    await list.narrow({});
    await list.more();
    expect(list.state.value).toMatchObject({
      kind: "ready",
      next: null,
      items: [{ phrase: { id: "a" } }, { phrase: { id: "b" } }],
    });
  });

  it("shows no late answer to an earlier filter", async () => {
    const server = new SlowServer();
    const list = new PhraseList(server);
    void list.narrow({ q: "cake" });
    void list.narrow({ q: "bread" });
    server.waiting[1]?.({ items: [anItem({ id: "bread" })], next: null });
    await settle();
    server.waiting[0]?.({ items: [anItem({ id: "cake" })], next: null });
    await settle();
    expect(list.state.value).toMatchObject({ kind: "ready", items: [{ phrase: { id: "bread" } }] });
  });

  it("forgets the situation when the language changes", async () => {
    const http = new FakeHttp()
      .on(`${IN_USE.replace("?", "?situation=late&")}`, { items: [], next: null })
      .on(`${IN_USE.replace("?", "?locale=de&")}`, { items: [], next: null });
    const list = new PhraseList(http);
    await list.narrow({ situation: "late" });
    await list.narrow({ locale: "de" });
    expect(list.filter.value).toMatchObject({ locale: "de", situation: "" });
    expect(list.exportPath("csv")).toBe("/api/v1/phrases/export?locale=de&state=in-use&format=csv");
  });

  it("names the version it has seen when it retires, and keeps the phrase in sight", async () => {
    const retired = { phrase: aPhrase({ id: "a", version: 8, state: "retired" }), record: aRecord() };
    const http = new FakeHttp()
      .on(IN_USE, { items: [anItem({ id: "a", version: 7 })], next: null })
      .on("POST /api/v1/phrases/a/retire", retired);
    const list = new PhraseList(http);
    await list.narrow({});
    await list.retire("a", 7, true);
    expect(http.asked.at(-1)?.body).toEqual({ version: 7 });
    expect(list.state.value).toMatchObject({ items: [{ phrase: { state: "retired", version: 8 } }] });
  });

  it("shows what somebody else made of a phrase when it comes too late to retire it", async () => {
    const newer = aPhrase({ id: "a", version: 8, text: "Theirs." });
    const http = new FakeHttp()
      .on(IN_USE, { items: [anItem({ id: "a", version: 7 })], next: null })
      .on("POST /api/v1/phrases/a/retire", new RequestFailed("conflict", [], null, { current: newer }));
    const list = new PhraseList(http);
    await list.narrow({});
    await expect(list.retire("a", 7, true)).rejects.toThrow("conflict");
    expect(list.state.value).toMatchObject({ items: [{ phrase: { version: 8, text: "Theirs." } }] });
  });
});
