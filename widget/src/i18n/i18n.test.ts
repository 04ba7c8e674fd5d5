import { expect, it } from "vitest";
import { en } from "./en";
import { count, t } from "./index";

it("fills in names, also odd ones, once", () => {
  expect(t("joined", { name: "Mara" })).toBe("Mara has joined");
  expect(t("joined", { name: "{name} $& $1" })).toBe("{name} $& $1 has joined");
});

it("chooses by number", () => {
  expect(count("queueBefore", 1)).toBe("1 person ahead of you.");
  expect(count("queueBefore", 2)).toBe("2 people ahead of you.");
  expect(count("charactersLeft", 1234)).toBe("1,234 characters left");
});

it("has no empty text", () => {
  for (const text of Object.values(en))
    for (const form of typeof text === "string" ? [text] : Object.values(text))
      expect(form.trim()).not.toBe("");
});
