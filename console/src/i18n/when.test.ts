import { describe, expect, it } from "vitest";
import { ago, dayName, duration, languageName } from "./when";

const noon = new Date(2026, 10, 21, 12, 0, 0).getTime();
const iso = (milliseconds: number) => new Date(milliseconds).toISOString();

describe("durations", () => {
  it.each([
    [20_000, "under a minute"],
    [60_000, "1 min"],
    [59 * 60_000, "59 min"],
    [3 * 3_600_000, "3 h"],
    [24 * 3_600_000, "1 day"],
    [50 * 3_600_000, "2 days"],
  ])("%d ms reads %s", (milliseconds, words) => {
    expect(duration(milliseconds)).toBe(words);
  });

  it("treats a server clock slightly ahead of ours as now", () => {
    expect(ago(iso(noon + 5_000), noon)).toBe("just now");
  });

  it("names the date once a day has passed", () => {
    expect(ago(iso(noon - 3 * 24 * 3_600_000), noon)).toBe("Nov 18");
  });
});

describe("days", () => {
  it("calls the reader's calendar days by name", () => {
    expect(dayName(iso(noon - 3_600_000), noon)).toBe("Today");
    expect(dayName(iso(noon - 13 * 3_600_000), noon)).toBe("Yesterday");
    expect(dayName(iso(noon - 40 * 3_600_000), noon)).toBe("Thursday, November 19");
  });
});

describe("languages", () => {
  it("says a tag in words", () => expect(languageName("de")).toBe("German"));
  it("repeats a tag it cannot read instead of failing", () => {
    expect(languageName("<script>")).toBe("<script>");
  });
});
