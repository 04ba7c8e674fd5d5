import { describe, expect, it } from "vitest";
import { type Route, Router, read, write } from "./Router";

const id = "0193f2a4-5a3e-7c11-9d4e-2f6a1b3c4d5e";
const at = (path: string) => read(new URL(path, "https://desk.example"));

describe("addresses", () => {
  it.each<[string, Route]>([
    ["/console", { page: "inbox", conversation: null }],
    ["/console/", { page: "inbox", conversation: null }],
    [`/console/conversations/${id}`, { page: "inbox", conversation: id }],
    ["/console/login", { page: "login" }],
    ["/console/setup?token=abc", { page: "setup", token: "abc" }],
    ["/console/satisfaction", { page: "satisfaction" }],
    ["/console/phrases", { page: "phrases" }],
    ["/console/conversations/../../api", { page: "missing" }],
    ["/console/nowhere", { page: "missing" }],
  ])("%s is understood", (path, route) => {
    expect(at(path)).toEqual(route);
  });

  it("keeps the setup token out of the history", () => {
    expect(write({ page: "setup", token: "secret" })).toBe("/console/setup");
  });
});

describe("the router", () => {
  it("follows the person back and forward, and adds no step for staying", () => {
    let url = new URL("https://desk.example/console");
    const pushed: string[] = [];
    let moved = () => {};
    const router = new Router({
      current: () => url,
      push: (path) => pushed.push(path),
      replace: () => {},
      onMove: (listener) => {
        moved = listener;
      },
    });
    router.go({ page: "satisfaction" });
    router.go({ page: "satisfaction" });
    expect(pushed).toEqual(["/console/satisfaction"]);
    url = new URL("https://desk.example/console/login");
    moved();
    expect(router.route.value).toEqual({ page: "login" });
  });
});
