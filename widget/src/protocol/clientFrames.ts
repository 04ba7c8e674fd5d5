import type { UsedSuggestion } from "./objects";

export type ResumePoint = { readonly conversation: string; readonly seq: number };

/** Who I am and what I have; must be the first frame, within 5 s. */
export type HelloFrame = {
  readonly type: "hello";
  readonly token?: string;
  readonly epoch?: string;
  /** At most 200. */
  readonly resume?: readonly ResumePoint[];
  readonly client?: string;
};

/** Say something; `id` is made here and may be sent again any number of times. */
export type SendFrame = {
  readonly type: "send";
  readonly id: string;
  readonly conversation?: string;
  readonly body: string;
  readonly kind?: "text" | "note";
  readonly attachments?: readonly string[];
  readonly suggestion?: UsedSuggestion;
};

export type FollowFrame = { readonly type: "follow"; readonly conversation: string; readonly seq?: number };
export type UnfollowFrame = { readonly type: "unfollow"; readonly conversation: string };
/** I have shown everything up to here. */
export type ReadUpToFrame = { readonly type: "read"; readonly conversation: string; readonly seq: number };
export type TypingOnFrame = { readonly type: "typing"; readonly conversation: string; readonly on: boolean };
/** Staff: a live list of conversations one does not follow. */
export type WatchFrame = { readonly type: "watch"; readonly on: boolean };
export type PingFrame = { readonly type: "ping"; readonly ref?: string };

export type ClientFrame =
  | HelloFrame
  | SendFrame
  | FollowFrame
  | UnfollowFrame
  | ReadUpToFrame
  | TypingOnFrame
  | WatchFrame
  | PingFrame;

export const CLIENT_FRAME_TYPES = [
  "hello",
  "send",
  "follow",
  "unfollow",
  "read",
  "typing",
  "watch",
  "ping",
] as const satisfies readonly ClientFrame["type"][];
