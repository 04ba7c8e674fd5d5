import { beforeEach, describe, expect, it } from "vitest";
import {
  aConversation,
  agent,
  aMessage,
  aSuggestion,
  jonas,
  maya,
} from "../conversation/conversationFixture";
import { RequestFailed } from "../server/RequestFailed";
import { aDesk, OPEN_LIST, settle } from "./deskFixture";

const MESSAGES = "GET /api/v1/conversations/c1/messages?before=3&limit=50";
const hannah = aConversation({ id: "c1", lastSeq: 2 });

let world: ReturnType<typeof aDesk>;
beforeEach(() => {
  world = aDesk();
  world.http
    .on(OPEN_LIST, { items: [hannah], next: null })
    .on("GET /api/v1/conversations/c1", hannah)
    .on(MESSAGES, { messages: [aMessage(1), aMessage(2)], lastSeq: 2 })
    .on("POST /api/v1/suggestions", { emotion: null, suggestions: [aSuggestion("s1")] });
});

async function atWork() {
  world.desk.start();
  world.line.accept();
  await settle();
  world.desk.show("c1");
  await settle();
  const open = world.desk.open.value;
  if (open === null) throw new Error("nothing is open");
  return open;
}
const bodies = () => world.desk.open.value?.messages.value.map(({ body }) => body);

describe("opening a conversation", () => {
  it("reads the newest page, follows from there, and asks what could be answered", async () => {
    const open = await atWork();
    expect(bodies()).toEqual(["words 1", "words 2"]);
    expect(world.line.take("follow")).toEqual([{ type: "follow", conversation: "c1", seq: 2 }]);
    expect(open.suggestions.shown.value.map(({ id }) => id)).toEqual(["s1"]);
  });

  it("asks for no suggestions when the last word was ours", async () => {
    const answered = [aMessage(1), aMessage(2, { author: agent(jonas) })];
    world.http.on(MESSAGES, { messages: answered, lastSeq: 2 });
    await atWork();
    expect(world.http.calls()).not.toContain("POST /api/v1/suggestions");
  });

  it("stops following the one before", async () => {
    await atWork();
    world.desk.show(null);
    expect(world.line.take("unfollow")).toEqual([{ type: "unfollow", conversation: "c1" }]);
  });

  it("says so when it cannot be had, and can try again", async () => {
    world.http.on(MESSAGES, new RequestFailed("not_found"));
    const open = await atWork();
    expect(open.state.value.kind).toBe("failed");
    world.http.on(MESSAGES, { messages: [aMessage(1), aMessage(2)], lastSeq: 2 });
    await open.load();
    expect(open.state.value.kind).toBe("ready");
  });
});

describe("sending", () => {
  it("shows a reply as waiting, then in its place once stored", async () => {
    const open = await atWork();
    open.write("On its way!");
    expect(world.desk.send()).toBe(true);
    const [sent] = world.line.take("send");
    expect(sent).toMatchObject({ id: "id-1", conversation: "c1", body: "On its way!", kind: "text" });
    expect(world.desk.pending.value).toHaveLength(1);
    world.line.say({ type: "ack", id: "id-1", conversation: "c1", seq: 3, at: "2026-11-21T09:31:00.000Z" });
    expect([world.desk.pending.value.length, bodies()?.at(-1)]).toEqual([0, "On its way!"]);
    expect(world.desk.queue.find("c1")?.lastMessage?.body).toBe("On its way!");
    expect(open.suggestions.shown.value).toEqual([]);
    world.line.say({ type: "suggestions", conversation: "c1", seq: 2, suggestions: [aSuggestion("late")] });
    expect(open.suggestions.shown.value).toEqual([]);
  });

  it("keeps what was refused, with the reason, until retried or discarded", async () => {
    const open = await atWork();
    open.write("hello");
    world.desk.send();
    world.line.say({ type: "error", code: "body_too_long", message: "", ref: "id-1", retryable: false });
    expect(world.desk.pending.value[0]).toMatchObject({
      state: "failed",
      failure: { code: "body_too_long" },
    });
    expect(world.notices.shown.value).toEqual([]);
    world.desk.retry("id-1");
    expect(world.line.take("send")).toHaveLength(2);
  });

  it("waits for the line, and goes out once under the same id when it is back", async () => {
    const open = await atWork();
    world.line.drop(1012);
    open.write("still here");
    world.desk.send();
    expect(world.stored.size).toBe(1);
    world.clock.forward(60_000);
    world.line.accept();
    expect(world.line.take("send")).toMatchObject([{ id: "id-1", body: "still here" }]);
  });

  it("shows an own message once when a resume brings it and its ack is lost", async () => {
    const open = await atWork();
    open.write("hello");
    world.desk.send();
    world.line.drop(1012);
    world.clock.forward(60_000);
    world.line.accept();
    world.line.say({ type: "message", ...aMessage(3, { id: "id-1", author: agent(maya), body: "hello" }) });
    expect(bodies()).toEqual(["words 1", "words 2", "hello"]);
    expect(world.desk.pending.value).toEqual([]);
  });
});

