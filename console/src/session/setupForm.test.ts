import { describe, expect, it } from "vitest";
import { checkPassword, checkSetup } from "./setupForm";

const good = {
  token: "t",
  business: "The Lamp Shop",
  name: "Maya",
  email: "maya@shop.example",
  password: "four warm lamps",
};

describe("the first-run form", () => {
  it("lets a complete form go", () => expect(checkSetup(good)).toEqual({}));

  it("names each missing field", () => {
    const blank = { token: "", business: " ", name: "", email: "", password: "" };
    expect(Object.keys(checkSetup(blank)).sort()).toEqual(["business", "email", "name", "password", "token"]);
  });

  it("catches an address without an at sign", () => {
    expect(checkSetup({ ...good, email: "maya.shop.example" }).email).toBeDefined();
  });
});

describe("passwords", () => {
  it.each([
    ["a".repeat(11), false],
    ["a".repeat(12), true],
    ["💛".repeat(12), true],
    ["💛".repeat(11), false],
    ["a".repeat(128), true],
    ["a".repeat(129), false],
  ])("%s", (password, allowed) => {
    expect(checkPassword(password) === null).toBe(allowed);
  });
});
