import {
  boolean,
  type Decoder,
  listOf,
  number,
  object,
  oneOf,
  optional,
  orNull,
  string,
  whole,
  withDefault,
} from "./decode";
import { CONCERN_KINDS, type ConcernKind, type Emotion, emotion, type Reason, reason } from "./emotion";
import {
  AUTHOR_KINDS,
  type AuthorKind,
  type Message,
  type MessagePage,
  messageShape,
  type NamedRef,
  namedRef,
  type Role,
  role,
  type Status,
  status,
  type UsedSuggestion,
} from "./objects";

export const message: Decoder<Message> = object<Message>({
  ...messageShape,
  emotion: optional(emotion),
  suggestion: optional(object<UsedSuggestion>({ id: string, edited: withDefault(boolean, false) })),
});
export const messagePage = object<MessagePage>({ messages: listOf(message), lastSeq: whole });

export const AVAILABILITIES = ["available", "away"] as const;
export type Availability = (typeof AVAILABILITIES)[number];
export const availability = oneOf(AVAILABILITIES);

export type Me = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly availability: Availability;
  readonly takesConversations: boolean;
  readonly capacity: number;
  readonly business: string;
};
export const me: Decoder<Me> = object<Me>({
  id: string,
  name: string,
  email: string,
  role,
  availability: withDefault(availability, "away"),
  takesConversations: withDefault(boolean, true),
  capacity: withDefault(whole, 0),
  business: withDefault(string, ""),
});

export type Login = { readonly token: string; readonly expiresAt: string; readonly staff: Me };
export const login = object<Login>({ token: string, expiresAt: string, staff: me });

export type StaffMember = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly availability: Availability;
  readonly online: boolean;
  readonly openConversations: number;
};
export const staffMember = object<StaffMember>({
  id: string,
  name: string,
  role,
  availability,
  online: boolean,
  openConversations: whole,
});

export type Escalation = { readonly reason: ConcernKind; readonly because: string; readonly at?: string };

export type MessagePreview = {
  readonly seq: number;
  readonly author: { readonly kind: AuthorKind; readonly name: string };
  readonly kind: "text" | "note" | "event";
  /** Cut to 160 characters. */
  readonly body: string;
  readonly at: string;
};

export type Conversation = {
  readonly id: string;
  readonly status: Status;
  readonly inbox: { readonly id: string; readonly key: string; readonly name: string };
  readonly audience: string;
  readonly contact: { readonly id: string; readonly name: string; readonly verified: boolean };
  readonly assignee: NamedRef | null;
  readonly team: NamedRef | null;
  readonly lastSeq: number;
  readonly openedAt: string;
  readonly lastActivityAt: string;
  /** The latest reading of the customer. */
  readonly emotion: Emotion | null;
  readonly escalation: Escalation | null;
  readonly assignmentReasons: readonly Reason[];
  readonly locale: string | null;
  readonly page: string | null;
  /** When the customer began to wait for a person; null when nobody waits. */
  readonly waitingSince: string | null;
  readonly lastMessage: MessagePreview | null;
  /** How far the caller has read. */
  readonly readSeq: number;
};

export const conversation: Decoder<Conversation> = object<Conversation>({
  id: string,
  status,
  inbox: object<Conversation["inbox"]>({ id: string, key: string, name: string }),
  audience: withDefault(string, ""),
  contact: object<Conversation["contact"]>({
    id: string,
    name: withDefault(string, ""),
    verified: withDefault(boolean, false),
  }),
  assignee: orNull(namedRef),
  team: orNull(namedRef),
  lastSeq: whole,
  openedAt: string,
  lastActivityAt: string,
  emotion: orNull(emotion),
  escalation: orNull(
    object<Escalation>({ reason: oneOf(CONCERN_KINDS), because: string, at: optional(string) }),
  ),
  assignmentReasons: withDefault(listOf(reason), []),
  locale: orNull(string),
  page: orNull(string),
  waitingSince: orNull(string),
  lastMessage: orNull(
    object<MessagePreview>({
      seq: whole,
      author: object<MessagePreview["author"]>({
        kind: oneOf(AUTHOR_KINDS),
        name: withDefault(string, ""),
      }),
      kind: oneOf(["text", "note", "event"] as const),
      body: string,
      at: string,
    }),
  ),
  readSeq: withDefault(whole, 0),
});

export type Score = {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly positive: number;
  readonly count: number;
};
export type ResponseRate = {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly asked: number;
  readonly answered: number;
};
export type SatisfactionReport = {
  readonly score: Score;
  readonly responseRate: ResponseRate;
  readonly groups: readonly {
    readonly key: string;
    readonly score: Score;
    readonly responseRate: ResponseRate;
  }[];
};

const interval = { value: orNull(number), low: orNull(number), high: orNull(number) };
const score = object<Score>({ ...interval, positive: whole, count: whole });
const responseRate = object<ResponseRate>({ ...interval, asked: whole, answered: whole });
export const satisfactionReport = object<SatisfactionReport>({
  score,
  responseRate,
  groups: withDefault(
    listOf(object<SatisfactionReport["groups"][number]>({ key: string, score, responseRate })),
    [],
  ),
});
