import { beforeEach, describe, expect, it } from "vitest";
import { aConversation, agent, aMessage, at, jonas, maya } from "../conversation/conversationFixture";
import { FakeHttp } from "../server/FakeHttp";
import { RequestFailed } from "../server/RequestFailed";
import { Queue } from "./Queue";

const OPEN = "GET /api/v1/conversations?status=open&limit=200";
const RESOLVED = "GET /api/v1/conversations?status=resolved&limit=50";
const page = (...items: unknown[]) => ({ items, next: null });

const mine = aConversation({ id: "mine", lastActivityAt: at(1) });
const waiting = aConversation({ id: "waiting", status: "queued", assignee: null, lastActivityAt: at(3) });
const withBot = aConversation({ id: "bot", status: "assistant", assignee: null, lastActivityAt: at(2) });
const done = aConversation({ id: "done", status: "resolved" });

let http: FakeHttp;
let queue: Queue;
const shown = () => queue.visible.value.map(({ id }) => id);

beforeEach(() => {
  http = new FakeHttp().on(OPEN, page(mine, waiting, withBot)).on(RESOLVED, page(done));
  queue = new Queue(http, maya.id);
});

describe("views", () => {
  it("sort by newest activity and count themselves", async () => {
    await queue.load();
    expect(queue.counts.value).toEqual({ mine: 1, unassigned: 1, all: 3, resolved: null });
    await queue.choose("all");
    expect(shown()).toEqual(["waiting", "bot", "mine"]);
    await queue.choose("unassigned");
    expect(shown()).toEqual(["waiting"]);
  });

  it("load what is resolved only when looked at", async () => {
    await queue.load();
    expect(http.calls()).not.toContain(RESOLVED);
    await queue.choose("resolved");
    expect(shown()).toEqual(["done"]);
  });

  it("start with everything for somebody who has nothing, and never jump after that", async () => {
    queue = new Queue(http, jonas.id);
    await queue.load();
    expect(queue.view.value).toBe("all");
    await queue.choose("mine");
    await queue.load();
    expect(queue.view.value).toBe("mine");
  });

  it("read all pages, up to what can be held, and then say at least", async () => {
    let pages = 0;
    const endless: Record<string, unknown> = {};
    const cursor = `${OPEN}&cursor=next`;
    http.on(OPEN, { items: [mine], next: "next" }).on(cursor, () => {
      pages++;
      return { items: [{ ...waiting, id: `w${pages}` }], next: "next", ...endless };
    });
    await queue.load();
    expect([pages, queue.overflow.value, queue.counts.value.all]).toEqual([4, true, 5]);
  });
});

describe("what happens meanwhile", () => {
  it("is not undone by a snapshot that was on its way", async () => {
    http.on(OPEN, () => {
      const resolved = { ...mine, status: "resolved" as const, lastSeq: 1 };
      queue.onFrame({ type: "conversation", conversation: "mine", status: "resolved", details: resolved });
      return page(mine, waiting);
    });
    await queue.load();
    await queue.choose("all");
    expect(shown()).toEqual(["waiting"]);
  });

  it("makes a fresh snapshot equal to events on the old one", async () => {
    await queue.load();
    const taken = { ...waiting, status: "assigned" as const, assignee: maya, lastActivityAt: at(9) };
    queue.onFrame({ type: "conversation", conversation: "waiting", status: "assigned", details: taken });
    await queue.choose("mine");
    const byEvents = shown();
    http.on(OPEN, page(taken, mine, withBot));
    await queue.load();
    expect(shown()).toEqual(byEvents);
  });

  it("drops what has left the open ones while there was no line", async () => {
    await queue.load();
    http.on(OPEN, page(waiting));
    await queue.load();
    await queue.choose("all");
    expect(shown()).toEqual(["waiting"]);
  });

  it("moves a followed conversation up with its messages, but not for an event's words", async () => {
    await queue.load();
    await queue.choose("all");
    queue.onFrame({ type: "message", ...aMessage(1, { conversation: "mine", at: at(8), body: "news" }) });
    expect(shown()[0]).toBe("mine");
    const event = aMessage(2, { conversation: "mine", kind: "event", author: { kind: "system", name: "" } });
    queue.onFrame({ type: "message", ...event });
    expect(queue.find("mine")).toMatchObject({ lastSeq: 2, lastMessage: { body: "news" } });
  });

  it("does not fall back to older words when a message comes again", async () => {
    http.on(OPEN, page({ ...mine, lastSeq: 5 }));
    await queue.load();
    queue.onFrame({ type: "message", ...aMessage(3, { conversation: "mine", author: agent(jonas) }) });
    expect(queue.find("mine")).toMatchObject({ lastSeq: 5, lastMessage: null });
  });
});

describe("those who wait", () => {
  it("are known as soon as the server says it, before any list was read", () => {
    expect(queue.waiting.value).toBeNull();
    queue.onFrame({ type: "queue", waiting: 2, longestWaitSince: at(3) });
    expect(queue.waiting.value).toEqual({ waiting: 2, longestWaitSince: at(3) });
  });
});

describe("reading", () => {
  it("never becomes unread again through a frame that was written before", async () => {
    await queue.load();
    queue.markRead("mine", 4);
    queue.onFrame({
      type: "conversation",
      conversation: "mine",
      status: "assigned",
      details: { ...mine, readSeq: 1 },
    });
    expect(queue.find("mine")?.readSeq).toBe(4);
  });
});

describe("trouble", () => {
  it("shows an error when there is nothing to show, and keeps the list when there is", async () => {
    http.on(OPEN, new RequestFailed("offline"));
    await expect(queue.load()).rejects.toMatchObject({ code: "offline" });
    expect(queue.state.value.kind).toBe("failed");
    http.on(OPEN, page(mine));
    await queue.load();
    http.on(OPEN, new RequestFailed("offline"));
    await expect(queue.load()).rejects.toMatchObject({ code: "offline" });
    expect([queue.state.value.kind, shown()]).toEqual(["ready", ["mine"]]);
  });
});
