import { describe, expect, it } from "vitest";
import { linkify, safeHref } from "./linkify";

describe("linkify", () => {
  it("finds addresses and leaves the sentence around them alone", () => {
    expect(linkify("See https://a.example/b?c=1#d, or (http://e.example/f_(g)).")).toEqual([
      { text: "See " },
      { text: "https://a.example/b?c=1#d", href: "https://a.example/b?c=1#d" },
      { text: ", or (" },
      { text: "http://e.example/f_(g)", href: "http://e.example/f_(g)" },
      { text: ")." },
    ]);
  });

  it.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "https://",
    "http:///path",
    "https://bank.example@evil.example/",
    "https://user:secret@evil.example/",
    "ftp://a.example",
    "//a.example",
    "<a href=x onclick=alert(1)>",
  ])("makes no link of %s", (text) => {
    expect(linkify(text).every((piece) => piece.href === undefined)).toBe(true);
  });

  it("never loses or adds a character", () => {
    const parts = [
      "https://a.example",
      " ",
      "(",
      ")",
      ".",
      '"',
      "<",
      ">",
      "http://",
      "\n",
      "x",
      "\u202e",
      "שלום",
    ];
    let state = 7;
    for (let round = 0; round < 300; round++) {
      let text = "";
      for (let i = 0; i < 12; i++) {
        state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
        text += parts[(state >> 8) % parts.length];
      }
      expect(
        linkify(text)
          .map((piece) => piece.text)
          .join(""),
      ).toBe(text);
    }
  });

  it("stays quick on a text made to be slow", () => {
    const started = performance.now();
    linkify(`https://a.example/${"(".repeat(4_000)}${")".repeat(4_000)}`);
    linkify("http://".repeat(1_100));
    linkify(`https://a.example/${".".repeat(7_900)}!`);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

it("takes a relative source for one of our own pages, and nothing else but the web", () => {
  expect(safeHref("/demo/help#delivery", "https://we.example")).toBe("https://we.example/demo/help#delivery");
  expect(safeHref("javascript:alert(1)", "https://we.example")).toBeUndefined();
});
