import { batch, type ReadonlySignal, signal } from "@preact/signals";
import {
  type Clock,
  Connection,
  type ConnectionState,
  Outbox,
  type OutboxEntry,
  type OutboxStorage,
  type SocketFactory,
} from "@warmline/widget/connection";
import {
  CLOSE,
  type ClientFrame,
  conversation as decodeConversation,
  decodeJson,
  type Me,
  type StaffFrame,
  staffFrame,
} from "@warmline/widget/protocol";
import type { Drafts } from "../conversation/Drafts";
import { OpenConversation } from "../conversation/OpenConversation";
import type { DraftChoice } from "../draft/DraftChoice";
import { Queue } from "../queue/Queue";
import { read } from "../server/decode";
import type { Http } from "../server/Http";
import { RequestFailed } from "../server/RequestFailed";
import { Colleagues } from "../session/Colleagues";
import type { Session } from "../session/Session";
import type { Notices } from "./Notices";

export type DeskOptions = {
  me: Me;
  http: Http;
  session: Session;
  notices: Notices;
  clock: Clock;
  random: () => number;
  newId: () => string;
  socketUrl: string;
  openSocket: SocketFactory;
  outboxStorage: OutboxStorage;
  drafts: Drafts;
  draftChoice: DraftChoice;
};

const WITHOUT_LINE_MS = 1_000;

/** All that somebody who is signed in works with: the line, the queue, and the conversation that is open. */
export class Desk {
  readonly queue: Queue;
  readonly colleagues: Colleagues;
  readonly open = signal<OpenConversation | null>(null);
  private readonly line = signal<ConnectionState>({ status: "stopped" });
  readonly connection: ReadonlySignal<ConnectionState> = this.line;
  private readonly waiting = signal<ReadonlyArray<OutboxEntry>>([]);
  /** Everything of ours that the server has not confirmed, in all conversations. */
  readonly pending: ReadonlySignal<ReadonlyArray<OutboxEntry>> = this.waiting;
  private readonly outbox: Outbox;
  private readonly socket: Connection<StaffFrame>;
  /** The conversation that the latest `hello` asked to go on with. */
  private resuming: string | null = null;
  private loadedOnce = false;

  constructor(private readonly options: DeskOptions) {
    const { http, clock, me } = options;
    this.queue = new Queue(http, me.id);
    this.colleagues = new Colleagues(http);
    this.outbox = new Outbox({
      clock,
      newId: options.newId,
      storage: options.outboxStorage,
      transmit: (frame) => this.transmit(frame),
      onChange: () => {
        this.waiting.value = this.outbox.entries;
      },
    });
    this.waiting.value = this.outbox.entries;
    this.socket = new Connection<StaffFrame>({
      url: options.socketUrl,
      openSocket: options.openSocket,
      clock,
      random: options.random,
      // The cookie says who we are, so no token is named here.
      hello: () => {
        const point = this.open.peek()?.resumePoint ?? null;
        this.resuming = point?.conversation ?? null;
        return { client: "console", ...(point === null ? {} : { resume: [point] }) };
      },
      decode: (text) => decodeJson(staffFrame, text),
      onState: (state) => this.lineChanged(state),
      onFrame: (frame) => batch(() => this.onFrame(frame)),
    });
  }

  get me(): { id: string; name: string } {
    return this.options.me;
  }

  get now(): () => number {
    return () => this.options.clock.now();
  }

  start(): void {
    this.socket.start();
    // Lists are read once the line is there, so that nothing falls between; without a line, they are read all the same.
    this.options.clock.after(WITHOUT_LINE_MS, () => {
      if (!this.loadedOnce) this.readLists();
    });
  }

  stop(): void {
    this.open.peek()?.close();
    this.open.value = null;
    this.socket.stop();
  }

  retryNow(): void {
    if (this.line.peek().status === "stopped") this.socket.start();
    else this.socket.retryNow();
  }

