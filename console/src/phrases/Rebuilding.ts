import { type ReadonlySignal, signal } from "@preact/signals";
import type { Clock } from "@warmline/widget/connection";
import { read } from "../server/decode";
import type { Http } from "../server/Http";
import { type Rebuild, rebuild } from "./wire";

const PATH = "/api/v1/phrases/rebuild";
const PAUSE_MS = 1_000;

/** The index being built anew: asked for, and looked after until it is done. */
export class Rebuilding {
  private readonly current = signal<Rebuild | null>(null);
  readonly state: ReadonlySignal<Rebuild | null> = this.current;
  private stopped = false;

  constructor(
    private readonly http: Http,
    private readonly clock: Pick<Clock, "after">,
  ) {}

  async start(): Promise<void> {
    this.show(read(rebuild, await this.http.ask("POST", PATH, {})));
  }

  /** Joins one that somebody began; what was over before is nobody's news. */
  async join(): Promise<void> {
    const found = read(rebuild, await this.http.ask("GET", PATH));
    if (found.state === "running") this.show(found);
  }

  stop(): void {
    this.stopped = true;
  }

  private show(found: Rebuild): void {
    this.current.value = found;
    if (found.state === "running") this.clock.after(PAUSE_MS, () => void this.look());
  }

  private async look(): Promise<void> {
    if (this.stopped) return;
    try {
      this.show(read(rebuild, await this.http.ask("GET", PATH)));
    } catch {
      // The line may be back the next time.
      this.clock.after(PAUSE_MS, () => void this.look());
    }
  }
}
