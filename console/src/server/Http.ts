import { type FieldError, RequestFailed } from "./RequestFailed";

type Method = "GET" | "POST" | "PUT";

/** One way to ask over HTTP: JSON in (a file as it is), JSON out, every failure a RequestFailed. The cookie says who we are. */
export interface Http {
  ask(method: Method, path: string, body?: unknown): Promise<unknown>;
}

type Fetch = (path: string, init: RequestInit) => Promise<Response>;

export class FetchHttp implements Http {
  constructor(private readonly fetch: Fetch) {}

  async ask(method: Method, path: string, body?: unknown): Promise<unknown> {
    const init: RequestInit = { method, credentials: "same-origin", headers: { Accept: "application/json" } };
    if (body instanceof Blob) {
      init.body = body;
      init.headers = { Accept: "application/json", "Content-Type": "application/octet-stream" };
    } else if (body !== undefined) {
      init.body = JSON.stringify(body);
      init.headers = { Accept: "application/json", "Content-Type": "application/json" };
    }
    let response: Response;
    try {
      response = await this.fetch(path, init);
    } catch {
      throw new RequestFailed("offline");
    }
    const answer = await readJson(response);
    if (response.ok) return answer;
    throw failure(response, answer);
  }
}

async function readJson(response: Response): Promise<unknown> {
  if (response.status === 204) return null;
  try {
    return await response.json();
  } catch {
    return null;
  }
}

function failure(response: Response, answer: unknown): RequestFailed {
  const problem = isRecord(answer) ? answer : {};
  const seconds = Number(response.headers.get("Retry-After") ?? Number.NaN);
  return new RequestFailed(
    typeof problem.code === "string" ? problem.code : byStatus(response.status),
    Array.isArray(problem.errors) ? problem.errors.filter(isFieldError) : [],
    Number.isFinite(seconds) ? seconds * 1000 : null,
    answer,
  );
}

/** A proxy in between answers without our code; its status still says what to do. */
function byStatus(status: number): string {
  if (status === 401) return "unauthenticated";
  if (status === 502 || status === 503 || status === 504) return "offline";
  return "unexpected";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isFieldError(value: unknown): value is FieldError {
  return isRecord(value) && typeof value.field === "string" && typeof value.message === "string";
}
