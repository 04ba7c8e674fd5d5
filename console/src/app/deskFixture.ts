import type { Clock, SocketFactory, SocketHandlers } from "@warmline/widget/connection";
import type { Me } from "@warmline/widget/protocol";
import { Drafts } from "../conversation/Drafts";
import { DraftChoice } from "../draft/DraftChoice";
import { FakeHttp } from "../server/FakeHttp";
import { Session } from "../session/Session";
import { Desk } from "./Desk";
import { Notices } from "./Notices";

/** For tests only: time that passes when told to. */
class HandClock implements Clock {
  private at = Date.parse("2026-11-21T09:30:00.000Z");
  private timers: Array<{ at: number; run: () => void }> = [];

  now(): number {
    return this.at;
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { at: this.at + delayMs, run };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  forward(ms: number): void {
    this.at += ms;
    for (const timer of this.timers.filter(({ at }) => at <= this.at)) {
      this.timers = this.timers.filter((other) => other !== timer);
      timer.run();
    }
  }
}

type Sent = { type: string } & Record<string, unknown>;

/** For tests only: the server's end of the line, played by hand. */
class Line {
  readonly sent: Sent[] = [];
  private handlers: SocketHandlers | null = null;

  readonly open: SocketFactory = (_, handlers) => {
    this.handlers = handlers;
    return { send: (text) => this.sent.push(JSON.parse(text) as Sent), close: () => {} };
  };

  accept(): void {
    this.handlers?.opened();
    this.say({
      type: "ready",
      you: { kind: "agent", id: "maya", name: "Maya", role: "agent" },
      session: "s",
      epoch: "e",
    });
  }

  say(frame: object): void {
    this.handlers?.received(JSON.stringify(frame));
  }

  drop(code: number): void {
    this.handlers?.closed(code);
  }

  /** What was sent of one type since the last look. */
  take(type: string): Sent[] {
    const taken = this.sent.filter((frame) => frame.type === type);
    this.sent.splice(0, this.sent.length, ...this.sent.filter((frame) => frame.type !== type));
    return taken;
  }
}

export const meMaya: Me = {
  id: "maya",
  name: "Maya",
  email: "maya@shop.example",
  role: "agent",
  availability: "available",
  takesConversations: true,
  capacity: 5,
  business: "The Lamp Shop",
};

export const OPEN_LIST = "GET /api/v1/conversations?status=open&limit=200";

/** For tests only: a desk whose server, line, clock and stores the test holds in its hands. */
export function aDesk() {
  const http = new FakeHttp()
    .on("GET /api/v1/me", meMaya)
    .on("GET /api/v1/staff", { items: [] })
    .on(OPEN_LIST, { items: [], next: null });
  const clock = new HandClock();
  const line = new Line();
  const notices = new Notices();
  const session = new Session(http);
  const stored = new Map<string, string>();
  let ids = 0;
  const desk = new Desk({
    me: meMaya,
    http,
    session,
    notices,
    clock,
    random: () => 0.5,
    newId: () => `id-${++ids}`,
    socketUrl: "ws://desk.example/ws/v1",
    openSocket: line.open,
    outboxStorage: {
      all: () => [...stored.values()],
      put: (id, text) => void stored.set(id, text),
      remove: (id) => void stored.delete(id),
    },
    drafts: new Drafts({ getItem: () => null, setItem: () => {}, removeItem: () => {} }, meMaya.id),
    draftChoice: new DraftChoice({ getItem: () => null, setItem: () => {} }, meMaya.id),
  });
  return { desk, http, clock, line, notices, session, stored };
}

/** Lets everything that only waits for answers of the fake server happen. */
export const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
