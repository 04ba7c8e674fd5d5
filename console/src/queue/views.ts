import type { Conversation } from "@warmline/widget/protocol";

export const VIEWS = ["mine", "unassigned", "all", "resolved"] as const;
export type ViewName = (typeof VIEWS)[number];

/**
 * Whether a conversation belongs to a view. Unassigned means: a person is needed and none has it. What the assistant is
 * still handling is under All, or everybody would look over its shoulder all day.
 */
export function belongs(conversation: Conversation, view: ViewName, me: string): boolean {
  if (conversation.status === "resolved") return view === "resolved";
  switch (view) {
    case "mine":
      return conversation.assignee?.id === me;
    case "unassigned":
      return conversation.assignee === null && conversation.status !== "assistant";
    case "all":
      return true;
    case "resolved":
      return false;
  }
}

/** Newest activity first; equal times keep a fixed order so that rows do not swap places for nothing. */
export function byActivity(a: Conversation, b: Conversation): number {
  if (a.lastActivityAt !== b.lastActivityAt) return a.lastActivityAt < b.lastActivityAt ? 1 : -1;
  return a.id < b.id ? 1 : -1;
}
