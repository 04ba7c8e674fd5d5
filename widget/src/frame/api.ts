import { type Decoder, decode } from "../protocol/decode";
import { type MessagePage, type Problem, problem, visitorMessagePage } from "../protocol/objects";
import {
  type Satisfaction,
  type Session,
  type SessionRequest,
  satisfaction,
  session,
} from "../protocol/visitor";

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  /** No answer came, or none that can be read: try again later. */
  | { readonly ok: false; readonly problem: undefined }
  | { readonly ok: false; readonly problem: Problem };

export type PageQuery = { readonly before: number } | { readonly after: number };

/** The HTTP part of what a visitor may do. */
export interface Api {
  session(request: SessionRequest): Promise<Answer<Session>>;
  messages(token: string, conversation: string, query: PageQuery): Promise<Answer<MessagePage>>;
  rate(token: string, conversation: string, score: number, comment: string): Promise<Answer<Satisfaction>>;
}

export const PAGE_SIZE = 50;

export function httpApi(fetch: typeof globalThis.fetch): Api {
  async function call<T>(decoder: Decoder<T>, path: string, init: RequestInit): Promise<Answer<T>> {
    try {
      const response = await fetch(path, { ...init, credentials: "omit", cache: "no-store" });
      const body: unknown = await response.json();
      if (response.ok) {
        const decoded = decode(decoder, body);
        return decoded.ok ? decoded : { ok: false, problem: undefined };
      }
      const decoded = decode(problem, body);
      return { ok: false, problem: decoded.ok ? decoded.value : undefined };
    } catch {
      return { ok: false, problem: undefined };
    }
  }

  const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });
  const json = { "Content-Type": "application/json" };

  return {
    session: (request) =>
      call(session, "/api/widget/v1/session", {
        method: "POST",
        headers: json,
        body: JSON.stringify(request),
      }),
    messages: (token, conversation, query) => {
      const [edge, seq] = "before" in query ? ["before", query.before] : ["after", query.after];
      return call(
        visitorMessagePage,
        `/api/v1/conversations/${encodeURIComponent(conversation)}/messages?${edge}=${seq}&limit=${PAGE_SIZE}`,
        { headers: bearer(token) },
      );
    },
    rate: (token, conversation, score, comment) =>
      call(satisfaction, `/api/v1/conversations/${encodeURIComponent(conversation)}/satisfaction`, {
        method: "POST",
        headers: { ...json, ...bearer(token) },
        body: JSON.stringify(comment.trim() === "" ? { score } : { score, comment }),
      }),
  };
}
