import type { OutboxEntry } from "../../connection";
import type { Message } from "../../protocol/objects";
import type { Notice, NoticeText } from "../Talk";

export type Row =
  | { readonly kind: "day"; readonly key: string; readonly at: Date }
  | { readonly kind: "notice"; readonly key: string; readonly text: NoticeText }
  | {
      readonly kind: "message";
      readonly key: string;
      readonly message: Message;
      /** Nothing of the same author stands right above. */
      readonly first: boolean;
      /** Under the last own message only. */
      readonly mark?: "sent" | "seen";
    }
  | { readonly kind: "pending"; readonly key: string; readonly entry: OutboxEntry; readonly first: boolean };

export type RowSource = {
  readonly messages: readonly Message[];
  readonly pending: readonly OutboxEntry[];
  readonly notices: readonly Notice[];
  readonly agentHasRead: number;
};

const TOGETHER_MS = 5 * 60 * 1000;

/** What stands below what. An own message keeps its key from written to stored, so that it does not blink. */
export function rowsOf({ messages, pending, notices, agentHasRead }: RowSource): readonly Row[] {
  const rows: Row[] = [];
  const stored = new Set(messages.filter(isOwn).map((message) => message.id));
  const lastOwn = messages.findLast(isOwn)?.seq;
  const waiting = [...notices];
  const noticesUpTo = (seq: number) => {
    while (waiting[0] && waiting[0].afterSeq < seq) pushNotice(waiting.shift() as Notice);
  };
  const pushNotice = (notice: Notice) => {
    rows.push({ kind: "notice", key: `n${notices.indexOf(notice)}`, text: notice.text });
  };

  let before: Message | undefined;
  for (const message of messages) {
    const at = new Date(message.at);
    const newDay = !before || dayOf(new Date(before.at)) !== dayOf(at);
    if (newDay) rows.push({ kind: "day", key: `d${dayOf(at)}`, at });
    const count = rows.length;
    noticesUpTo(message.seq);
    const first = newDay || rows.length > count || !before || !together(before, message);
    const mark = message.seq === lastOwn ? (message.seq <= agentHasRead ? "seen" : "sent") : undefined;
    rows.push({
      kind: "message",
      key: isOwn(message) ? message.id : `s${message.seq}`,
      message,
      first,
      ...(mark ? { mark } : {}),
    });
    before = message;
  }
  const still = pending.filter((entry) => !stored.has(entry.id));
  for (const [index, entry] of still.entries()) {
    const first = index === 0 && !(before && isOwn(before));
    rows.push({ kind: "pending", key: entry.id, entry, first });
  }
  noticesUpTo(Number.POSITIVE_INFINITY);
  return rows;
}

export function isOwn(message: Message): boolean {
  return message.author.kind === "visitor";
}

function together(a: Message, b: Message): boolean {
  return (
    a.author.kind === b.author.kind &&
    a.author.name === b.author.name &&
    new Date(b.at).getTime() - new Date(a.at).getTime() < TOGETHER_MS
  );
}

function dayOf(at: Date): string {
  return `${at.getFullYear()}-${at.getMonth()}-${at.getDate()}`;
}
