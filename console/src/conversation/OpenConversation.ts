import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { type Clock, Timeline, TypingSender, TypingWatch } from "@warmline/widget/connection";
import {
  type AckFrame,
  type ClientFrame,
  type Conversation,
  conversation as decodeConversation,
  emotion as decodeEmotion,
  type EmotionLabel,
  type Message,
  messagePage,
  type Participant,
  type StaffFrame,
} from "@warmline/widget/protocol";
import { DraftCheck } from "../draft/DraftCheck";
import type { DraftChoice } from "../draft/DraftChoice";
import type { Queue } from "../queue/Queue";
import { read } from "../server/decode";
import type { Http } from "../server/Http";
import { Suggestions } from "../suggestion/Suggestions";
import { Composer, type Outgoing } from "./Composer";
import type { Drafts } from "./Drafts";

export type OpenState = { kind: "loading" } | { kind: "failed"; error: unknown } | { kind: "ready" };

export type OpenConversationOptions = {
  id: string;
  me: { id: string; name: string };
  http: Http;
  clock: Clock;
  queue: Queue;
  drafts: Drafts;
  draftChoice: DraftChoice;
  transmit: (frame: ClientFrame) => boolean;
};

const PAGE = 50;

/** The conversation on the screen: what was said, what is being said, and what one could say. */
export class OpenConversation {
  readonly id: string;
  readonly suggestions: Suggestions;
  readonly composer: Composer;
  readonly draftCheck: DraftCheck;
  readonly typing = signal<ReadonlyArray<Participant>>([]);
  readonly seenUpTo = signal(0);
  readonly catchingUp = signal(false);
  private readonly current = signal<OpenState>({ kind: "loading" });
  readonly state: ReadonlySignal<OpenState> = this.current;
  private readonly log: Timeline;
  private readonly said = signal<ReadonlyArray<Message>>([]);
  readonly messages: ReadonlySignal<ReadonlyArray<Message>> = this.said;
  readonly hasEarlier = signal(false);
  private readonly typingWatch: TypingWatch;
  private readonly typingSender: TypingSender;
  private loaded = false;
  private closed = false;
  private toldRead = 0;

  constructor(private readonly options: OpenConversationOptions) {
    this.id = options.id;
    this.suggestions = new Suggestions(options.http, options.id);
    this.composer = new Composer(options.id, options.drafts, this.suggestions);
    this.draftCheck = new DraftCheck(options.http, options.clock, options.id, options.draftChoice);
    this.log = new Timeline({
      complete: true,
      onChange: () => {
        this.said.value = this.log.messages;
        this.hasEarlier.value = !this.log.reachedStart && this.log.messages.length > 0;
      },
    });
    this.typingWatch = new TypingWatch(options.clock, (typing) => {
      this.typing.value = typing;
    });
    this.typingSender = new TypingSender(options.clock, (on) =>
      options.transmit({ type: "typing", conversation: options.id, on }),
    );
  }

  readonly details: ReadonlySignal<Conversation | undefined> = computed(() =>
    this.options.queue.find(this.id),
  );
  /** Other people of ours writing here right now: a word between them saves the customer two answers. */
  readonly colleaguesTyping = computed(() =>
    this.typing.value.filter(({ kind, id }) => kind === "agent" && id !== this.options.me.id),
  );
  /** The customer's latest message that was read: what the panel shows is its reading. */
  readonly lastRead = computed(() => this.said.value.findLast(({ emotion }) => emotion !== undefined)?.seq);
  readonly customerTyping = computed(() => this.typing.value.filter(({ kind }) => kind === "visitor"));

  /** Where a new connection has to go on from; null before the first page is here. */
  get resumePoint(): { conversation: string; seq: number } | null {
    return this.loaded ? { conversation: this.id, seq: this.log.cursor } : null;
  }

  async load(): Promise<void> {
    this.current.value = { kind: "loading" };
    try {
      const details = this.details.peek() ?? (await this.readDetails());
      const head = details.lastSeq;
      const page = head === 0 ? { messages: [] } : await this.page(`before=${head + 1}&limit=${PAGE}`);
      if (this.closed) return;
      if (page.messages.length < PAGE) this.log.prepend([], true);
      this.log.applyPage(page.messages, head);
      this.loaded = true;
      this.current.value = { kind: "ready" };
      this.follow();
    } catch (error) {
      this.current.value = { kind: "failed", error };
      return;
    }
    await this.askForSuggestions();
  }

  async earlier(): Promise<void> {
    const first = this.log.firstSeq;
    if (first === undefined) return;
    const page = await this.page(`before=${first}&limit=${PAGE}`);
    this.log.prepend(page.messages, page.messages.length < PAGE);
  }

  close(): void {
    this.closed = true;
    this.typingSender.stop();
    this.draftCheck.stop();
    this.typingWatch.clear();
    this.options.transmit({ type: "unfollow", conversation: this.id });
  }

