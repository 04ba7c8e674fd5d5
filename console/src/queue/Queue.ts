import { computed, type ReadonlySignal, signal } from "@preact/signals";
import {
  type Conversation,
  conversation as decodeConversation,
  type Message,
  type Page,
  pageOf,
  type StaffFrame,
} from "@warmline/widget/protocol";
import { read } from "../server/decode";
import type { Http } from "../server/Http";
import { belongs, byActivity, VIEWS, type ViewName } from "./views";

/** Open conversations are held whole, so that views and counts agree and need no further questions, up to this many. */
const OPEN_PAGES = 5;
const PAGE = 200;
const decodePage = pageOf(decodeConversation);

export type QueueState = { kind: "loading" } | { kind: "failed"; error: unknown } | { kind: "ready" };

/** Every conversation we know of, kept current by frames, seen through one of four views. */
export class Queue {
  private readonly known = signal<ReadonlyMap<string, Conversation>>(new Map());
  private readonly current = signal<QueueState>({ kind: "loading" });
  private readonly resolvedCursor = signal<string | null>(null);
  private readonly resolvedLoaded = signal(false);
  readonly state: ReadonlySignal<QueueState> = this.current;
  readonly view = signal<ViewName>("mine");
  /** True when there are more open conversations than we hold; counts are then "at least". */
  readonly overflow = signal(false);
  readonly waiting = signal<{ waiting: number; longestWaitSince: string | null } | null>(null);
  /** Conversations that frames changed while a snapshot was on its way. */
  private touched: Map<string, Conversation> | null = null;
  private chosen = false;

  constructor(
    private readonly http: Http,
    private readonly me: string,
  ) {}

  readonly visible: ReadonlySignal<ReadonlyArray<Conversation>> = computed(() =>
    [...this.known.value.values()]
      .filter((conversation) => belongs(conversation, this.view.value, this.me))
      .sort(byActivity),
  );

  /** How many are in each view; null where we do not hold all of them and therefore cannot say. */
  readonly counts: ReadonlySignal<Record<ViewName, number | null>> = computed(() => {
    const counts: Record<ViewName, number | null> = { mine: 0, unassigned: 0, all: 0, resolved: null };
    for (const conversation of this.known.value.values()) {
      for (const view of VIEWS) {
        const count = counts[view];
        if (count !== null && belongs(conversation, view, this.me)) counts[view] = count + 1;
      }
    }
    return counts;
  });

  readonly moreResolved = computed(
    () => this.view.value === "resolved" && this.resolvedCursor.value !== null,
  );

  /** True while the chosen view has not been read yet. */
  readonly loading = computed(
    () =>
      this.current.value.kind === "loading" || (this.view.value === "resolved" && !this.resolvedLoaded.value),
  );

  find(id: string): Conversation | undefined {
    return this.known.value.get(id);
  }

  /** Reads everything anew, at the start and after each reconnect: what happened in between came to nobody. */
  async load(): Promise<void> {
    const touched = new Map<string, Conversation>();
    this.touched = touched;
    try {
      const snapshot = await this.readOpen();
      if (this.touched !== touched) return; // a later load has taken over
      for (const [id, conversation] of touched) {
        const read = snapshot.get(id);
        if (read === undefined || read.lastSeq <= conversation.lastSeq) snapshot.set(id, conversation);
      }
      this.known.value = snapshot;
      this.current.value = { kind: "ready" };
      this.resolvedLoaded.value = false;
      this.startWhereWorkIs();
      if (this.view.peek() === "resolved") await this.loadResolved();
    } catch (error) {
      if (this.touched === touched && this.known.peek().size === 0) {
        this.current.value = { kind: "failed", error };
      }
      throw error;
    } finally {
      if (this.touched === touched) this.touched = null;
    }
  }

  async choose(view: ViewName): Promise<void> {
    this.chosen = true;
    this.view.value = view;
    if (view === "resolved" && !this.resolvedLoaded.peek()) await this.loadResolved();
  }

  async loadResolved(more = false): Promise<void> {
    const page = await this.page("resolved", more ? this.resolvedCursor.peek() : null);
    this.resolvedCursor.value = page.next;
    this.resolvedLoaded.value = true;
    const known = new Map(this.known.peek());
    for (const conversation of page.items) {
      if (!known.has(conversation.id)) known.set(conversation.id, conversation);
    }
    this.known.value = known;
  }

  put(conversation: Conversation): void {
    this.touched?.set(conversation.id, conversation);
    this.known.value = new Map(this.known.peek()).set(conversation.id, conversation);
  }

  onFrame(frame: StaffFrame): void {
    switch (frame.type) {
      case "conversation":
        this.put(this.withOurReading(frame.details));
        break;
      case "message":
        this.heard(frame);
        break;
      case "emotion":
        this.change(frame.conversation, (conversation) => ({ ...conversation, emotion: frame.emotion }));
        break;
      case "queue":
        this.waiting.value = { waiting: frame.waiting, longestWaitSince: frame.longestWaitSince };
        break;
    }
  }

  /** A message of a conversation we follow, where no `conversation` frame comes for ordinary activity. */
  heard(message: Message): void {
    this.change(message.conversation, (conversation) => {
      if (message.seq <= conversation.lastSeq) return conversation;
      const { seq, author, kind, body, at } = message;
      return {
        ...conversation,
        lastSeq: seq,
        lastActivityAt: at,
        lastMessage:
          kind === "event"
            ? conversation.lastMessage
            : { seq, author: { kind: author.kind, name: author.name }, kind, body, at },
      };
    });
  }

  markRead(id: string, seq: number): void {
    this.change(id, (conversation) => ({ ...conversation, readSeq: Math.max(conversation.readSeq, seq) }));
  }

  /** What we have just shown may not have reached the server when it wrote the frame. */
  private withOurReading(conversation: Conversation): Conversation {
    const ours = this.known.peek().get(conversation.id)?.readSeq ?? 0;
    return ours > conversation.readSeq ? { ...conversation, readSeq: ours } : conversation;
  }

  private change(id: string, change: (conversation: Conversation) => Conversation): void {
    const conversation = this.known.peek().get(id);
    if (conversation === undefined) return;
    const changed = change(conversation);
    if (changed !== conversation) this.put(changed);
  }

  /** Whoever has nothing of their own sees everything first, once; after that the choice is theirs. */
  private startWhereWorkIs(): void {
    if (this.chosen) return;
    this.chosen = true;
    this.view.value = this.counts.peek().mine === 0 ? "all" : "mine";
  }

  private async readOpen(): Promise<Map<string, Conversation>> {
    const found = new Map<string, Conversation>();
    let cursor: string | null = null;
    for (let pages = 0; pages < OPEN_PAGES; pages++) {
      const page: Page<Conversation> = await this.page("open", cursor);
      for (const conversation of page.items) found.set(conversation.id, this.withOurReading(conversation));
      cursor = page.next;
      if (cursor === null) break;
    }
    this.overflow.value = cursor !== null;
    return found;
  }

  private async page(status: "open" | "resolved", cursor: string | null): Promise<Page<Conversation>> {
    const query = new URLSearchParams({ status, limit: String(status === "open" ? PAGE : 50) });
    if (cursor !== null) query.set("cursor", cursor);
    return read(decodePage, await this.http.ask("GET", `/api/v1/conversations?${query}`));
  }
}
