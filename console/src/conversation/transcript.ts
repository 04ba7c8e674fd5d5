import type { OutboxEntry } from "@warmline/widget/connection";
import type { Message, Source } from "@warmline/widget/protocol";
import { type Stretch, stretches, telling } from "../feeling/evidence";
import { feelingOf } from "../feeling/words";
import { clockTime, dayName, dayOf } from "../i18n/when";

/** One row of the transcript as it is drawn, from top to bottom. */
export type TranscriptRow =
  | { kind: "day"; key: string; name: string }
  | { kind: "event"; key: string; text: string; at: string }
  | SaidRow;

export type Voice = "customer" | "colleague" | "me" | "bot" | "note";

export type SaidRow = {
  kind: "said";
  key: string;
  voice: Voice;
  name: string;
  at: string;
  time: string;
  /** Whether the same voice goes on from the row above, so that its name need not be repeated. */
  goesOn: boolean;
  body: Stretch[];
  /** What was heard in it, where a reading came with words: the text alternative to the underlining. */
  heard: Array<{ words: string; label: string }>;
  feeling: string | null;
  sources: ReadonlyArray<Source>;
  delivery: Delivery | null;
};

/** What became of words of ours. */
export type Delivery =
  | { kind: "sending" }
  | { kind: "sent" }
  | { kind: "seen" }
  | { kind: "failed"; id: string; code: string };

export type TranscriptOptions = {
  me: string;
  myName: string;
  now: number;
  /** How far the customer has read. */
  seenUpTo: number;
};

/** A pause longer than this starts a new group even when the same person goes on. */
const GROUP_MS = 5 * 60_000;

export function transcript(
  messages: ReadonlyArray<Message>,
  pending: ReadonlyArray<OutboxEntry>,
  options: TranscriptOptions,
): TranscriptRow[] {
  const rows: TranscriptRow[] = [];
  let day = "";
  const add = (at: string, row: Exclude<TranscriptRow, { kind: "day" }>) => {
    if (dayOf(at) !== day) {
      day = dayOf(at);
      rows.push({ kind: "day", key: `day ${day}`, name: dayName(at, options.now) });
    }
    const above = rows.at(-1);
    rows.push(row.kind === "said" && above?.kind === "said" ? { ...row, goesOn: goesOn(above, row) } : row);
  };

  const marked = deliveryMarks(messages, options);
  const stored = new Set<string>();
  for (const message of messages) {
    if (message.author.id === options.me) stored.add(message.id);
    if (message.kind === "event") {
      add(message.at, { kind: "event", key: `${message.seq}`, text: message.body, at: message.at });
    } else {
      add(message.at, said(message, options, marked.get(message.seq) ?? null));
    }
  }
  for (const entry of pending) {
    // For a moment a message can be in both: its ack is handled before the outbox lets go of it.
    if (!stored.has(entry.id)) {
      const at = new Date(entry.writtenAt).toISOString();
      add(at, waiting(entry, at, options));
    }
  }
  return rows;
}

function said(message: Message, options: TranscriptOptions, delivery: Delivery | null): SaidRow {
  const evidence = message.author.kind === "visitor" ? telling(message.emotion?.evidence ?? []) : [];
  const body = stretches(message.body, evidence);
  return {
    kind: "said",
    // Our own keep their key from the outbox, so that "sending" turns into "sent" in place.
    key: message.author.id === options.me ? message.id : `${message.seq}`,
    voice: voiceOf(message, options.me),
    name: message.author.name,
    at: message.at,
    time: clockTime(message.at),
    goesOn: false,
    body,
    heard: body.flatMap(({ text, label }) => (label === null ? [] : [{ words: text, label }])),
    feeling: message.emotion === undefined ? null : feelingOf(message.emotion),
    sources: message.sources ?? [],
    delivery,
  };
}

function waiting(entry: OutboxEntry, at: string, options: TranscriptOptions): SaidRow {
  return {
    kind: "said",
    key: entry.id,
    voice: entry.kind === "note" ? "note" : "me",
    name: options.myName,
    at,
    time: clockTime(at),
    goesOn: false,
    body: stretches(entry.body, []),
    heard: [],
    feeling: null,
    sources: [],
    delivery:
      entry.state === "failed"
        ? { kind: "failed", id: entry.id, code: entry.failure?.code ?? "unexpected" }
        : { kind: "sending" },
  };
}

function voiceOf(message: Message, me: string): Voice {
  if (message.kind === "note") return "note";
  switch (message.author.kind) {
    case "visitor":
      return "customer";
    case "agent":
      return message.author.id === me ? "me" : "colleague";
    default:
      return "bot";
  }
}

function goesOn(above: SaidRow, row: SaidRow): boolean {
  return (
    above.voice === row.voice &&
    above.name === row.name &&
    Date.parse(row.at) - Date.parse(above.at) < GROUP_MS
  );
}

/** "Seen" stands once, at the last words the customer has read; "sent" at our own last ones after that. */
function deliveryMarks(messages: ReadonlyArray<Message>, options: TranscriptOptions): Map<number, Delivery> {
  const marks = new Map<number, Delivery>();
  const ours = messages.filter((message) => message.kind === "text" && message.author.kind === "agent");
  const seen = ours.findLast((message) => message.seq <= options.seenUpTo);
  const last = ours.at(-1);
  if (seen !== undefined) marks.set(seen.seq, { kind: "seen" });
  if (last !== undefined && last !== seen && last.author.id === options.me) {
    marks.set(last.seq, { kind: "sent" });
  }
  return marks;
}
