import { type ReadonlySignal, signal } from "@preact/signals";
import { read } from "../server/decode";
import type { Http } from "../server/Http";
import { type Item, item, newerOf, type Phrase, phrasePage, type Situation, situationList } from "./wire";

export const NO_FILTER = {
  q: "",
  locale: "",
  situation: "",
  moment: "",
  tone: "",
  source: "",
  state: "in-use",
};
export type Filter = typeof NO_FILTER;

export type PhraseListState =
  | { kind: "loading" }
  | { kind: "failed"; error: unknown }
  | { kind: "ready"; items: readonly Item[]; next: string | null };

/** The phrases that fit the filter, page by page, and the situations there are. */
export class PhraseList {
  private readonly current = signal<PhraseListState>({ kind: "loading" });
  readonly state: ReadonlySignal<PhraseListState> = this.current;
  readonly filter = signal<Filter>(NO_FILTER);
  readonly situations = signal<readonly Situation[]>([]);
  /** Counts requests, so that a slow answer for an earlier filter is not shown under a later one. */
  private asked = 0;

  constructor(private readonly http: Http) {}

  async load(): Promise<void> {
    await Promise.all([this.narrow({}), this.loadSituations()]);
  }

  /** Changes some of the filter and reads afresh; another language has other situations. */
  async narrow(change: Partial<Filter>): Promise<void> {
    const before = this.filter.peek();
    const moved = change.locale !== undefined && change.locale !== before.locale;
    this.filter.value = { ...before, ...(moved ? { situation: "" } : {}), ...change };
    const asking = ++this.asked;
    try {
      const page = await this.page(null);
      if (asking === this.asked) this.current.value = { kind: "ready", ...page };
    } catch (error) {
      if (asking === this.asked) this.current.value = { kind: "failed", error };
    }
  }

  async more(): Promise<void> {
    const before = this.current.peek();
    if (before.kind !== "ready" || before.next === null) return;
    const asking = ++this.asked;
    const page = await this.page(before.next);
    if (asking === this.asked) {
      this.current.value = { kind: "ready", items: [...before.items, ...page.items], next: page.next };
    }
  }

  /** Takes the phrase out of use or brings it back; it stays in sight, so that this can be undone at once. */
  async retire(id: string, version: number, retired: boolean): Promise<void> {
    const verb = retired ? "retire" : "restore";
    try {
      this.put(id, read(item, await this.http.ask("POST", `/api/v1/phrases/${id}/${verb}`, { version })));
    } catch (error) {
      const newer = newerOf(error);
      if (newer !== null) this.show(newer);
      throw error;
    }
  }

  /** Shows a changed phrase in the place of the one it was, or first when it is new. */
  put(id: string | null, changed: Item): void {
    const before = this.current.peek();
    if (before.kind !== "ready") return;
    const known = before.items.some((one) => one.phrase.id === id);
    const items = known
      ? before.items.map((one) => (one.phrase.id === id ? changed : one))
      : [changed, ...before.items];
    this.current.value = { ...before, items };
  }

  /** Somebody else's change, beside the record as it was read. */
  private show(newer: Phrase): void {
    const before = this.current.peek();
    const known = before.kind === "ready" && before.items.find((one) => one.phrase.id === newer.id);
    if (known) this.put(newer.id, { ...known, phrase: newer });
  }

  async loadSituations(): Promise<void> {
    this.situations.value = read(situationList, await this.http.ask("GET", "/api/v1/situations")).items;
  }

  get languages(): readonly string[] {
    return [...new Set(this.situations.value.map((situation) => situation.locale))];
  }

  /** Where the same phrases come as a file. */
  exportPath(format: "csv" | "json"): string {
    const query = this.query();
    query.set("format", format);
    return `/api/v1/phrases/export?${query}`;
  }

  private async page(cursor: string | null) {
    const query = this.query();
    if (cursor !== null) query.set("cursor", cursor);
    return read(phrasePage, await this.http.ask("GET", `/api/v1/phrases?${query}`));
  }

  private query(): URLSearchParams {
    return new URLSearchParams(Object.entries(this.filter.peek()).filter(([, value]) => value !== ""));
  }
}
