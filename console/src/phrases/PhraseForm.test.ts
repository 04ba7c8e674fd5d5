import { describe, expect, it } from "vitest";
import { FakeHttp } from "../server/FakeHttp";
import { RequestFailed } from "../server/RequestFailed";
import { lines, NEW_SITUATION, PhraseForm } from "./PhraseForm";
import { anItem, aPhrase } from "./phraseFixture";

const before = aPhrase({ id: "a", version: 3 });
const SAVE = "PUT /api/v1/phrases/a";
const CHECK = "POST /api/v1/phrases/a/check";

describe("the form of a phrase", () => {
  it("takes one wording from each line that has words", () => {
    expect(lines(" where is it \n\n it is late")).toEqual(["where is it", "it is late"]);
  });

  it("lets the server say what becomes of the record, until the owner does", async () => {
    const http = new FakeHttp().on(CHECK, { hints: [{ text: "A promise." }], keep: "nothing" });
    const form = new PhraseForm(http, before, "en");
    await form.check();
    expect(form.keep.value).toBe("nothing");
    expect(form.hints.value).toEqual(["A promise."]);
    form.choose("record");
    await form.check();
    expect(form.keep.value).toBe("record");
  });

  it("shows the newer phrase to whoever comes late, and saves over it when asked again", async () => {
    const conflict = new RequestFailed("conflict", [], null, {
      current: aPhrase({ id: "a", version: 9, text: "Theirs." }),
    });
    const http = new FakeHttp().on(SAVE, conflict);
    const form = new PhraseForm(http, before, "en");
    form.write({ text: "Mine." });
    expect(await form.save()).toBeNull();
    expect(form.theirs.value?.text).toBe("Theirs.");
    expect(form.fields.value.text).toBe("Mine.");
    http.on(SAVE, anItem({ id: "a", version: 10 }));
    expect(await form.save()).not.toBeNull();
    expect(http.asked.at(-1)?.body).toMatchObject({ version: 9, text: "Mine." });
  });

  it("puts each refusal at its field, and takes it away when that is mended", async () => {
    const http = new FakeHttp().on(
      "POST /api/v1/phrases",
      new RequestFailed("invalid_field", [
        { field: "text", message: "must be given" },
        { field: "newSituation.about", message: "must have 1 to 60 customers' wordings" },
      ]),
    );
    const form = new PhraseForm(http, null, "en");
    form.write({ situation: NEW_SITUATION, situationKey: "lost-hat", title: "Hats" });
    expect(await form.save()).toBeNull();
    expect(Object.keys(form.problems.value)).toEqual(["text", "about"]);
    form.write({ text: "Here it is." });
    expect(Object.keys(form.problems.value)).toEqual(["about"]);
    expect(http.asked[0]?.body).toMatchObject({ locale: "en", newSituation: { key: "lost-hat", about: [] } });
  });

  it("asks what becomes of the record only where there is one", () => {
    const http = new FakeHttp();
    expect(new PhraseForm(http, before, "en").asksForRecord).toBe(true);
    expect(new PhraseForm(http, aPhrase({ state: "to-review" }), "en").asksForRecord).toBe(false);
    expect(new PhraseForm(http, null, "en").asksForRecord).toBe(false);
  });
});
