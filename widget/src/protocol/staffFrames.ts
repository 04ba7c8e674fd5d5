import { type Body, type CommonFrame, commonFrames } from "./commonFrames";
import { boolean, byType, type Decoder, listOf, object, orNull, string, whole } from "./decode";
import { type Emotion, emotion, type Suggestion, suggestion } from "./emotion";
import { type Role, role, type Status, status } from "./objects";
import { type Availability, availability, type Conversation, conversation, message } from "./staff";

export type StaffConversationFrame = {
  readonly type: "conversation";
  readonly conversation: string;
  readonly status: Status;
  readonly details: Conversation;
};
export type EmotionFrame = {
  readonly type: "emotion";
  readonly conversation: string;
  readonly seq: number;
  readonly emotion: Emotion;
};
/** Replaces the earlier list; empty: nothing fits. */
export type SuggestionsFrame = {
  readonly type: "suggestions";
  readonly conversation: string;
  readonly seq: number;
  readonly suggestions: readonly Suggestion[];
};
export type PresenceFrame = {
  readonly type: "presence";
  readonly staff: { readonly id: string; readonly name: string; readonly role: Role };
  readonly availability: Availability;
  readonly online: boolean;
  readonly openConversations: number;
};
export type StaffQueueFrame = {
  readonly type: "queue";
  readonly waiting: number;
  readonly longestWaitSince: string | null;
};

export type StaffFrame =
  | CommonFrame
  | StaffConversationFrame
  | EmotionFrame
  | SuggestionsFrame
  | PresenceFrame
  | StaffQueueFrame;

export const staffFrame: Decoder<StaffFrame> = byType<StaffFrame>({
  ...commonFrames,
  message,
  conversation: object<Body<StaffConversationFrame>>({ conversation: string, status, details: conversation }),
  emotion: object<Body<EmotionFrame>>({ conversation: string, seq: whole, emotion }),
  suggestions: object<Body<SuggestionsFrame>>({
    conversation: string,
    seq: whole,
    suggestions: listOf(suggestion),
  }),
  presence: object<Body<PresenceFrame>>({
    staff: object<PresenceFrame["staff"]>({ id: string, name: string, role }),
    availability,
    online: boolean,
    openConversations: whole,
  }),
  queue: object<Body<StaffQueueFrame>>({ waiting: whole, longestWaitSince: orNull(string) }),
});
