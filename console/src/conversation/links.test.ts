import { describe, expect, it } from "vitest";
import { linked, safeAddress } from "./links";

const addresses = (text: string) => linked(text).flatMap(({ address }) => address ?? []);

describe("links in hostile text", () => {
  it.each([
    "javascript:alert(1)",
    "data:text/html,<script>",
    "JaVaScRiPt:alert(1)",
    "file:///etc/passwd",
    "//evil.example",
    "https://user:password@evil.example/",
    "http://",
  ])("%s is only text", (text) => {
    expect(linked(text)).toEqual([{ text, address: null }]);
  });

  it("are web addresses, without the sentence around them", () => {
    expect(addresses("See https://shop.example/a?b=1, or (http://shop.example/c).")).toEqual([
      "https://shop.example/a?b=1",
      "http://shop.example/c",
    ]);
  });

  it("keep a bracket that belongs to them", () => {
    expect(addresses("https://shop.example/a_(b)")).toEqual(["https://shop.example/a_(b)"]);
  });

  it("never change the text", () => {
    const text = "a https://x.example/. b http://[::bad c https://y.example/«»";
    expect(
      linked(text)
        .map((part) => part.text)
        .join(""),
    ).toBe(text);
  });
});

it("safe addresses are of the web or nothing", () => {
  expect(safeAddress("https://shop.example")).toBe("https://shop.example/");
  expect(safeAddress("blob:https://shop.example/x")).toBeNull();
  expect(safeAddress("nonsense")).toBeNull();
});
