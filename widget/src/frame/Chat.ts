import { batch, computed, signal } from "@preact/signals";
import type { ChatEvent } from "../bridge/words";
import {
  type Clock,
  Connection,
  type ConnectionState,
  newId,
  Outbox,
  type OutboxEntry,
  type OutboxStorage,
  type SocketFactory,
  TypingSender,
  TypingWatch,
} from "../connection";
import { CLOSE } from "../protocol/closeCodes";
import type { AckFrame, ReadyFrame } from "../protocol/commonFrames";
import { decodeJson } from "../protocol/decode";
import type { Author, Message, Participant, Status } from "../protocol/objects";
import type { Inbox, Session } from "../protocol/visitor";
import { type VisitorFrame, visitorFrame } from "../protocol/visitorFrames";
import type { Api } from "./api";
import type { Memory } from "./Memory";
import { Satisfaction } from "./Satisfaction";
import { SessionKeeper } from "./SessionKeeper";
import { Talk } from "./Talk";

export type ChatOptions = {
  readonly inboxKey: string;
  readonly socketUrl: string;
  readonly openSocket: SocketFactory;
  readonly api: Api;
  readonly clock: Clock;
  readonly random: () => number;
  readonly memory: Memory;
  readonly outboxStorage: OutboxStorage;
  readonly tell: (event: ChatEvent) => void;
};

export type Phase = "starting" | "unreachable" | "talking" | "unavailable";

/** Everything the screen shows, and all that a visitor can do. Knows no DOM. */
export class Chat {
  readonly phase = signal<Phase>("starting");
  readonly inbox = signal<Inbox | undefined>(undefined);
  /** Whom the visitor writes to: the business, and only where it has no name the inbox. */
  readonly business = computed(() => this.inbox.value?.business || this.inbox.value?.name);
  readonly connection = signal<ConnectionState>({ status: "stopped" });
  readonly pending = signal<readonly OutboxEntry[]>([]);
  readonly typing = signal<readonly Participant[]>([]);
  readonly talk: Talk;
  readonly satisfaction: Satisfaction;

  readonly #keeper: SessionKeeper;
  readonly #outbox: Outbox;
  readonly #connection: Connection<VisitorFrame>;
  readonly #watch: TypingWatch;
  readonly #typist: TypingSender;
  #session: Session | undefined;
  #me: Author = { kind: "visitor", name: "" };
  #sentRead = 0;

