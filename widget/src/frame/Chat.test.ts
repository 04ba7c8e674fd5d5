// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from "vitest";
import type { ChatEvent } from "../bridge/words";
import { FakeLine, HandClock, MemoryStorage } from "../connection/fixtures";
import type { Message, Session, SessionRequest } from "../protocol";
import type { Answer, Api } from "./api";
import { Chat } from "./Chat";
import { Memory } from "./Memory";

const INBOX = {
  key: "demo",
  name: "Web shop",
  business: "Hearth & Crumb",
  audience: "customers",
  locale: "en",
  greeting: "Hello",
  assistant: { name: "Crumb" },
  accent: "#b4512b",
  open: true,
  replyTime: "",
};
const AT = "2026-11-21T09:30:00.000Z";

let clock: HandClock;
let line: FakeLine;
let events: ChatEvent[];
let asked: SessionRequest[];
let sessions: Answer<Session>[];
let rated: [number, string][];
let log: Message[];
let storage: Storage;
let outbox: MemoryStorage;

const api: Api = {
  session: async (request) => {
    asked.push(request);
    return sessions.shift() ?? aSession();
  },
  messages: async (_token, _id, query) => ({
    ok: true,
    value: {
      messages: log
        .filter((one) => ("before" in query ? one.seq < query.before : one.seq > query.after))
        .slice(-50),
      lastSeq: log.length,
    },
  }),
  rate: async (_token, _id, score, comment) => {
    rated.push([score, comment]);
    return { ok: true, value: { score } };
  },
};

beforeEach(() => {
  clock = new HandClock();
  line = new FakeLine();
  events = [];
  asked = [];
  sessions = [];
  rated = [];
  log = [];
  localStorage.clear();
  storage = localStorage;
  outbox = new MemoryStorage();
});

function aSession(more: Partial<Session> = {}): Answer<Session> {
  return { ok: true, value: { visitorToken: "t1", visitor: { id: "v" }, inbox: INBOX, ...more } };
}

function aProblem(status: number, code: string): Answer<Session> {
  return { ok: false, problem: { title: "", status, code } };
}

function aMessage(
  seq: number,
  kind: "visitor" | "agent" | "bot" = "agent",
  more: Partial<Message> = {},
): Message {
  return {
    conversation: "c",
    seq,
    id: `m${seq}`,
    author: { kind, name: kind },
    kind: "text",
    body: "x",
    at: AT,
    ...more,
  };
}

function aChat(): Chat {
  return new Chat({
    inboxKey: "demo",
    socketUrl: "ws://here",
    openSocket: line.open,
    api,
    clock,
    random: () => 0.5,
    memory: new Memory(storage, "warmline:demo:"),
    outboxStorage: outbox,
    tell: (event) => events.push(event),
  });
}

/** Lets promises that are settled already run on. */
async function settle(): Promise<void> {
  for (let i = 0; i < 12; i++) await Promise.resolve();
}

async function online(more: Partial<Session> = {}): Promise<Chat> {
  sessions.push(aSession(more));
  const chat = aChat();
  chat.start({ page: "https://shop.example/" });
  await settle();
  line.accepts();
  line.says({ type: "live" });
  return chat;
}

const lastSent = () => line.last.sent.at(-1) as { type: string; id: string };
const named = (name: string) => events.filter((event) => event.event === name);

describe("a first message", () => {
  it("is on the screen at once, and becomes the conversation when acknowledged", async () => {
    const chat = await online();
    chat.send("Hello?");
    expect(chat.pending.value).toMatchObject([{ body: "Hello?", state: "sending" }]);
    line.says({ type: "ack", id: lastSent().id, conversation: "c", seq: 1, at: AT });
    expect(chat.pending.value).toEqual([]);
    expect(chat.talk.messages.value).toMatchObject([{ seq: 1, body: "Hello?" }]);
    expect(named("conversation:started")).toEqual([{ event: "conversation:started", detail: { id: "c" } }]);
    expect(named("message:sent")).toHaveLength(1);
    chat.send("And again");
    expect(lastSent()).toMatchObject({ conversation: "c" });
  });

  it("goes out later when there is no line yet", async () => {
    sessions.push({ ok: false, problem: undefined }, aSession());
    const chat = aChat();
    chat.start();
    await settle();
    expect(chat.phase.value).toBe("unreachable");
    chat.send("Hello?");
    clock.forward(10_000);
    await settle();
    line.accepts();
    expect(lastSent()).toMatchObject({ type: "send", body: "Hello?" });
  });

  it("is shown once when another tab's copy comes before its ack", async () => {
    const chat = await online();
    chat.send("Hello?");
    const { id } = lastSent();
    line.says({ type: "message", ...aMessage(1, "visitor", { id, body: "Hello?" }) });
    line.says({ type: "ack", id, conversation: "c", seq: 1, at: AT, repeated: true });
    expect(chat.talk.messages.value).toHaveLength(1);
    expect(chat.pending.value).toEqual([]);
  });
});

