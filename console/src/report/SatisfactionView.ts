import { type ReadonlySignal, signal } from "@preact/signals";
import { type SatisfactionReport, satisfactionReport } from "@warmline/widget/protocol";
import { read } from "../server/decode";
import type { Http } from "../server/Http";
import { isPeriod, lastDays, type Period, type Preset } from "./period";

export type SatisfactionViewState =
  | { kind: "loading" }
  | { kind: "failed"; error: unknown }
  | {
      kind: "ready";
      weeks: SatisfactionReport;
      inboxes: SatisfactionReport;
      teams: SatisfactionReport;
      audiences: SatisfactionReport;
    };

/** The satisfaction page: a period, and the same figures seen by week, inbox, team and audience. */
export class SatisfactionView {
  private readonly current = signal<SatisfactionViewState>({ kind: "loading" });
  readonly state: ReadonlySignal<SatisfactionViewState> = this.current;
  readonly preset = signal<Preset | "custom">(28);
  readonly period;
  /** Counts requests, so that a slow answer for an earlier period is not shown under a later one. */
  private asked = 0;

  constructor(
    private readonly http: Http,
    private readonly now: () => number,
  ) {
    this.period = signal<Period>(lastDays(28, now()));
  }

  async choose(preset: Preset): Promise<void> {
    this.preset.value = preset;
    await this.show(lastDays(preset, this.now()));
  }

  /** False, and nothing happens, when the days make no period. */
  async chooseDays(period: Period): Promise<boolean> {
    if (!isPeriod(period)) return false;
    this.preset.value = "custom";
    await this.show(period);
    return true;
  }

  async load(): Promise<void> {
    await this.show(this.period.peek());
  }

  private async show(period: Period): Promise<void> {
    const asking = ++this.asked;
    this.period.value = period;
    if (this.current.peek().kind !== "ready") this.current.value = { kind: "loading" };
    try {
      const [weeks, inboxes, teams, audiences] = await Promise.all([
        this.report(period, "week"),
        this.report(period, "inbox"),
        this.report(period, "team"),
        this.report(period, "audience"),
      ]);
      if (asking === this.asked) this.current.value = { kind: "ready", weeks, inboxes, teams, audiences };
    } catch (error) {
      if (asking === this.asked) this.current.value = { kind: "failed", error };
    }
  }

  private async report(period: Period, groupBy: string): Promise<SatisfactionReport> {
    const query = new URLSearchParams({ from: period.from, to: period.to, groupBy });
    return read(satisfactionReport, await this.http.ask("GET", `/api/v1/reports/satisfaction?${query}`));
  }
}
