import type { Clock } from "./clock";
import type { OutboxStorage } from "./OutboxStorage";
import type { Socket, SocketFactory, SocketHandlers } from "./socket";

/** For tests only: a clock that moves when told to. */
export class HandClock implements Clock {
  #now = 1_800_000_000_000;
  #timers: { at: number; run: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { at: this.#now + delayMs, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  forward(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const due = this.#timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.#timers = this.#timers.filter((other) => other !== due);
      this.#now = Math.max(this.#now, due.at);
      due.run();
    }
    this.#now = end;
  }
}

/** For tests only: a server end that the test plays. */
export class FakeLine {
  readonly sockets: { sent: unknown[]; closedWith?: number; handlers: SocketHandlers }[] = [];

  readonly open: SocketFactory = (_url, handlers): Socket => {
    const record: (typeof this.sockets)[number] = { sent: [], handlers };
    this.sockets.push(record);
    return {
      send: (text) => {
        const frame: unknown = JSON.parse(text);
        record.sent.push(frame);
      },
      close: (code) => {
        record.closedWith ??= code;
      },
    };
  };

  get last(): (typeof this.sockets)[number] {
    const socket = this.sockets.at(-1);
    if (!socket) throw new Error("nothing was opened");
    return socket;
  }

  says(frame: object): void {
    this.last.handlers.received(JSON.stringify(frame));
  }

  accepts(epoch = "e1"): void {
    this.last.handlers.opened();
    this.says({ type: "ready", you: { kind: "visitor", id: "v", name: "V" }, session: "s", epoch });
  }
}

/** For tests only. */
export class MemoryStorage implements OutboxStorage {
  readonly items = new Map<string, string>();
  all(): readonly string[] {
    return [...this.items.values()];
  }
  put(id: string, text: string): void {
    this.items.set(id, text);
  }
  remove(id: string): void {
    this.items.delete(id);
  }
}