describe("when the line was lost", () => {
  it("resumes the open conversation in hello and reads the lists again", async () => {
    await atWork();
    const before = world.http.calls().filter((call) => call === OPEN_LIST).length;
    world.line.drop(1012);
    world.clock.forward(60_000);
    world.line.accept();
    await settle();
    expect(world.line.take("hello").at(-1)).toMatchObject({ resume: [{ conversation: "c1", seq: 2 }] });
    expect(world.line.take("follow")).toHaveLength(1);
    expect(world.line.take("watch").at(-1)).toEqual({ type: "watch", on: true });
    expect(world.http.calls().filter((call) => call === OPEN_LIST)).toHaveLength(before + 1);
  });

  it("follows a conversation that was opened before there was any line", async () => {
    world.desk.start();
    world.desk.show("c1");
    await settle();
    world.line.accept();
    const follows = world.line.take("follow");
    const resumes = world.line.take("hello").filter((hello) => hello.resume !== undefined);
    expect(follows.length + resumes.length).toBe(1);
  });

  it("reads the lists over HTTP when there is no line at all", async () => {
    world.desk.start();
    world.clock.forward(1_000);
    await settle();
    expect(world.desk.queue.state.value.kind).toBe("ready");
  });

  it("starts anew when the server says that nothing can be continued", async () => {
    await atWork();
    world.line.say({ type: "reset", conversation: "c1" });
    world.line.say({ type: "message", ...aMessage(1, { body: "restored" }) });
    expect(bodies()).toEqual(["restored"]);
  });

  it("leads to the sign-in page when the server no longer knows us", async () => {
    await world.session.begin();
    await atWork();
    world.line.drop(4102);
    await settle();
    expect(world.session.state.value).toMatchObject({ kind: "signed-out", ended: true });
  });
});

describe("working together", () => {
  it("tells when a colleague writes in the same conversation, and not when it is me elsewhere", async () => {
    const open = await atWork();
    const typing = (person: { id: string; name: string }) =>
      world.line.say({ type: "typing", conversation: "c1", by: { kind: "agent", ...person }, on: true });
    typing(maya);
    expect(open.colleaguesTyping.value).toEqual([]);
    typing(jonas);
    expect(open.colleaguesTyping.value.map(({ name }) => name)).toEqual(["Jonas"]);
    world.clock.forward(7_000);
    expect(open.colleaguesTyping.value).toEqual([]);
  });

  it("says typing for a reply, and keeps quiet about a note", async () => {
    const open = await atWork();
    open.composer.switchTo("note");
    open.write("between us");
    expect(world.line.take("typing")).toEqual([]);
    open.composer.switchTo("reply");
    open.write("Dear Hannah");
    expect(world.line.take("typing")).toEqual([{ type: "typing", conversation: "c1", on: true }]);
  });

  it("shows how it stands when somebody was faster", async () => {
    await atWork();
    world.http
      .on("POST /api/v1/conversations/c1/assign", new RequestFailed("conflict"))
      .on("GET /api/v1/conversations/c1", { ...hannah, assignee: jonas });
    world.desk.attempt(world.desk.assign("c1", "me"));
    await settle();
    expect(world.desk.queue.find("c1")?.assignee).toEqual(jonas);
    expect(world.notices.shown.value).toHaveLength(1);
  });
});

describe("reading", () => {
  it("is told once for what was shown, and only upwards", async () => {
    const open = await atWork();
    open.shown();
    open.shown();
    expect(world.line.take("read")).toEqual([{ type: "read", conversation: "c1", seq: 2 }]);
    expect(world.desk.queue.find("c1")?.readSeq).toBe(2);
  });

  it("knows how far the customer has read", async () => {
    const open = await atWork();
    world.line.say({ type: "read", conversation: "c1", by: { kind: "agent", ...jonas }, seq: 2 });
    expect(open.seenUpTo.value).toBe(0);
    world.line.say({ type: "read", conversation: "c1", by: { kind: "visitor", name: "Hannah" }, seq: 2 });
    expect(open.seenUpTo.value).toBe(2);
  });
});