describe("coming back", () => {
  it("shows the newest page and resumes after it", async () => {
    log = Array.from({ length: 60 }, (_, i) => aMessage(i + 1));
    const chat = await online({ conversation: { id: "c", status: "assigned", lastSeq: 60 } });
    expect(chat.talk.messages.value).toHaveLength(50);
    expect(chat.talk.earlier.value).toBe("there");
    expect(line.last.sent[0]).toMatchObject({ token: "t1", resume: [{ conversation: "c", seq: 60 }] });
    await chat.talk.loadEarlier();
    expect(chat.talk.messages.value[0]?.seq).toBe(1);
    expect(chat.talk.earlier.value).toBe("none");
  });

  it("sends the token it was given before", async () => {
    await online();
    await online();
    expect(asked.map((request) => request.visitorToken)).toEqual([undefined, "t1"]);
  });

  it("gets a new session when the token is refused, and keeps what is unsent", async () => {
    const chat = await online();
    chat.send("Hello?");
    line.last.handlers.closed(4101);
    sessions.push(aSession({ visitorToken: "t2" }));
    clock.forward(0);
    await settle();
    line.accepts();
    expect(line.last.sent).toMatchObject([
      { type: "hello", token: "t2" },
      { type: "send", body: "Hello?" },
    ]);
  });

  it("mends a hole that `prev` shows", async () => {
    log = [aMessage(1), aMessage(3, "agent", { prev: 1 }), aMessage(5, "agent", { prev: 3 })];
    const chat = await online();
    line.says({ type: "message", ...aMessage(1) });
    line.says({ type: "message", ...aMessage(5, "agent", { prev: 3 }) });
    await settle();
    expect(chat.talk.messages.value.map((message) => message.seq)).toEqual([1, 3, 5]);
  });

  it("turns to a conversation that another tab began meanwhile", async () => {
    const chat = await online();
    line.last.handlers.closed(1006);
    clock.forward(20_000);
    log = [aMessage(1, "visitor")];
    line.last.handlers.opened();
    const ready = { type: "ready", you: { kind: "visitor", id: "v", name: "" }, session: "s", epoch: "e1" };
    line.says({ ...ready, conversations: [{ id: "c", status: "assistant", lastSeq: 1 }] });
    await settle();
    expect(chat.talk.messages.value).toHaveLength(1);
    expect(chat.talk.status.value).toBe("assistant");
  });
});

describe("what one has seen", () => {
  it("counts others' messages, tells the server once, and survives a reload", async () => {
    log = [aMessage(1)];
    const session = { conversation: { id: "c", status: "assigned", lastSeq: 1 } } as const;
    const chat = await online(session);
    expect(chat.talk.unread.value).toBe(1);
    chat.sawAll();
    chat.sawAll();
    expect(chat.talk.unread.value).toBe(0);
    expect(line.last.sent.filter((frame) => (frame as { type: string }).type === "read")).toHaveLength(1);
    const again = await online(session);
    expect(again.talk.unread.value).toBe(0);
  });
});

describe("who answers", () => {
  it("says that somebody joined, but not on the first word after a reload", async () => {
    log = [aMessage(1)];
    sessions.push(aSession({ conversation: { id: "c", status: "assigned", lastSeq: 1 } }));
    const chat = aChat();
    chat.start();
    await settle();
    line.accepts();
    const mara = { type: "conversation", conversation: "c", status: "assigned", assignee: { name: "Mara" } };
    line.says(mara);
    line.says({ type: "live" });
    expect(chat.talk.assignee.value).toBe("Mara");
    expect(chat.talk.notices.value).toEqual([]);
    line.says({ ...mara, assignee: { name: "Ines" } });
    expect(chat.talk.notices.value).toMatchObject([{ text: { kind: "joined", name: "Ines" } }]);
  });

  it("shows the place in the queue until somebody is there", async () => {
    log = [aMessage(1)];
    const chat = await online({ conversation: { id: "c", status: "queued", lastSeq: 1 } });
    line.says({ type: "queue", conversation: "c", position: 2 });
    expect(chat.talk.queuePosition.value).toBe(2);
    line.says({ type: "conversation", conversation: "c", status: "assigned", assignee: { name: "Mara" } });
    expect(chat.talk.queuePosition.value).toBeUndefined();
  });
});

