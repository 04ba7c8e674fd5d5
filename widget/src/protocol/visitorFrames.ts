import { type Body, type CommonFrame, commonFrames } from "./commonFrames";
import { byType, type Decoder, object, optional, string, whole } from "./decode";
import { type Status, status, visitorMessage } from "./objects";

export type VisitorConversationFrame = {
  readonly type: "conversation";
  readonly conversation: string;
  readonly status: Status;
  readonly assignee?: { readonly name: string };
};
/** `position` 1 is next, 0 no longer waiting. */
export type VisitorQueueFrame = {
  readonly type: "queue";
  readonly conversation: string;
  readonly position: number;
};

export type VisitorFrame = CommonFrame | VisitorConversationFrame | VisitorQueueFrame;

export const visitorFrame: Decoder<VisitorFrame> = byType<VisitorFrame>({
  ...commonFrames,
  message: visitorMessage,
  conversation: object<Body<VisitorConversationFrame>>({
    conversation: string,
    status,
    assignee: optional(object<{ readonly name: string }>({ name: string })),
  }),
  queue: object<Body<VisitorQueueFrame>>({ conversation: string, position: whole }),
});
