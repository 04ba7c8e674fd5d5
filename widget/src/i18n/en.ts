/** Every text that people see. `{name}` is filled in; a pair of `one` and `other` is chosen by number. */

export const launcherTexts = {
  open: "Open chat",
  close: "Close chat",
  dialog: "Chat",
  frame: "Chat window",
  unread: { one: "{n} new message", other: "{n} new messages" },
  unreachable: "The chat could not be loaded. Please check your connection.",
  again: "Try again",
} as const;

export const en = {
  title: "Chat",
  close: "Close chat",
  start: "Connecting you …",

  // who is there
  presenceAssistant: "{name}, our automated assistant",
  presenceOpen: "We are here",
  presenceAway: "We are away just now",
  presenceAnswering: "{name} is with you",
  presenceQueued: "Finding somebody for you",
  presenceResolved: "This conversation is finished",

  // the transcript
  conversation: "Conversation",
  transcript: "Messages",
  earlier: "Show earlier messages",
  earlierLoading: "Loading earlier messages …",
  earlierFailed: "Earlier messages could not be loaded.",
  today: "Today",
  yesterday: "Yesterday",
  you: "You",
  team: "Team",
  says: "{name}, {time}:",
  assistantLabel: "Automated assistant",
  sources: "From:",
  newMessages: { one: "{n} new message", other: "{n} new messages" },
  toLatest: "To the latest message",
  opensNewTab: "(opens in a new tab)",

  // own messages
  sending: "Sending …",
  waitingForLine: "Will be sent when you are back online",
  sent: "Sent",
  seen: "Seen",
  failed: "Not sent",
  retry: "Try again",
  discard: "Edit",
  failedTooLong: "This message is too long. Please shorten or split it.",
  failedText: "This message has characters we cannot send.",
  failedStale: "You wrote this a while ago and it was not sent. Do you still want to send it?",
  failedNotAllowed: "This conversation cannot take messages any more.",
  failedOther: "Something went wrong on our side. Your text is kept here.",
  outboxFull: "Many messages are still waiting to be sent. Please wait until you are online again.",

  // typing
  typing: "{name} is writing …",
  typingAssistant: "The assistant is writing …",

  // person
  askPerson: "Talk to a person",
  askPersonMessage: "I'd like to talk to a person, please.",
  askPersonSent: "We have passed this on to a person.",
  queueNext: "You are next.",
  queueBefore: { one: "{n} person ahead of you.", other: "{n} people ahead of you." },
  queueWaiting: "You are in line for a person.",
  queueStay: "You can keep writing, or come back later: your place and your messages are kept.",
  queueAway: "Nobody is here just now. We will answer in this chat. {replyTime}",
  joined: "{name} has joined",
  left: "{name} has left; somebody else will continue",

  // connection
  offline: "You seem to be offline. What you write is kept and sent once you are back.",
  reconnecting: "The connection was lost. We are reconnecting; your messages are safe.",
  unreachable: "We cannot be reached at the moment. We keep trying.",
  tryNow: "Try now",
  displaced: "This chat goes on in another window.",
  continueHere: "Continue here",
  ended: "This chat was closed on our side.",
  startNew: "Start a new chat",
  stopped: "The chat had to stop.",
  unavailable: "This chat is not available here. Please reach us another way.",

  // composer
  composer: "Your message",
  placeholder: "Write a message …",
  placeholderResolved: "Write again to continue …",
  send: "Send",
  charactersLeft: { one: "{n} character left", other: "{n} characters left" },
  charactersTooMany: { one: "{n} character too many", other: "{n} characters too many" },

  // satisfaction
  resolvedNote: "This conversation was marked as finished. If something is still open, just write again.",
  rateQuestion: "How was our help?",
  rateWithName: "How was the help from {name}?",
  rate1: "Very poor",
  rate2: "Poor",
  rate3: "All right",
  rate4: "Good",
  rate5: "Very good",
  rateComment: "Is there something you would like to tell us? (optional)",
  rateSend: "Send comment",
  rateSkip: "Skip",
  rateThanks: "Thank you, that helps us.",
  rateYours: "Your answer: {answer}",
  rateChange: "Change",
  rateDone: "Done",
  rateFailed: "Your answer could not be saved. Please try again.",
} as const;

export type Texts = typeof en;
