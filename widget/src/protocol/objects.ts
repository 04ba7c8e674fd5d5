import { type Decoder, listOf, object, oneOf, optional, orNull, string, whole, withDefault } from "./decode";
import type { Emotion } from "./emotion";

export const STATUSES = ["assistant", "queued", "assigned", "snoozed", "resolved"] as const;
export type Status = (typeof STATUSES)[number];

export const AUTHOR_KINDS = ["visitor", "agent", "bot", "system"] as const;
export type AuthorKind = (typeof AUTHOR_KINDS)[number];

export type Author = { readonly kind: AuthorKind; readonly id?: string; readonly name: string };
export type Source = { readonly title: string; readonly url: string };
export type UsedSuggestion = { readonly id: string; readonly edited: boolean };

export type Message = {
  readonly conversation: string;
  readonly seq: number;
  readonly id: string;
  readonly author: Author;
  readonly kind: "text" | "note" | "event";
  readonly body: string;
  readonly at: string;
  /** For readers from whom entries are withheld: the last earlier `seq` meant for them. */
  readonly prev?: number;
  /** Where the assistant's answer comes from. */
  readonly sources?: readonly Source[];
  /** Staff only: the reading of a visitor's message, once known. */
  readonly emotion?: Emotion;
  /** Staff only: the suggestion this message was made from. */
  readonly suggestion?: UsedSuggestion;
};

export const ROLES = ["agent", "lead", "owner"] as const;
export type Role = (typeof ROLES)[number];
export const role = oneOf(ROLES);

export type NamedRef = { readonly id: string; readonly name: string };
export type Participant = { readonly kind: AuthorKind; readonly id?: string; readonly name: string };

export const status = oneOf(STATUSES);
export const namedRef = object<NamedRef>({ id: string, name: string });
export const participant = object<Participant>({
  kind: oneOf(AUTHOR_KINDS),
  id: optional(string),
  name: withDefault(string, ""),
});
export const author: Decoder<Author> = participant;

const source = object<Source>({ title: string, url: string });

export const messageShape = {
  conversation: string,
  seq: whole,
  id: string,
  author,
  kind: oneOf(["text", "note", "event"] as const),
  body: string,
  at: string,
  prev: optional(whole),
  sources: optional(listOf(source)),
};

/** What a visitor may see of a message; the staff's fields are not even looked at. */
export const visitorMessage = object<Omit<Message, "emotion" | "suggestion">>(messageShape);

export type MessagePage = { readonly messages: readonly Message[]; readonly lastSeq: number };
export const visitorMessagePage = object<MessagePage>({ messages: listOf(visitorMessage), lastSeq: whole });

export type Page<T> = { readonly items: readonly T[]; readonly next: string | null };
export function pageOf<T>(item: Decoder<T>): Decoder<Page<T>> {
  return object<Page<T>>({ items: listOf(item), next: orNull(string) });
}

export type FieldError = { readonly field: string; readonly message: string };
export type Problem = {
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly code: string;
  readonly errors?: readonly FieldError[];
};
/** `application/problem+json`. */
export const problem = object<Problem>({
  title: withDefault(string, ""),
  status: whole,
  detail: optional(string),
  code: string,
  errors: optional(listOf(object<FieldError>({ field: string, message: string }))),
});
