import { describe, expect, it } from "vitest";
import type { Http } from "../server/Http";
import { isPeriod, lastDays } from "./period";
import { SatisfactionView } from "./SatisfactionView";

const today = new Date(2026, 10, 21, 15, 0).getTime();

function report(count: number) {
  return {
    score: { value: 0.8, low: 0.7, high: 0.9, positive: 0, count },
    responseRate: { value: 0.5, low: 0.4, high: 0.6, asked: 2 * count, answered: count },
    groups: [],
  };
}

class SlowServer implements Http {
  readonly paths: string[] = [];
  readonly waiting: Array<(answer: unknown) => void> = [];
  ask(_: string, path: string): Promise<unknown> {
    this.paths.push(path);
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

describe("periods", () => {
  it("include today and count days, both ends in", () => {
    expect(lastDays(7, today)).toEqual({ from: "2026-11-15", to: "2026-11-21" });
  });

  it.each([
    ["2026-11-02", "2026-11-01", false],
    ["2026-11-01", "2026-11-01", true],
    ["2026-13-01", "2026-13-02", false],
    ["", "2026-11-01", false],
  ])("%s to %s", (from, to, allowed) => {
    expect(isPeriod({ from, to })).toBe(allowed);
  });
});

describe("the satisfaction page", () => {
  it("asks for the last 28 days by week, inbox, team and audience", async () => {
    const server = new SlowServer();
    void new SatisfactionView(server, () => today).load();
    expect(server.paths).toEqual(
      ["week", "inbox", "team", "audience"].map(
        (by) => `/api/v1/reports/satisfaction?from=2026-10-25&to=2026-11-21&groupBy=${by}`,
      ),
    );
  });

  it("does not show a late answer for a period that is no longer chosen", async () => {
    const server = new SlowServer();
    const view = new SatisfactionView(server, () => today);
    void view.load();
    void view.choose(7);
    for (const answer of server.waiting.slice(3)) answer(report(7));
    await settle();
    for (const answer of server.waiting.slice(0, 3)) answer(report(28));
    await settle();
    expect(view.state.value).toMatchObject({ kind: "ready", weeks: { score: { count: 7 } } });
  });

  it("refuses days that make no period, and asks nothing", async () => {
    const server = new SlowServer();
    const view = new SatisfactionView(server, () => today);
    expect(await view.chooseDays({ from: "2026-11-09", to: "2026-11-01" })).toBe(false);
    expect(server.paths).toEqual([]);
  });
});