describe("after resolution", () => {
  async function resolved(): Promise<Chat> {
    log = [aMessage(1)];
    const chat = await online({ conversation: { id: "c", status: "assigned", lastSeq: 1 } });
    line.says({ type: "conversation", conversation: "c", status: "resolved", assignee: { name: "Mara" } });
    return chat;
  }

  it("asks, takes a score and a comment, and lets both be changed", async () => {
    const { satisfaction } = await resolved();
    expect(satisfaction.state.value).toEqual({ step: "question", name: "Mara" });
    await satisfaction.rate(4);
    expect(satisfaction.state.value).toMatchObject({ step: "comment", score: 4 });
    await satisfaction.rate(4, "kind");
    expect(satisfaction.state.value).toMatchObject({ step: "thanks", score: 4 });
    satisfaction.change();
    await satisfaction.rate(5);
    expect(rated).toEqual([
      [4, ""],
      [4, "kind"],
      [5, ""],
    ]);
    expect(named("conversation:ended")).toHaveLength(1);
    expect(named("rating")).toHaveLength(3);
  });

  it("does not ask again what was answered or skipped, until it is resolved anew", async () => {
    (await resolved()).satisfaction.skip();
    log = [aMessage(1)];
    const again = await online({ conversation: { id: "c", status: "resolved", lastSeq: 1 } });
    expect(again.satisfaction.state.value.step).toBe("hidden");
    line.says({ type: "conversation", conversation: "c", status: "assigned" });
    line.says({ type: "message", ...aMessage(2, "agent", { prev: 1 }) });
    line.says({ type: "conversation", conversation: "c", status: "resolved" });
    expect(again.satisfaction.state.value.step).toBe("question");
  });

  it("reopens the same conversation when one writes again", async () => {
    const chat = await resolved();
    chat.send("One more thing");
    expect(lastSent()).toMatchObject({ type: "send", conversation: "c" });
    line.says({ type: "conversation", conversation: "c", status: "assigned" });
    expect(chat.satisfaction.state.value.step).toBe("hidden");
  });
});

describe("whose chat it is", () => {
  const jwt = (sub: string) => `h.${btoa(JSON.stringify({ sub }))}.s`;

  it("merges the anonymous visitor into the verified one", async () => {
    const chat = await online();
    chat.identify(jwt("jonas"));
    await settle();
    expect(asked[1]).toMatchObject({ visitorToken: "t1", identity: jwt("jonas") });
  });

  it("leaves nothing of one person to the next at the same browser", async () => {
    log = [aMessage(1)];
    const chat = await online({ conversation: { id: "c", status: "assigned", lastSeq: 1 } });
    chat.identify(jwt("jonas"));
    await settle();
    line.last.handlers.closed(1006);
    chat.send("private");
    sessions.push(aSession({ visitorToken: "t2" }));
    chat.identify(jwt("petra"));
    await settle();
    expect(asked.at(-1)).not.toHaveProperty("visitorToken");
    expect(chat.talk.messages.value).toEqual([]);
    expect(chat.pending.value).toEqual([]);
    expect(outbox.items.size).toBe(0);
  });

  it("tells the page of a refused identity and goes on with nobody vouched for", async () => {
    const chat = await online();
    chat.identify(jwt("jonas"));
    await settle();
    sessions.push(aProblem(401, "invalid_identity"), aSession({ visitorToken: "t3" }));
    chat.identify(jwt("jonas"));
    await settle();
    expect(named("error")).toEqual([{ event: "error", detail: { code: "invalid_identity" } }]);
    expect(asked.at(-1)).not.toHaveProperty("visitorToken");
    expect(chat.phase.value).toBe("talking");
  });

  it("forgets everything when told to", async () => {
    const chat = await online();
    chat.send("Hello?");
    chat.forget();
    expect(localStorage.length).toBe(0);
    expect(outbox.items.size).toBe(0);
    clock.forward(600_000);
    await settle();
    expect(line.sockets).toHaveLength(1);
  });
});

it("speaks for the business, and for the inbox where the business has no name", async () => {
  expect((await online()).business.value).toBe("Hearth & Crumb");
  expect((await online({ inbox: { ...INBOX, business: "" } })).business.value).toBe("Web shop");
});

it("says so when this inbox is not for this page, and does not try again and again", async () => {
  sessions.push(aProblem(403, "origin_not_allowed"));
  const chat = aChat();
  chat.start();
  await settle();
  clock.forward(600_000);
  await settle();
  expect(chat.phase.value).toBe("unavailable");
  expect(asked).toHaveLength(1);
});

it("sends no NUL and no half characters, and nothing at all for a blank text", async () => {
  const chat = await online();
  chat.send(" \n ");
  expect(chat.pending.value).toEqual([]);
  chat.send("a\0b\ud800c😀");
  expect(lastSent()).toMatchObject({ body: "ab\ufffdc😀" });
});
