import { beforeEach, describe, expect, it } from "vitest";
import { aSuggestion } from "../conversation/conversationFixture";
import { FakeHttp } from "../server/FakeHttp";
import { RequestFailed } from "../server/RequestFailed";
import { Suggestions } from "./Suggestions";

let http: FakeHttp;
let suggestions: Suggestions;
const frame = (seq: number, ...ids: string[]) =>
  suggestions.onFrame({
    type: "suggestions",
    conversation: "c1",
    seq,
    suggestions: ids.map((id) => aSuggestion(id)),
  });
const shown = () => suggestions.shown.value.map(({ id }) => id);

beforeEach(() => {
  http = new FakeHttp().on("POST /api/v1/suggestions/a/outcome", null);
  suggestions = new Suggestions(http, "c1");
});

describe("suggestions", () => {
  it("are three at most", () => {
    frame(1, "a", "b", "c", "d");
    expect(shown()).toEqual(["a", "b", "c"]);
  });

  it("for newer words replace the earlier ones; late ones are ignored", () => {
    frame(5, "b");
    frame(4, "a");
    expect(shown()).toEqual(["b"]);
    frame(6);
    expect(shown()).toEqual([]);
  });

  it("are over once somebody has answered", () => {
    frame(5, "a");
    suggestions.answered(6);
    expect(shown()).toEqual([]);
    frame(5, "a");
    expect(shown()).toEqual([]);
  });

  it("asked for and overtaken by a frame do not come back", async () => {
    http.on("POST /api/v1/suggestions", () => {
      frame(9, "new");
      return { emotion: null, suggestions: [aSuggestion("old")] };
    });
    await suggestions.ask(8);
    expect(shown()).toEqual(["new"]);
  });

  it("can be dismissed, which the server is told", () => {
    frame(1, "a", "b");
    suggestions.dismiss("a");
    expect(shown()).toEqual(["b"]);
    expect(http.asked).toEqual([
      { call: "POST /api/v1/suggestions/a/outcome", body: { outcome: "dismissed" } },
    ]);
  });

  it("do not get in the way when the outcome cannot be told", async () => {
    http.on("POST /api/v1/suggestions/a/outcome", new RequestFailed("offline"));
    frame(1, "a");
    suggestions.dismiss("a");
    await Promise.resolve();
    expect(shown()).toEqual([]);
  });
});
