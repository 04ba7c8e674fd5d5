import type { StaffFrame } from "./staffFrames";
import type { VisitorFrame } from "./visitorFrames";

export type ServerFrame = VisitorFrame | StaffFrame;

export * from "./clientFrames";
export * from "./closeCodes";
export type {
  AckFrame,
  ByeFrame,
  CommonFrame,
  ErrorFrame,
  LiveFrame,
  MessageFrame,
  PongFrame,
  ReadFrame,
  ReadyFrame,
  ResetFrame,
  TypingFrame,
} from "./commonFrames";
export * from "./decode";
export * from "./emotion";
export * from "./errors";
export * from "./objects";
export * from "./staff";
export * from "./staffFrames";
export * from "./visitor";
export * from "./visitorFrames";
