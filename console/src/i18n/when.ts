import { texts } from "./texts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long something has lasted, in the fewest words: "under a minute", "4 min", "3 h", "2 days". */
export function duration(milliseconds: number): string {
  if (milliseconds < MINUTE) return texts.time.moments;
  if (milliseconds < HOUR) return texts.time.minutes(Math.floor(milliseconds / MINUTE));
  if (milliseconds < DAY) return texts.time.hours(Math.floor(milliseconds / HOUR));
  return texts.time.days(Math.floor(milliseconds / DAY));
}

/** When something happened, as a list needs it: short, and never wrong by more than its own unit. */
export function ago(at: string, now: number): string {
  const then = Date.parse(at);
  if (now - then < MINUTE) return texts.time.now;
  if (now - then < DAY) return duration(now - then);
  const sameYear = new Date(then).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(texts.locale, {
    day: "numeric",
    month: "short",
    ...(sameYear ? {} : { year: "numeric" }),
  }).format(then);
}

export function clockTime(at: string): string {
  return new Intl.DateTimeFormat(texts.locale, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(Date.parse(at));
}

export function fullTime(at: string): string {
  return new Intl.DateTimeFormat(texts.locale, {
    dateStyle: "full",
    timeStyle: "short",
    hourCycle: "h23",
  }).format(Date.parse(at));
}

/** The reader's calendar day, as a key to group by. */
export function dayOf(at: string): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`;
}

/** The words of a day separator: "Today", "Yesterday", or the date. */
export function dayName(at: string, now: number): string {
  if (dayOf(at) === dayOf(new Date(now).toISOString())) return texts.time.today;
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  if (dayOf(at) === dayOf(yesterday.toISOString())) return texts.time.yesterday;
  return new Intl.DateTimeFormat(texts.locale, { weekday: "long", day: "numeric", month: "long" }).format(
    Date.parse(at),
  );
}

/** A language tag in words ("de-AT" -> "Austrian German"); the tag itself where it has none. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames([texts.locale], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag; // a visitor's browser may send anything as its locale
  }
}
