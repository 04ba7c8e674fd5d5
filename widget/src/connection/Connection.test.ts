import { beforeEach, describe, expect, it } from "vitest";
import { decodeJson, type VisitorFrame, visitorFrame } from "../protocol";
import { Connection, type ConnectionState } from "./Connection";
import { FakeLine, HandClock } from "./fixtures";

let clock: HandClock;
let line: FakeLine;
let states: ConnectionState[];
let frames: VisitorFrame[];
let unreadable: number;
let connection: Connection<VisitorFrame>;

beforeEach(() => {
  clock = new HandClock();
  line = new FakeLine();
  states = [];
  frames = [];
  unreadable = 0;
  let cursor = 6;
  connection = new Connection<VisitorFrame>({
    url: "ws://here/ws/v1",
    openSocket: line.open,
    clock,
    random: () => 0.999_999,
    hello: () => ({ token: "t", resume: [{ conversation: "c", seq: ++cursor }] }),
    decode: (text) => decodeJson(visitorFrame, text),
    onState: (state) => states.push(state),
    onFrame: (frame) => frames.push(frame),
    onUnreadable: () => unreadable++,
  });
});

function delayUntilNextAttempt(): number {
  const state = connection.state;
  if (state.status !== "waiting") throw new Error(`not waiting but ${state.status}`);
  return Math.round(state.until - clock.now());
}

describe("greeting", () => {
  it("says hello first, and is online once the server is ready", () => {
    connection.start();
    line.last.handlers.opened();
    expect(line.last.sent).toEqual([{ type: "hello", token: "t", resume: [{ conversation: "c", seq: 7 }] }]);
    expect(connection.send({ type: "ping" })).toBe(false);
    line.accepts();
    expect(connection.state.status).toBe("online");
    expect(connection.send({ type: "ping" })).toBe(true);
  });

  it("resumes with the newest cursors and the epoch it was given", () => {
    connection.start();
    line.accepts("e9");
    line.last.handlers.closed(1006);
    clock.forward(30_000);
    line.last.handlers.opened();
    expect(line.last.sent[0]).toMatchObject({ epoch: "e9", resume: [{ conversation: "c", seq: 8 }] });
  });

  it("does not wait for ever for a server that never answers", () => {
    connection.start();
    clock.forward(12_000);
    expect(connection.state.status).toBe("waiting");
  });
});

describe("coming back", () => {
  it("waits longer each time, up to 20 s", () => {
    connection.start();
    const delays: number[] = [];
    for (let attempt = 0; attempt < 9; attempt++) {
      line.last.handlers.closed(1006);
      delays.push(delayUntilNextAttempt());
      clock.forward(delayUntilNextAttempt());
    }
    expect(delays).toEqual([500, 1000, 2000, 4000, 8000, 16000, 20000, 20000, 20000]);
  });

  it("starts from the shortest delay again only after a line that held", () => {
    connection.start();
    for (const _ of [1, 2, 3]) {
      line.last.handlers.closed(1006);
      clock.forward(delayUntilNextAttempt());
    }
    line.accepts();
    line.last.handlers.closed(1006);
    expect(delayUntilNextAttempt()).toBe(4000);
    clock.forward(4_000);
    line.accepts();
    clock.forward(5_000);
    line.last.handlers.closed(1006);
    expect(delayUntilNextAttempt()).toBe(500);
  });

  it.each([1001, 1006, 1011, 1012, 4001, 4002, 4003, 4004, 4005])("comes back after %i", (code) => {
    connection.start();
    line.accepts();
    line.last.handlers.closed(code);
    expect(connection.state.status).toBe("waiting");
  });

  it.each([1003, 1007, 1009, 4100, 4101, 4102, 4103, 4104])("stays away after %i until started", (code) => {
    connection.start();
    line.accepts();
    line.last.handlers.closed(code);
    expect(connection.state).toEqual({ status: "stopped", code });
    clock.forward(600_000);
    expect(line.sockets).toHaveLength(1);
    connection.start();
    expect(line.sockets).toHaveLength(2);
  });

  it("honours the delay that `bye` asks for", () => {
    connection.start();
    line.accepts();
    line.says({ type: "bye", reason: "drain", reconnectAfterMs: 7000 });
    line.last.handlers.closed(4002);
    expect(delayUntilNextAttempt()).toBe(7500);
  });

  it("leaves by itself when the close after `bye` gets lost, whatever else still comes", () => {
    connection.start();
    line.accepts();
    line.says({ type: "bye", reason: "restart", reconnectAfterMs: 0 });
    line.says({ type: "pong" });
    clock.forward(3_000);
    expect(connection.state.status).toBe("waiting");
  });

  it("can be hurried", () => {
    connection.start();
    line.last.handlers.closed(1006);
    connection.retryNow();
    expect(connection.state.status).toBe("connecting");
    clock.forward(5_000);
    expect(line.sockets).toHaveLength(2);
  });
});

describe("heartbeat", () => {
  it("asks after silence, and goes on when answered", () => {
    connection.start();
    line.accepts();
    clock.forward(25_000);
    expect(line.last.sent.at(-1)).toEqual({ type: "ping" });
    line.says({ type: "pong" });
    clock.forward(24_999);
    expect(connection.state.status).toBe("online");
  });

  it("gives the line up when nothing answers, and ignores what the old one says later", () => {
    connection.start();
    line.accepts();
    const old = line.last;
    clock.forward(35_000);
    expect(connection.state.status).toBe("waiting");
    expect(old.closedWith).toBe(1000);
    clock.forward(20_000);
    line.accepts();
    const before = frames.length;
    old.handlers.received(JSON.stringify({ type: "pong" }));
    old.handlers.closed(4101);
    expect(frames).toHaveLength(before);
    expect(connection.state.status).toBe("online");
  });
});

it("stops without coming back", () => {
  connection.start();
  line.accepts();
  connection.stop();
  clock.forward(600_000);
  expect(connection.state).toEqual({ status: "stopped" });
  expect(line.sockets).toHaveLength(1);
});

it("survives what it cannot read", () => {
  connection.start();
  line.accepts();
  line.last.handlers.received("{");
  line.says({ type: "ack" });
  line.says({ type: "from the future" });
  expect(unreadable).toBe(3);
  expect(frames.map((frame) => frame.type)).toEqual(["ready"]);
  expect(connection.state.status).toBe("online");
});

it("treats a browser that forbids the socket as a lost line", () => {
  const forbidden = new Connection<VisitorFrame>({
    url: "ws://elsewhere",
    openSocket: () => {
      throw new Error("refused by policy");
    },
    clock,
    random: () => 0.5,
    hello: () => ({}),
    decode: (text) => decodeJson(visitorFrame, text),
    onState: () => {},
    onFrame: () => {},
  });
  forbidden.start();
  expect(forbidden.state.status).toBe("waiting");
});
