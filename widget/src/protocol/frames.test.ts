import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CLIENT_FRAME_TYPES, type Decoder, decode, decodeJson, staffFrame, visitorFrame } from "./index";

const frames = join(import.meta.dirname, "../../../chat-service/src/test/resources/frames");

function golden(side: "client" | "server"): [string, string][] {
  return readdirSync(join(frames, side))
    .sort()
    .map((name) => [name.replace(".json", ""), readFileSync(join(frames, side, name), "utf8")]);
}

function typeOf(name: string): string {
  return name.split("-")[0] ?? "";
}

const ONLY_STAFF = /^(conversation-staff|queue-staff|emotion|suggestions|presence)/;
const ONLY_VISITOR = /^(conversation-visitor|queue-visitor)/;

describe("the golden frames of the server", () => {
  const all = golden("server");

  it("are there for every type", () => {
    expect(new Set(all.map(([name]) => typeOf(name)))).toEqual(
      new Set([
        ...["ready", "reset", "live", "ack", "message", "read", "typing", "conversation", "emotion"],
        ...["suggestions", "presence", "queue", "error", "bye", "pong"],
      ]),
    );
  });

  it.each(all.filter(([name]) => !ONLY_VISITOR.test(name)))(
    "%s decodes for staff without loss",
    (_, json) => {
      expectLossless(staffFrame, json);
    },
  );

  it.each(all.filter(([name]) => !ONLY_STAFF.test(name)))("%s decodes for a visitor", (name, json) => {
    const decoded = decodeJson(visitorFrame, json);
    expect(decoded).toMatchObject({ ok: true, value: { type: typeOf(name) } });
  });

  it("keep the staff's fields away from a visitor even when the server sends them", () => {
    const json = all.find(([name]) => name === "message-staff")?.[1] ?? "";
    const decoded = decodeJson(visitorFrame, json);
    expect(decoded).toMatchObject({ ok: true });
    expect(decoded.ok && "emotion" in decoded.value).toBe(false);
  });
});

describe("the golden frames of the client", () => {
  it("are there for every type, and say it", () => {
    const all = golden("client");
    expect(new Set(all.map(([name]) => typeOf(name)))).toEqual(new Set<string>(CLIENT_FRAME_TYPES));
    for (const [name, json] of all) expect(JSON.parse(json)).toHaveProperty("type", typeOf(name));
  });
});

describe("a bad frame", () => {
  it.each([
    ["not JSON", "{", "not_json"],
    ["a bare text", '"ready"', "wrong_shape"],
    ["null", "null", "wrong_shape"],
    ["a list", "[]", "wrong_shape"],
    ["no type", "{}", "wrong_shape"],
    ["a type of another version", '{"type":"reaction"}', "unknown_type"],
    ["a type that every object has", '{"type":"constructor"}', "unknown_type"],
    ["a missing field", '{"type":"ack","id":"x"}', "wrong_shape"],
    [
      "a seq that is not whole",
      '{"type":"ack","id":"x","conversation":"c","seq":1.5,"at":"t"}',
      "wrong_shape",
    ],
  ])("%s gives a failure and no exception", (_, json, kind) => {
    expect(decodeJson(visitorFrame, json)).toMatchObject({ ok: false, failure: { kind } });
  });

  it("names the place of what is wrong", () => {
    const json = golden("server").find(([name]) => name === "suggestions")?.[1] ?? "";
    const broken = json.replace('"moment": "clarify"', '"moment": "shrug"');
    expect(decodeJson(staffFrame, broken)).toMatchObject({
      ok: false,
      failure: { path: "suggestions[1].moment" },
    });
  });
});

it("ignores unknown fields and takes null for absent", () => {
  const frame = { type: "pong", ref: null, later: { more: true } };
  expect(decode(visitorFrame, frame)).toEqual({ ok: true, value: { type: "pong" } });
});

/** Nothing documented is lost: what was decoded is what was sent, `null` standing for absent. */
function expectLossless<T>(decoder: Decoder<T>, json: string): void {
  const decoded = decodeJson(decoder, json);
  expect(decoded).toMatchObject({ ok: true });
  if (decoded.ok) expect(decoded.value).toEqual(JSON.parse(json));
}
