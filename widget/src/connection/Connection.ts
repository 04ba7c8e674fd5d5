import type { ClientFrame, HelloFrame } from "../protocol/clientFrames";
import { CLOSE, mayComeBack } from "../protocol/closeCodes";
import type { CommonFrame, ReadyFrame } from "../protocol/commonFrames";
import type { Decoded, DecodeFailure } from "../protocol/decode";
import { Backoff } from "./backoff";
import type { Cancel, Clock } from "./clock";
import type { Socket, SocketFactory } from "./socket";

export type ConnectionState =
  /** Lost, and coming back by itself at `until` (ms since 1970). */
  | { readonly status: "waiting"; readonly until: number; readonly failures: number }
  | { readonly status: "connecting"; readonly failures: number }
  /** The server said `ready`. */
  | { readonly status: "online"; readonly ready: ReadyFrame }
  /** Stays away until `start` is called. `code` says why when the server ended it. */
  | { readonly status: "stopped"; readonly code?: number };

export type ConnectionOptions<F extends { readonly type: string }> = {
  readonly url: string;
  readonly openSocket: SocketFactory;
  readonly clock: Clock;
  readonly random: () => number;
  /** Asked at each attempt, so that a new token and the newest cursors are used. */
  readonly hello: () => Omit<HelloFrame, "type" | "epoch">;
  readonly decode: (text: string) => Decoded<F | CommonFrame>;
  /** The epoch known from before a reload, if any. */
  readonly epoch?: string;
  readonly onState: (state: ConnectionState) => void;
  readonly onFrame: (frame: F | CommonFrame) => void;
  readonly onUnreadable?: (failure: DecodeFailure) => void;
};

/** From opening the socket to `ready`. */
const READY_WITHIN_MS = 12_000;
/** Silence after which we ask; the server itself pings every 25 s, but a page does not see that. */
const QUIET_MS = 25_000;
const ANSWER_WITHIN_MS = 10_000;
/** A line that held this long was a good one: the next loss starts from the shortest delay again. */
const STEADY_MS = 5_000;
/** After `bye` the server closes; if that gets lost we do. */
const CLOSE_AFTER_BYE_MS = 3_000;

/**
 * One WebSocket that comes back: hello, heartbeat, backing off, and staying away when coming back would be of no
 * use. Knows nothing of conversations beyond what `hello` is given.
 */
export class Connection<F extends { readonly type: string } = CommonFrame> {
  #state: ConnectionState = { status: "stopped" };
  #socket: Socket | undefined;
  /** Counts sockets, so that a late word from an abandoned one is recognised. */
  #generation = 0;
  #epoch: string | undefined;
  #failures = 0;
  #reconnectNotBefore = 0;
  #leaving = false;
  readonly #backoff: Backoff;
  #timer: Cancel = () => {};
  #steady: Cancel = () => {};

  constructor(private readonly options: ConnectionOptions<F>) {
    this.#backoff = new Backoff(options.random);
    this.#epoch = options.epoch;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  get epoch(): string | undefined {
    return this.#epoch;
  }

