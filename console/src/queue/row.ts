import type { Conversation } from "@warmline/widget/protocol";
import { type FeelingShape, feelingOf, feelingShape } from "../feeling/words";
import { texts } from "../i18n/texts";
import { ago, duration } from "../i18n/when";
import type { ViewName } from "./views";

export type Person = { readonly id: string; readonly name: string };

/** One line of the list, in words. */
export type Row = {
  id: string;
  contact: string;
  name: string;
  /** Who said the last words, when that is not the customer. */
  by: string | null;
  words: string;
  time: string;
  feeling: { word: string; shape: FeelingShape } | null;
  /** How long the customer has waited for a person; null when nobody waits. */
  waiting: string | null;
  escalated: boolean;
  unread: boolean;
  /** Whose it is, when that is not plain from the view. */
  whose: string | null;
};

export function row(conversation: Conversation, me: Person, view: ViewName, now: number): Row {
  const last = conversation.lastMessage;
  return {
    id: conversation.id,
    contact: conversation.contact.id,
    name: contactName(conversation),
    by: last === null || last.author.kind === "visitor" ? null : speaker(last, me),
    words: last?.body.replace(/\s+/g, " ") ?? texts.queue.noWords,
    time: ago(conversation.lastActivityAt, now),
    feeling:
      conversation.emotion === null
        ? null
        : { word: feelingOf(conversation.emotion), shape: feelingShape(conversation.emotion) },
    waiting:
      conversation.waitingSince === null
        ? null
        : duration(Math.max(0, now - Date.parse(conversation.waitingSince))),
    escalated: conversation.escalation !== null && conversation.status !== "resolved",
    unread: isUnread(conversation),
    whose: view === "mine" || view === "resolved" ? null : whose(conversation, me.id),
  };
}

export function contactName(conversation: Conversation): string {
  return conversation.contact.name.trim() === "" ? texts.queue.unnamed : conversation.contact.name;
}

/** Only what a customer says wants reading; our own words, events and the assistant's do not. */
export function isUnread(conversation: Conversation): boolean {
  const last = conversation.lastMessage;
  return last !== null && last.author.kind === "visitor" && last.seq > conversation.readSeq;
}

function speaker(last: NonNullable<Conversation["lastMessage"]>, me: Person): string {
  if (last.kind === "note") return texts.queue.note;
  if (last.author.kind === "bot") return texts.queue.assistant;
  // Previews carry no id of their author; a namesake among colleagues is the price.
  return last.author.name === me.name ? texts.queue.you : last.author.name;
}

function whose(conversation: Conversation, me: string): string | null {
  switch (conversation.status) {
    case "resolved":
      return texts.queue.isResolved;
    case "snoozed":
      return texts.queue.snoozed;
    case "assistant":
      return texts.queue.withAssistant;
    default:
      // Nobody's: that somebody waits is said already.
      if (conversation.assignee === null)
        return conversation.waitingSince === null ? texts.queue.inQueue : null;
      return conversation.assignee.id === me ? texts.queue.you : conversation.assignee.name;
  }
}
