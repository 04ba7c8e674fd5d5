import type { Author, Conversation, Emotion, Message, Suggestion } from "@warmline/widget/protocol";

/** For tests: valid objects by intent. */
export const maya = { id: "maya", name: "Maya" } as const;
export const jonas = { id: "jonas", name: "Jonas" } as const;
export const agent = (person: { id: string; name: string }): Author => ({ kind: "agent", ...person });
export const customer: Author = { kind: "visitor", id: "hannah", name: "Hannah" };

export const at = (minute: number): string => new Date(Date.UTC(2026, 10, 21, 9, minute)).toISOString();

export function aConversation(change: Partial<Conversation> = {}): Conversation {
  return {
    id: "c1",
    status: "assigned",
    inbox: { id: "i", key: "shop", name: "Shop" },
    audience: "customer",
    contact: { id: "hannah", name: "Hannah", verified: false },
    assignee: maya,
    team: null,
    lastSeq: 0,
    openedAt: at(0),
    lastActivityAt: at(0),
    emotion: null,
    escalation: null,
    assignmentReasons: [],
    locale: "en",
    page: null,
    waitingSince: null,
    lastMessage: null,
    readSeq: 0,
    ...change,
  };
}

export function aMessage(seq: number, change: Partial<Message> = {}): Message {
  return {
    conversation: "c1",
    seq,
    id: `m${seq}`,
    author: customer,
    kind: "text",
    body: `words ${seq}`,
    at: at(seq),
    ...change,
  };
}

export function aFeeling(primary: Emotion["primary"], change: Partial<Emotion> = {}): Emotion {
  return {
    primary,
    scores: { [primary]: 0.8 },
    valence: -0.4,
    intensity: 0.5,
    urgency: 0.2,
    confidence: 0.8,
    language: "en",
    evidence: [],
    concerns: [],
    escalation: null,
    detector: "test",
    ...change,
  };
}

export function aSuggestion(id: string, text = `suggested ${id}`): Suggestion {
  return {
    id,
    phraseId: `phrase-${id}`,
    text,
    template: text,
    locale: "en",
    situation: "delivery",
    feeling: "frustration",
    moment: "acknowledge",
    tone: "warm",
    score: 0.5,
    reasons: [],
  };
}
