/** Calendar days as ISO dates, both included. The server reads them in the workspace's time zone. */
export type Period = { from: string; to: string };

export const PRESETS = [7, 28, 90] as const;
export type Preset = (typeof PRESETS)[number];

const DAY = 86_400_000;

/** The last so many days up to and including today, in the reader's calendar. */
export function lastDays(days: number, now: number): Period {
  return { from: isoDay(now - (days - 1) * DAY), to: isoDay(now) };
}

export function isPeriod(period: Period): boolean {
  return isDay(period.from) && isDay(period.to) && period.from <= period.to;
}

function isDay(day: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day));
}

function isoDay(at: number): string {
  const date = new Date(at);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
