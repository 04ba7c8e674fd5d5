import { describe, expect, it } from "vitest";
import { FetchHttp } from "./Http";
import type { RequestFailed } from "./RequestFailed";

function answering(body: string | null, init: ResponseInit) {
  return new FetchHttp(async () => new Response(body, init));
}

async function failureOf(http: FetchHttp): Promise<RequestFailed> {
  return http.ask("GET", "/api/v1/me").then(
    () => expect.fail("should have failed"),
    (error: RequestFailed) => error,
  );
}

describe("asking over HTTP", () => {
  it("sends JSON and hands back JSON", async () => {
    const seen: RequestInit[] = [];
    const http = new FetchHttp(async (_, init) => {
      seen.push(init);
      return new Response('{"a":1}', { status: 200 });
    });
    expect(await http.ask("POST", "/x", { b: 2 })).toEqual({ a: 1 });
    expect(seen[0]).toMatchObject({ method: "POST", body: '{"b":2}', credentials: "same-origin" });
  });

  it("takes an empty answer for what it is", async () => {
    expect(await answering(null, { status: 204 }).ask("POST", "/x", {})).toBeNull();
  });

  it("carries the server's code and fields", async () => {
    const body = '{"code":"invalid_field","errors":[{"field":"email","message":"is taken"},{"nonsense":1}]}';
    const failure = await failureOf(answering(body, { status: 422 }));
    expect(failure.code).toBe("invalid_field");
    expect(failure.fields).toEqual([{ field: "email", message: "is taken" }]);
  });

  it("carries how long to wait", async () => {
    const failure = await failureOf(
      answering('{"code":"rate_limited"}', { status: 429, headers: { "Retry-After": "30" } }),
    );
    expect(failure.retryAfterMs).toBe(30_000);
  });

  it("calls a network failure offline", async () => {
    const http = new FetchHttp(() => Promise.reject(new TypeError("failed to fetch")));
    expect((await failureOf(http)).code).toBe("offline");
  });

  it.each([
    [502, "offline"],
    [401, "unauthenticated"],
    [500, "unexpected"],
  ])("reads status %d without our code as %s", async (status, code) => {
    expect((await failureOf(answering("<html>", { status }))).code).toBe(code);
  });
});
