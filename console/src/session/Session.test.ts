import { describe, expect, it } from "vitest";
import { FakeHttp } from "../server/FakeHttp";
import { RequestFailed } from "../server/RequestFailed";
import { Session } from "./Session";

const maya = {
  id: "m",
  name: "Maya",
  email: "maya@shop.example",
  role: "lead",
  availability: "available",
  takesConversations: true,
  capacity: 5,
  business: "The Lamp Shop",
};
const refused = new RequestFailed("unauthenticated");

describe("a session", () => {
  it("recognises somebody whose cookie is still good", async () => {
    const session = new Session(new FakeHttp().on("GET /api/v1/me", maya));
    await session.begin();
    expect(session.state.value).toMatchObject({ kind: "signed-in", me: { name: "Maya", role: "lead" } });
  });

  it("learns whether the first owner is still missing", async () => {
    const http = new FakeHttp().on("GET /api/v1/me", refused).on("GET /api/v1/setup", { needed: true });
    const session = new Session(http);
    await session.begin();
    expect(session.state.value).toEqual({ kind: "signed-out", setupNeeded: true, ended: false });
  });

  it("does not mistake an unreachable server for being signed out", async () => {
    const session = new Session(new FakeHttp().on("GET /api/v1/me", new RequestFailed("offline")));
    await session.begin();
    expect(session.state.value.kind).toBe("unreachable");
  });

  it("stays signed out when e-mail and password do not match", async () => {
    const http = new FakeHttp()
      .on("GET /api/v1/me", refused)
      .on("GET /api/v1/setup", { needed: false })
      .on("POST /api/v1/login", new RequestFailed("invalid_credentials"));
    const session = new Session(http);
    await session.begin();
    await expect(session.signIn("a@b.example", "nope")).rejects.toMatchObject({
      code: "invalid_credentials",
    });
    expect(session.state.value.kind).toBe("signed-out");
  });

  it("puts the availability back when the server did not take it", async () => {
    const http = new FakeHttp()
      .on("GET /api/v1/me", maya)
      .on("PUT /api/v1/me/availability", new RequestFailed("unavailable"));
    const session = new Session(http);
    await session.begin();
    await expect(session.setAvailability("away")).rejects.toMatchObject({ code: "unavailable" });
    expect(session.state.value).toMatchObject({ me: { availability: "available" } });
  });

  it("says that it ended, when the server forgot us", async () => {
    const session = new Session(new FakeHttp().on("GET /api/v1/me", maya));
    await session.begin();
    await session.ended();
    expect(session.state.value).toEqual({ kind: "signed-out", setupNeeded: false, ended: true });
  });
});
