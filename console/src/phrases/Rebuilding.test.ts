import { describe, expect, it } from "vitest";
import { FakeHttp } from "../server/FakeHttp";
import { Importing } from "./Importing";
import { Rebuilding } from "./Rebuilding";

const PATH = "/api/v1/phrases/rebuild";
const running = { state: "running", phase: "index", done: 1, total: 4 };
const settle = () => new Promise((resolve) => setTimeout(resolve));

function aClock() {
  const waiting: Array<() => void> = [];
  return {
    after: (_: number, work: () => void) => {
      waiting.push(work);
      return () => {};
    },
    tick: async () => {
      waiting.shift()?.();
      await settle();
    },
    waiting,
  };
}

describe("building the index anew", () => {
  it("is looked after until it is done", async () => {
    const clock = aClock();
    const http = new FakeHttp().on(`POST ${PATH}`, running).on(`GET ${PATH}`, running);
    const rebuilding = new Rebuilding(http, clock);
    await rebuilding.start();
    await clock.tick();
    http.on(`GET ${PATH}`, { ...running, state: "done", done: 4 });
    await clock.tick();
    expect(rebuilding.state.value?.state).toBe("done");
    expect(clock.waiting).toEqual([]);
  });

  it("goes on looking when the line is gone for a moment", async () => {
    const clock = aClock();
    const http = new FakeHttp().on(`POST ${PATH}`, running).on(`GET ${PATH}`, new Error("no line"));
    const rebuilding = new Rebuilding(http, clock);
    await rebuilding.start();
    await clock.tick();
    expect(clock.waiting).toHaveLength(1);
  });

  it("is no news when it was over before", async () => {
    const http = new FakeHttp().on(`GET ${PATH}`, { state: "done", phase: null, done: 4, total: 4 });
    const rebuilding = new Rebuilding(http, aClock());
    await rebuilding.join();
    expect(rebuilding.state.value).toBeNull();
  });
});

describe("importing", () => {
  const report = { applied: false, added: 1, changed: 0, skipped: 0, toReview: 0, lines: [] };
  const LOOK = "POST /api/v1/phrases/import?locale=de&apply=false";
  const APPLY = "POST /api/v1/phrases/import?locale=de&apply=true";

  it("applies the file that was looked at", async () => {
    const http = new FakeHttp().on(LOOK, report).on(APPLY, { ...report, applied: true });
    const importing = new Importing(http);
    const file = new Blob(["key,text"]);
    await importing.look(file, "de");
    await importing.apply();
    expect(http.asked.map(({ body }) => body)).toEqual([file, file]);
    expect(importing.state.value.kind).toBe("done");
  });

  it("applies nothing that was not looked at", async () => {
    const http = new FakeHttp().on(LOOK, report);
    const importing = new Importing(http);
    await importing.look(new Blob(["x"]), "de");
    importing.choose();
    await importing.apply();
    expect(http.calls()).toEqual([LOOK]);
  });
});