  /** The line is back. `hello` has asked for what one conversation missed; any other asks for itself. */
  lineBack(resumed: string | null): void {
    this.typingWatch.clear();
    if (!this.loaded) return;
    this.catchingUp.value = true;
    if (resumed !== this.id) this.follow();
  }

  onFrame(frame: StaffFrame): void {
    if (!("conversation" in frame) || frame.conversation !== this.id) return;
    switch (frame.type) {
      case "message":
        this.heard(frame);
        break;
      case "emotion":
        this.log.amend(frame.seq, { emotion: frame.emotion });
        break;
      case "suggestions":
        this.suggestions.onFrame(frame);
        break;
      case "typing":
        this.typingWatch.apply(frame.by, frame.on);
        break;
      case "read":
        if (frame.by.kind === "visitor") this.seenUpTo.value = Math.max(this.seenUpTo.peek(), frame.seq);
        break;
      case "reset":
        this.log.reset();
        this.toldRead = 0;
        break;
      case "live":
        this.catchingUp.value = false;
        break;
    }
  }

  acknowledged(ack: AckFrame, sent: { body: string; kind?: "text" | "note" }): void {
    const { id, name } = this.options.me;
    this.log.applyAck(ack, { kind: "agent", id, name }, sent.body, sent.kind ?? "text");
    // Suggestions for the words just answered may still be on their way.
    if (sent.kind !== "note") this.suggestions.answered(ack.seq);
  }

  /** Called with every change of what is written; tells the others that somebody is at it. */
  write(text: string): void {
    this.composer.write(text);
    // A note is nothing the customer waits for, so it does not show as typing.
    if (text.trim() === "" || this.composer.mode.peek() === "note") this.typingSender.stop();
    else this.typingSender.keystroke();
    if (this.composer.mode.peek() === "reply") this.draftCheck.typed(text);
  }

  take(): Outgoing | null {
    const outgoing = this.composer.take();
    if (outgoing === null) return null;
    this.typingSender.stop();
    if (outgoing.kind === "text") {
      this.suggestions.answered(this.log.cursor);
      this.draftCheck.stop();
    }
    return outgoing;
  }

  /** Everything up to the newest entry is on the screen before somebody's eyes. */
  shown(): void {
    const seq = this.log.cursor;
    if (seq <= this.toldRead) return;
    if (this.options.transmit({ type: "read", conversation: this.id, seq })) this.toldRead = seq;
    this.options.queue.markRead(this.id, seq);
  }

  /** Says what the latest reading should have been. The frame that follows tells the list, and colleagues. */
  async correct(feeling: EmotionLabel | "not-this"): Promise<void> {
    const seq = this.lastRead.peek();
    if (seq === undefined) return;
    const path = `/api/v1/conversations/${encodeURIComponent(this.id)}/messages/${seq}/feeling`;
    const answer = await this.options.http.ask("PUT", path, { feeling });
    this.log.amend(seq, { emotion: read(decodeEmotion, answer) });
  }

  private follow(): void {
    this.options.transmit({ type: "follow", conversation: this.id, seq: this.log.cursor });
  }

  private heard(message: Message): void {
    const applied = this.log.apply(message);
    this.typingWatch.wrote(message.author);
    if (message.kind === "text" && message.author.kind === "agent") this.suggestions.answered(message.seq);
    if (applied.kind === "gap") void this.fill(applied.gap.after, applied.gap.before - 1);
  }

  /** Should not happen on one connection; if it does, the hole is filled rather than hidden. */
  private async fill(after: number, upTo: number): Promise<void> {
    try {
      const page = await this.page(`after=${after}&limit=${Math.min(200, upTo - after)}`);
      this.log.applyPage(page.messages, upTo);
    } catch (error) {
      this.current.value = { kind: "failed", error };
    }
  }

  /** Frames bring suggestions for new words; for words that were there before we came, we ask. */
  private async askForSuggestions(): Promise<void> {
    const last = this.log.messages.findLast(({ kind }) => kind === "text");
    const details = this.details.peek();
    if (last?.author.kind !== "visitor" || details?.status === "resolved") return;
    try {
      await this.suggestions.ask(last.seq);
    } catch {
      // Suggestions are an offer. Without them everything still works, so their absence is not an error to read.
    }
  }

  private async readDetails(): Promise<Conversation> {
    const answer = await this.options.http.ask("GET", `/api/v1/conversations/${encodeURIComponent(this.id)}`);
    const details = read(decodeConversation, answer);
    this.options.queue.put(details);
    return details;
  }

  private async page(query: string) {
    const path = `/api/v1/conversations/${encodeURIComponent(this.id)}/messages?${query}`;
    return read(messagePage, await this.options.http.ask("GET", path));
  }
}
