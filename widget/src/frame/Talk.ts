import { batch, computed, signal } from "@preact/signals";
import { type Clock, Timeline } from "../connection";
import type { AckFrame } from "../protocol/commonFrames";
import type { Author, Message, MessagePage, Status } from "../protocol/objects";
import type { VisitorConversationFrame } from "../protocol/visitorFrames";
import { type Answer, PAGE_SIZE, type PageQuery } from "./api";

/** Something that happened between two messages and is not itself one. */
export type Notice = { readonly afterSeq: number; readonly text: NoticeText };
export type NoticeText =
  | { readonly kind: "joined"; readonly name: string }
  | { readonly kind: "left"; readonly name: string };

export type FetchPage = (conversation: string, query: PageQuery) => Promise<Answer<MessagePage>>;

/** The one conversation on the screen: what was said, where it stands, who answers. */
export class Talk {
  readonly id = signal<string | undefined>(undefined);
  readonly status = signal<Status | undefined>(undefined);
  readonly assignee = signal<string | undefined>(undefined);
  readonly queuePosition = signal<number | undefined>(undefined);
  readonly messages = signal<readonly Message[]>([]);
  readonly notices = signal<readonly Notice[]>([]);
  readonly agentHasRead = signal(0);
  readonly earlier = signal<"none" | "there" | "loading" | "failed">("none");
  /** How far the visitor has seen. */
  readonly seen = signal(0);
  /** False while history is filled in, so that old messages are not read out as news. */
  readonly live = signal(false);
  readonly unread = computed(
    () =>
      this.messages.value.filter(
        (message) => message.seq > this.seen.value && message.author.kind !== "visitor",
      ).length,
  );

  #timeline = this.#newTimeline();
  #fetchingGap = false;

  constructor(
    private readonly fetchPage: FetchPage,
    private readonly clock: Clock,
  ) {}

  get cursor(): number {
    return this.#timeline.cursor;
  }

  /** Shows another conversation, or none. */
  turnTo(id: string | undefined): void {
    batch(() => {
      this.#timeline = this.#newTimeline();
      this.id.value = id;
      this.status.value = undefined;
      this.assignee.value = undefined;
      this.queuePosition.value = undefined;
      this.messages.value = [];
      this.notices.value = [];
      this.agentHasRead.value = 0;
      this.earlier.value = "none";
      this.seen.value = 0;
    });
  }

  /** True for what we show; the first one ever, or one begun after a resolved one, becomes it. */
  isOrBecomes(id: string): "is" | "became" | "other" {
    if (id === this.id.value) return "is";
    if (this.id.value !== undefined && this.status.value !== "resolved") return "other";
    this.turnTo(id);
    this.#timeline.markStart();
    return "became";
  }

  apply(message: Message): "added" | "known" {
    const known = this.#timeline.has(message.seq);
    const applied = this.#timeline.apply(message);
    if (applied.kind === "gap") void this.#mend(message.conversation, applied.gap.after);
    return known ? "known" : "added";
  }

  applyAck(ack: AckFrame, me: Author, body: string): void {
    this.#timeline.applyAck(ack, me, body);
  }

  reset(): void {
    this.live.value = false;
    this.earlier.value = "none";
    this.#timeline.reset();
  }

  answeredBy(frame: VisitorConversationFrame): void {
    const before = this.assignee.value;
    const name = frame.assignee?.name;
    if (frame.status === "resolved") {
      this.assignee.value = name ?? before;
      return;
    }
    this.assignee.value = name;
    if (name === before) return;
    // On the first word about it after a reload nobody "joins": they were there already.
    if (name !== undefined && this.live.value) this.note({ kind: "joined", name });
    else if (before !== undefined && frame.status === "queued") this.note({ kind: "left", name: before });
  }

  note(text: NoticeText): void {
    this.notices.value = [...this.notices.value, { afterSeq: this.cursor, text }].slice(-20);
  }

  async loadNewest(lastSeq: number): Promise<void> {
    const id = this.id.value;
    if (id === undefined || lastSeq === 0 || this.cursor > 0) return;
    const timeline = this.#timeline;
    const answer = await this.fetchPage(id, { before: lastSeq + 1 });
    // Without the page we resume from 0 instead, and the socket brings everything.
    if (timeline !== this.#timeline || !answer.ok) return;
    timeline.prepend(answer.value.messages, answer.value.messages.length < PAGE_SIZE);
    timeline.applyPage([], lastSeq);
    this.#showEarlier();
  }

  async loadEarlier(): Promise<void> {
    const id = this.id.value;
    const before = this.#timeline.firstSeq;
    const state = this.earlier.value;
    if (id === undefined || before === undefined || state === "loading" || state === "none") return;
    const timeline = this.#timeline;
    this.earlier.value = "loading";
    const answer = await this.fetchPage(id, { before });
    if (timeline !== this.#timeline) return;
    if (!answer.ok) {
      this.earlier.value = "failed";
      return;
    }
    const wasLive = this.live.value;
    this.live.value = false;
    timeline.prepend(answer.value.messages, answer.value.messages.length < PAGE_SIZE);
    this.#showEarlier();
    // After the screen was drawn, a change is news again.
    this.clock.after(300, () => {
      this.live.value ||= wasLive;
    });
  }

  async #mend(id: string, after: number): Promise<void> {
    if (this.#fetchingGap) return;
    this.#fetchingGap = true;
    const timeline = this.#timeline;
    const answer = await this.fetchPage(id, { after });
    this.#fetchingGap = false;
    if (timeline !== this.#timeline || !answer.ok) return;
    const { messages, lastSeq } = answer.value;
    const upTo = messages.at(-1)?.seq ?? lastSeq;
    timeline.applyPage(messages, upTo);
    if (messages.length === PAGE_SIZE) void this.#mend(id, upTo);
  }

  #showEarlier(): void {
    const first = this.#timeline.firstSeq;
    this.earlier.value = first === undefined || first === 1 || this.#timeline.reachedStart ? "none" : "there";
  }

  #newTimeline(): Timeline {
    const timeline: Timeline = new Timeline({
      complete: false,
      onChange: () => {
        this.messages.value = timeline.messages;
      },
    });
    return timeline;
  }
}