  show(id: string | null): void {
    const before = this.open.peek();
    if (before?.id === id || (before === null && id === null)) return;
    before?.close();
    if (id === null) {
      this.open.value = null;
      return;
    }
    const { me, http, clock, drafts, draftChoice } = this.options;
    const opened = new OpenConversation({
      id,
      me,
      http,
      clock,
      drafts,
      draftChoice,
      queue: this.queue,
      transmit: (frame) => this.transmit(frame),
    });
    this.open.value = opened;
    void opened.load();
  }

  /** Sends what is in the composer; false when there was nothing, or no room. */
  send(): boolean {
    const open = this.open.peek();
    const outgoing = open?.take() ?? null;
    if (open === null || outgoing === null) return false;
    if (this.outbox.add({ ...outgoing, conversation: open.id }) !== undefined) return true;
    open.composer.write(outgoing.body);
    this.options.notices.problem(new RequestFailed("offline"));
    return false;
  }

  retry(id: string): void {
    this.outbox.retry(id);
  }

  discard(id: string): void {
    this.outbox.discard(id);
  }

  assign(id: string, assignee: string | null): Promise<void> {
    return this.change(id, "assign", { assignee });
  }

  escalate(id: string, reason: string): Promise<void> {
    return this.change(id, "escalate", { reason });
  }

  resolve(id: string): Promise<void> {
    return this.change(id, "resolve", {});
  }

  reopen(id: string): Promise<void> {
    return this.change(id, "reopen", {});
  }

  /** Reports what fails; a lost session is not a failure to read about but a way to the sign-in page. */
  attempt(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      if (error instanceof RequestFailed && error.code === "unauthenticated")
        void this.options.session.ended();
      else this.options.notices.problem(error);
    });
  }

  private async change(id: string, verb: string, body: unknown): Promise<void> {
    const path = `/api/v1/conversations/${encodeURIComponent(id)}`;
    try {
      this.queue.put(read(decodeConversation, await this.options.http.ask("POST", `${path}/${verb}`, body)));
    } catch (error) {
      if (error instanceof RequestFailed && error.code === "conflict") {
        this.queue.put(read(decodeConversation, await this.options.http.ask("GET", path)));
      }
      throw error;
    }
  }

  private readLists(): void {
    this.loadedOnce = true;
    this.attempt(this.queue.load());
    this.attempt(this.colleagues.load());
  }

  private transmit(frame: ClientFrame): boolean {
    return this.socket.send(frame);
  }

  private lineChanged(state: ConnectionState): void {
    const before = this.line.peek();
    this.line.value = state;
    if (state.status === "online") {
      this.open.peek()?.lineBack(this.resuming);
      this.transmit({ type: "watch", on: true });
      this.outbox.online();
      // What happened while there was no line reached nobody; lists are read again, the open one resumes.
      this.readLists();
    } else if (before.status === "online") {
      this.outbox.offline();
    }
    const code = state.status === "stopped" ? state.code : undefined;
    if (code === CLOSE.notAuthenticated || code === CLOSE.revoked) void this.options.session.ended();
  }

  private onFrame(frame: StaffFrame): void {
    this.queue.onFrame(frame);
    const open = this.open.peek();
    switch (frame.type) {
      case "ack": {
        const sent = this.outbox.acknowledge(frame);
        if (sent === undefined) break;
        if (open?.id === frame.conversation) open.acknowledged(frame, sent);
        const { id, name } = this.options.me;
        this.queue.heard({
          ...frame,
          author: { kind: "agent", id, name },
          kind: sent.kind ?? "text",
          body: sent.body,
        });
        break;
      }
      case "message":
        if (frame.author.id === this.options.me.id) this.outbox.confirmed(frame);
        break;
      case "presence":
        this.colleagues.onPresence(frame);
        if (frame.staff.id === this.options.me.id) this.options.session.heardAvailability(frame.availability);
        break;
      case "error":
        // An error about a message shows at that message; any other is said once.
        if (!this.outbox.refused(frame)) this.options.notices.problem(new RequestFailed(frame.code));
        break;
    }
    open?.onFrame(frame);
  }
}
