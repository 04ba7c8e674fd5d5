import { boolean, object, optional, orNull, string, whole, withDefault } from "./decode";
import { type Status, status } from "./objects";

export type ConversationRef = { readonly id: string; readonly status: Status; readonly lastSeq: number };
export const conversationRef = object<ConversationRef>({ id: string, status, lastSeq: whole });

/** All that the widget draws itself from. */
export type Inbox = {
  readonly key: string;
  /** What the team calls it. */
  readonly name: string;
  /** Whom the visitor writes to; empty where the server does not say. */
  readonly business: string;
  readonly audience: string;
  readonly locale: string;
  readonly greeting: string;
  readonly assistant: { readonly name: string } | null;
  /** `#rrggbb` */
  readonly accent: string;
  /** Whether somebody is there now. */
  readonly open: boolean;
  readonly replyTime: string;
};

export type Session = {
  readonly visitorToken: string;
  readonly visitor: { readonly id: string; readonly name?: string };
  readonly inbox: Inbox;
  /** The open one, else the last resolved one. */
  readonly conversation?: ConversationRef;
};

export const session = object<Session>({
  visitorToken: string,
  visitor: object<Session["visitor"]>({ id: string, name: optional(string) }),
  inbox: object<Inbox>({
    key: string,
    name: string,
    business: withDefault(string, ""),
    audience: withDefault(string, ""),
    locale: withDefault(string, "en"),
    greeting: withDefault(string, ""),
    assistant: orNull(object<{ readonly name: string }>({ name: string })),
    accent: withDefault(string, ""),
    open: withDefault(boolean, false),
    replyTime: withDefault(string, ""),
  }),
  conversation: optional(conversationRef),
});

export type SessionRequest = {
  readonly inboxKey: string;
  readonly visitorToken?: string;
  readonly locale?: string;
  readonly page?: string;
  readonly identity?: string;
};

export type Satisfaction = {
  readonly score: number;
  readonly comment?: string;
  readonly agent?: { readonly name: string };
};
export const satisfaction = object<Satisfaction>({
  score: whole,
  comment: optional(string),
  agent: optional(object<{ readonly name: string }>({ name: string })),
});