  /** Does nothing unless stopped. */
  start(): void {
    if (this.#state.status !== "stopped") return;
    this.#forgetFailures();
    this.#connect();
  }

  stop(): void {
    this.#abandon(CLOSE.normal);
    this.#become({ status: "stopped" });
  }

  /** The network seems to be back, or a person asks: do not wait out the delay. */
  retryNow(): void {
    if (this.#state.status === "waiting") {
      this.#timer();
      this.#connect();
    } else if (this.#state.status === "online") {
      this.#ask();
    }
  }

  /** False when not online: nothing is queued here, that is the outbox's work. */
  send(frame: ClientFrame): boolean {
    if (this.#state.status !== "online") return false;
    return this.#write(frame);
  }

  #connect(): void {
    this.#become({ status: "connecting", failures: this.#failures });
    this.#leaving = false;
    const generation = ++this.#generation;
    const current = () => generation === this.#generation;
    this.#timer = this.options.clock.after(READY_WITHIN_MS, () => this.#lost(CLOSE.heartbeatMissed));
    try {
      this.#socket = this.options.openSocket(this.options.url, {
        opened: () => {
          if (current()) this.#greet();
        },
        received: (text) => {
          if (current()) this.#receive(text);
        },
        closed: (code) => {
          if (current()) this.#lost(code);
        },
      });
    } catch {
      // A browser throws here when it is forbidden to connect at all (a policy of the page, say).
      if (current()) this.#lost(CLOSE.heartbeatMissed);
    }
  }

  #greet(): void {
    const hello = this.options.hello();
    this.#write({ type: "hello", ...hello, ...(this.#epoch === undefined ? {} : { epoch: this.#epoch }) });
  }

  #receive(text: string): void {
    const decoded = this.options.decode(text);
    if (this.#state.status === "online") this.#listenAgain();
    if (!decoded.ok) {
      this.options.onUnreadable?.(decoded.failure);
      return;
    }
    const frame = decoded.value;
    if (isReady(frame)) this.#welcome(frame);
    else if (isBye(frame)) this.#expectClose(frame.reconnectAfterMs);
    this.options.onFrame(frame);
  }

  #welcome(ready: ReadyFrame): void {
    this.#epoch = ready.epoch;
    this.#steady = this.options.clock.after(STEADY_MS, () => this.#forgetFailures());
    this.#listenAgain();
    this.#become({ status: "online", ready });
  }

  /** Anything heard counts as life and puts the next question off. */
  #listenAgain(): void {
    if (this.#leaving) return;
    this.#timer();
    this.#timer = this.options.clock.after(QUIET_MS, () => this.#ask());
  }

  #ask(): void {
    if (this.#leaving) return;
    this.#timer();
    if (!this.#write({ type: "ping" })) return;
    this.#timer = this.options.clock.after(ANSWER_WITHIN_MS, () => this.#lost(CLOSE.heartbeatMissed));
  }

  #expectClose(reconnectAfterMs: number): void {
    this.#leaving = true;
    this.#reconnectNotBefore = this.options.clock.now() + reconnectAfterMs;
    this.#timer();
    this.#timer = this.options.clock.after(CLOSE_AFTER_BYE_MS, () => this.#lost(CLOSE.restart));
  }

  #write(frame: ClientFrame): boolean {
    try {
      this.#socket?.send(JSON.stringify(frame));
      return this.#socket !== undefined;
    } catch {
      this.#lost(CLOSE.heartbeatMissed);
      return false;
    }
  }

  #lost(code: number): void {
    // Closing a dead line can take a minute to be noticed; we go on without it at once.
    this.#abandon(CLOSE.normal);
    if (!mayComeBack(code)) {
      this.#become({ status: "stopped", code });
      return;
    }
    const now = this.options.clock.now();
    const asked = Math.max(0, this.#reconnectNotBefore - now);
    const delay = asked + this.#backoff.nextDelayMs();
    this.#failures++;
    this.#timer = this.options.clock.after(delay, () => this.#connect());
    this.#become({ status: "waiting", until: now + delay, failures: this.#failures });
  }

  #abandon(code: number): void {
    this.#timer();
    this.#steady();
    this.#generation++;
    const socket = this.#socket;
    this.#socket = undefined;
    try {
      socket?.close(code);
    } catch {
      // It was closed already.
    }
  }

  #forgetFailures(): void {
    this.#failures = 0;
    this.#reconnectNotBefore = 0;
    this.#backoff.reset();
  }

  #become(state: ConnectionState): void {
    this.#state = state;
    this.options.onState(state);
  }
}

function isReady(frame: { readonly type: string }): frame is ReadyFrame {
  return frame.type === "ready";
}

function isBye(frame: { readonly type: string }): frame is Extract<CommonFrame, { type: "bye" }> {
  return frame.type === "bye";
}