  constructor(private readonly options: ChatOptions) {
    const { api, clock, random, memory, tell } = options;
    const token = () => this.#session?.visitorToken ?? "";
    this.talk = new Talk((conversation, query) => api.messages(token(), conversation, query), clock);
    this.satisfaction = new Satisfaction({
      send: (score, comment) => api.rate(token(), this.talk.id.value ?? "", score, comment),
      remember: (rating) => this.#keepPlace(rating),
      told: (score) => tell({ event: "rating", detail: { score } }),
    });
    this.#keeper = new SessionKeeper({
      inboxKey: options.inboxKey,
      api,
      clock,
      random,
      memory,
      onSession: (session) => void this.#enter(session),
      onUnreachable: () => {
        this.phase.value = "unreachable";
      },
      onUnavailable: () => {
        this.phase.value = "unavailable";
      },
      onError: (code) => tell({ event: "error", detail: { code } }),
      onOtherPerson: () => this.#leave(),
    });
    this.#outbox = new Outbox({
      clock,
      storage: options.outboxStorage,
      newId: () => newId(clock.now()),
      transmit: (frame) => this.#connection.send(frame),
      onChange: () => {
        this.pending.value = this.#outbox.entries;
      },
    });
    this.pending.value = this.#outbox.entries;
    this.#connection = new Connection<VisitorFrame>({
      url: options.socketUrl,
      openSocket: options.openSocket,
      clock,
      random,
      hello: () => {
        const conversation = this.talk.id.value;
        return {
          token: token(),
          ...(conversation ? { resume: [{ conversation, seq: this.talk.cursor }] } : {}),
          client: "widget",
        };
      },
      decode: (text) => decodeJson(visitorFrame, text),
      onState: (state) => batch(() => this.#lineChanged(state)),
      onFrame: (frame) => batch(() => this.#receive(frame)),
    });
    this.#watch = new TypingWatch(clock, (typing) => {
      this.typing.value = typing;
    });
    this.#typist = new TypingSender(clock, (on) => {
      const conversation = this.talk.id.value;
      if (conversation) this.#connection.send({ type: "typing", conversation, on });
    });
  }

  start(from: { page?: string; locale?: string; identity?: string } = {}): void {
    this.#keeper.page = from.page;
    this.#keeper.locale = from.locale;
    this.#keeper.identify(from.identity);
    void this.#keeper.begin();
  }

  /** False when too many already wait; the text stays with the writer. */
  send(body: string): boolean {
    // What the server refuses anyway and nobody types on purpose: NUL and halves of a character.
    const text = body.replaceAll("\0", "").replace(/\p{Surrogate}/gu, "\ufffd");
    if (text.trim() === "") return true;
    const conversation = this.talk.id.value;
    const taken = this.#outbox.add({ body: text, ...(conversation ? { conversation } : {}) });
    if (taken) this.#typist.stop();
    return taken !== undefined;
  }

  retry(id: string): void {
    this.#outbox.retry(id);
  }

  /** Gives the text back, so that it can be mended. */
  discard(id: string): string {
    return this.#outbox.discard(id)?.body ?? "";
  }

  typed(text: string): void {
    if (text.trim() === "") this.#typist.stop();
    else this.#typist.keystroke();
  }

  /** Everything shown so far was in sight of the visitor. */
  sawAll(): void {
    const { talk } = this;
    const conversation = talk.id.value;
    const last = talk.messages.value.at(-1)?.seq ?? 0;
    if (!conversation || last === 0) return;
    if (last > talk.seen.value) {
      talk.seen.value = last;
      this.#keepPlace();
    }
    if (last > this.#sentRead && last <= talk.cursor) {
      if (this.#connection.send({ type: "read", conversation, seq: last })) this.#sentRead = last;
    }
  }

  /** The browser says that the network is back, or the visitor does not want to wait. */
  retryNow(): void {
    if (this.phase.value === "unreachable") void this.#keeper.begin();
    else this.#connection.retryNow();
  }

  /** Sent away because of another window: this one shall be used again. */
  continueHere(): void {
    this.#connection.start();
  }

  startAnew(): void {
    this.forget();
    void this.#keeper.begin();
  }

  identify(jwt: string): void {
    this.#keeper.identify(jwt);
    void this.#keeper.begin();
  }

  /** Counts from the next session on. */
  setLocale(locale: string): void {
    this.#keeper.locale = locale;
  }

  /** Leaves nothing of the visitor behind in this browser. */
  forget(): void {
    this.#leave();
    this.#keeper.forget();
  }

  #leave(): void {
    this.#connection.stop();
    this.#outbox.clear();
    this.#session = undefined;
    this.satisfaction.withdraw();
    this.talk.turnTo(undefined);
  }

  async #enter(session: Session): Promise<void> {
    this.#connection.stop();
    this.#session = session;
    this.#me = { kind: "visitor", id: session.visitor.id, name: session.visitor.name ?? "" };
    const known = session.conversation;
    if (known?.id !== this.talk.id.value) this.#turnTo(known?.id);
    if (known) await this.talk.loadNewest(known.lastSeq);
    if (session !== this.#session) return;
    batch(() => {
      this.inbox.value = session.inbox;
      this.phase.value = "talking";
      if (known) this.#statusBecame(known.status);
    });
    this.#connection.start();
  }

  #lineChanged(state: ConnectionState): void {
    this.connection.value = state;
    if (state.status === "online") {
      this.#keeper.accepted();
      this.#sentRead = 0;
      this.#outbox.online();
      return;
    }
    this.#outbox.offline();
    this.#watch.clear();
    if (state.status === "stopped" && state.code === CLOSE.notAuthenticated) this.#keeper.renew();
  }

  #receive(frame: VisitorFrame): void {
    const { talk } = this;
    switch (frame.type) {
      case "ready":
        this.#greeted(frame);
        break;
      case "live":
        if (frame.conversation === undefined) talk.live.value = true;
        break;
      case "reset":
        if (frame.conversation === talk.id.value) talk.reset();
        break;
      case "ack":
        this.#acknowledged(frame);
        break;
      case "message":
        this.#arrived(frame);
        break;
      case "read":
        if (frame.conversation === talk.id.value && frame.by.kind === "agent")
          talk.agentHasRead.value = Math.max(talk.agentHasRead.value, frame.seq);
        break;
      case "typing":
        if (frame.conversation === talk.id.value && frame.by.kind !== "visitor")
          this.#watch.apply(frame.by, frame.on);
        break;
      case "conversation":
        if (!this.#isOurs(frame.conversation)) break;
        talk.answeredBy(frame);
        this.#statusBecame(frame.status);
        break;
      case "queue":
        if (frame.conversation === talk.id.value) talk.queuePosition.value = frame.position || undefined;
        break;
      case "error":
        if (!this.#outbox.refused(frame)) this.options.tell({ event: "error", detail: { code: frame.code } });
        break;
      case "bye":
      case "pong":
        break;
    }
  }

  #greeted(ready: ReadyFrame): void {
    this.#me = { kind: "visitor", id: ready.you.id, name: ready.you.name };
    const all = ready.conversations ?? [];
    const current = all.find((one) => one.id === this.talk.id.value);
    const open = all.find((one) => one.status !== "resolved");
    if (open && (!current || current.status === "resolved")) {
      // Another tab or device began it while we were away.
      this.#turnTo(open.id);
      this.#statusBecame(open.status);
      void this.talk.loadNewest(open.lastSeq);
    } else if (current) {
      this.#statusBecame(current.status);
    }
  }

  #acknowledged(ack: AckFrame): void {
    const isNew = this.talk.id.value === undefined;
    const isOurs = this.#isOurs(ack.conversation);
    const sent = this.#outbox.acknowledge(ack);
    // Without an entry the message itself came before its ack, and is shown.
    if (!sent || !isOurs) return;
    this.talk.applyAck(ack, this.#me, sent.body);
    if (isNew) this.#started(ack.conversation);
    this.options.tell({ event: "message:sent", detail: { id: sent.id } });
  }

  #arrived(message: Message): void {
    const isNew = this.talk.id.value === undefined;
    if (!this.#isOurs(message.conversation)) return;
    const applied = this.talk.apply(message);
    if (isNew) this.#started(message.conversation);
    if (message.author.kind === "visitor") {
      this.#outbox.confirmed(message);
      return;
    }
    this.#watch.wrote(message.author);
    if (applied === "added" && message.seq > this.talk.seen.value)
      this.options.tell({
        event: "message:received",
        detail: { id: message.id, from: message.author.kind },
      });
  }

  #isOurs(conversation: string): boolean {
    const answer = this.talk.isOrBecomes(conversation);
    if (answer === "became") this.satisfaction.withdraw();
    return answer !== "other";
  }

  #turnTo(id: string | undefined): void {
    this.satisfaction.withdraw();
    this.talk.turnTo(id);
    const place = this.options.memory.place;
    if (id === undefined || place?.conversation !== id) return;
    this.talk.seen.value = place.seen;
    if (place.rating) this.satisfaction.recall(place.rating);
  }

  #started(id: string): void {
    this.options.tell({ event: "conversation:started", detail: { id } });
  }

  #statusBecame(status: Status): void {
    const { talk } = this;
    const before = talk.status.value;
    talk.status.value = status;
    if (status !== "queued") talk.queuePosition.value = undefined;
    if (status !== "resolved") {
      this.satisfaction.withdraw();
      return;
    }
    this.satisfaction.ask(talk.cursor, talk.assignee.value);
    if (before !== undefined && before !== "resolved" && talk.id.value !== undefined)
      this.options.tell({ event: "conversation:ended", detail: { id: talk.id.value } });
  }

  #keepPlace(rating = this.options.memory.place?.rating): void {
    const conversation = this.talk.id.value;
    if (!conversation) return;
    this.options.memory.place = {
      conversation,
      seen: this.talk.seen.value,
      ...(rating ? { rating } : {}),
    };
  }
}
