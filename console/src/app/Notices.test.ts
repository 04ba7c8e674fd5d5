import { ERROR_CODES } from "@warmline/widget/protocol";
import { describe, expect, it } from "vitest";
import { RequestFailed } from "../server/RequestFailed";
import { explain, explainCode, Notices } from "./Notices";

describe("errors in words", () => {
  it.each(Object.keys(ERROR_CODES))("has a text of its own for %s", (code) => {
    expect(explainCode(code)).not.toBe(explainCode("unexpected"));
  });

  it("says how long to wait when the server does", () => {
    expect(explain(new RequestFailed("rate_limited", [], 4_200))).toContain("5 seconds");
  });

  it("never shows a program's own words", () => {
    expect(explain(new Error("NullPointerException at line 3"))).toBe(explainCode("unexpected"));
    expect(explainCode("toString")).toBe(explainCode("unexpected"));
  });
});

describe("notices", () => {
  it("does not repeat itself, and keeps only the latest few", () => {
    const notices = new Notices();
    notices.news("a");
    notices.news("a");
    for (const text of ["b", "c", "d"]) notices.news(text);
    expect(notices.shown.value.map((notice) => notice.text)).toEqual(["b", "c", "d"]);
  });
});
