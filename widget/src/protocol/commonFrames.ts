import { boolean, listOf, object, oneOf, optional, string, whole, withDefault } from "./decode";
import { type Message, type Participant, participant, type Role, role } from "./objects";
import { type ConversationRef, conversationRef } from "./visitor";

/** Accepted; what was missed follows, then `live`. */
export type ReadyFrame = {
  readonly type: "ready";
  readonly you: {
    readonly kind: "visitor" | "agent";
    readonly id: string;
    readonly name: string;
    readonly role?: Role;
  };
  readonly session: string;
  readonly epoch: string;
  /** Visitors only. */
  readonly conversations?: readonly ConversationRef[];
};
/** What you have cannot be continued; all from 1 follows. */
export type ResetFrame = { readonly type: "reset"; readonly conversation: string };
/** The backlog (of that conversation, or of `hello`) is done. */
export type LiveFrame = { readonly type: "live"; readonly conversation?: string };
/** Stored durably. */
export type AckFrame = {
  readonly type: "ack";
  readonly id: string;
  readonly conversation: string;
  readonly seq: number;
  readonly at: string;
  readonly repeated?: boolean;
  readonly mismatch?: boolean;
};
export type MessageFrame = { readonly type: "message" } & Message;
export type ReadFrame = {
  readonly type: "read";
  readonly conversation: string;
  readonly by: Participant;
  readonly seq: number;
};
export type TypingFrame = {
  readonly type: "typing";
  readonly conversation: string;
  readonly by: Participant;
  readonly on: boolean;
};
export type ErrorFrame = {
  readonly type: "error";
  readonly code: string;
  readonly message: string;
  readonly ref?: string;
  readonly retryable: boolean;
  readonly retryAfterMs?: number;
};
export const BYE_REASONS = ["drain", "displaced", "slow", "revoked", "busy", "restart"] as const;
export type ByeFrame = {
  readonly type: "bye";
  readonly reason: (typeof BYE_REASONS)[number];
  readonly reconnectAfterMs: number;
};
export type PongFrame = { readonly type: "pong"; readonly ref?: string };

/** What the connection itself needs to understand, whoever is calling. */
export type CommonFrame =
  | ReadyFrame
  | ResetFrame
  | LiveFrame
  | AckFrame
  | MessageFrame
  | ReadFrame
  | TypingFrame
  | ErrorFrame
  | ByeFrame
  | PongFrame;

export type Body<F extends { readonly type: string }> = Omit<F, "type">;

/** `message` is not here: what may be read of it depends on who reads. */
export const commonFrames = {
  ready: object<Body<ReadyFrame>>({
    you: object<ReadyFrame["you"]>({
      kind: oneOf(["visitor", "agent"]),
      id: string,
      name: withDefault(string, ""),
      role: optional(role),
    }),
    session: withDefault(string, ""),
    epoch: string,
    conversations: optional(listOf(conversationRef)),
  }),
  reset: object<Body<ResetFrame>>({ conversation: string }),
  live: object<Body<LiveFrame>>({ conversation: optional(string) }),
  ack: object<Body<AckFrame>>({
    id: string,
    conversation: string,
    seq: whole,
    at: string,
    repeated: optional(boolean),
    mismatch: optional(boolean),
  }),
  read: object<Body<ReadFrame>>({ conversation: string, by: participant, seq: whole }),
  typing: object<Body<TypingFrame>>({ conversation: string, by: participant, on: boolean }),
  error: object<Body<ErrorFrame>>({
    code: string,
    message: withDefault(string, ""),
    ref: optional(string),
    retryable: withDefault(boolean, false),
    retryAfterMs: optional(whole),
  }),
  bye: object<Body<ByeFrame>>({
    reason: oneOf(BYE_REASONS),
    reconnectAfterMs: withDefault(whole, 0),
  }),
  pong: object<Body<PongFrame>>({ ref: optional(string) }),
};
