import { texts } from "../i18n/texts";

/** "3 Nov" for the Monday that a week is known by. The day is a date, not a moment: no time zone may shift it. */
export function weekName(key: string): string {
  const day = Date.parse(`${key}T00:00:00Z`);
  if (Number.isNaN(day)) return key;
  return new Intl.DateTimeFormat(texts.locale, { day: "numeric", month: "short", timeZone: "UTC" }).format(
    day,
  );
}

/** Conversations that were never given to a team come under an empty key. */
export function teamName(key: string): string {
  return key === "" ? texts.report.noTeam : key;
}

export function audienceName(key: string): string {
  return texts.contact.audience[key] ?? key;
}
