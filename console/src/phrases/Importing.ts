import { type ReadonlySignal, signal } from "@preact/signals";
import { read } from "../server/decode";
import type { Http } from "../server/Http";
import { type ImportReport, importReport } from "./wire";

export type ImportState =
  | { kind: "choosing" }
  | { kind: "busy"; applying: boolean }
  | { kind: "looked"; report: ImportReport }
  | { kind: "done"; report: ImportReport }
  | { kind: "failed"; error: unknown };

/** A file on its way into the bank: looked at first, and only what was looked at can be applied. */
export class Importing {
  private readonly current = signal<ImportState>({ kind: "choosing" });
  readonly state: ReadonlySignal<ImportState> = this.current;
  private file: Blob | null = null;
  private locale = "";
  private asked = 0;

  constructor(private readonly http: Http) {}

  /** Another file, or another language: what was looked at before says nothing of it. */
  choose(): void {
    this.file = null;
    this.asked++;
    this.current.value = { kind: "choosing" };
  }

  async look(file: Blob, locale: string): Promise<void> {
    this.file = file;
    this.locale = locale;
    await this.send(false);
  }

  async apply(): Promise<void> {
    if (this.file !== null && this.current.peek().kind === "looked") await this.send(true);
  }

  private async send(apply: boolean): Promise<void> {
    const { file } = this;
    if (file === null) return;
    const asking = ++this.asked;
    this.current.value = { kind: "busy", applying: apply };
    const query = new URLSearchParams({ locale: this.locale, apply: String(apply) });
    try {
      const report = read(importReport, await this.http.ask("POST", `/api/v1/phrases/import?${query}`, file));
      // What comes when another file was chosen says nothing of that one. What was applied is told in any case.
      if (asking === this.asked || apply) this.current.value = { kind: apply ? "done" : "looked", report };
    } catch (error) {
      if (asking === this.asked || apply) this.current.value = { kind: "failed", error };
    }
  }
}
