import { type ReadonlySignal, signal } from "@preact/signals";
import { type Availability, boolean, me as decodeMe, type Me, object } from "@warmline/widget/protocol";
import { read } from "../server/decode";
import type { Http } from "../server/Http";
import { RequestFailed } from "../server/RequestFailed";

export type SessionState =
  | { kind: "unknown" }
  /** The server could not say who we are; asking again may help. */
  | { kind: "unreachable"; error: unknown }
  | { kind: "signed-out"; setupNeeded: boolean; ended: boolean }
  | { kind: "signed-in"; me: Me };

export type Setup = { token: string; business: string; name: string; email: string; password: string };

const setupState = object<{ needed: boolean }>({ needed: boolean });

/** Who is signed in. The session itself is an HttpOnly cookie which this program never sees. */
export class Session {
  private readonly current = signal<SessionState>({ kind: "unknown" });
  readonly state: ReadonlySignal<SessionState> = this.current;

  constructor(private readonly http: Http) {}

  async begin(): Promise<void> {
    this.current.value = { kind: "unknown" };
    try {
      this.enter(await this.http.ask("GET", "/api/v1/me"));
    } catch (error) {
      if (error instanceof RequestFailed && error.code === "unauthenticated") {
        await this.leave(false);
      } else {
        this.current.value = { kind: "unreachable", error };
      }
    }
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.http.ask("POST", "/api/v1/login", { email, password });
    this.enter(await this.http.ask("GET", "/api/v1/me"));
  }

  async setUp(setup: Setup): Promise<Me> {
    await this.http.ask("POST", "/api/v1/setup", setup);
    const me = read(decodeMe, await this.http.ask("GET", "/api/v1/me"));
    this.current.value = { kind: "signed-in", me };
    return me;
  }

  async signOut(): Promise<void> {
    await this.http.ask("POST", "/api/v1/logout", {});
    await this.leave(false);
  }

  /** The server no longer knows us: to the sign-in page, saying why. */
  async ended(): Promise<void> {
    if (this.current.peek().kind === "signed-in") await this.leave(true);
  }

  async setAvailability(availability: Availability): Promise<void> {
    const before = this.current.peek();
    if (before.kind !== "signed-in") return;
    this.current.value = { kind: "signed-in", me: { ...before.me, availability } };
    try {
      this.enter(await this.http.ask("PUT", "/api/v1/me/availability", { availability }));
    } catch (error) {
      this.current.value = before;
      throw error;
    }
  }

  /** Changed in another window of ours, or by the server. */
  heardAvailability(availability: Availability): void {
    const now = this.current.peek();
    if (now.kind !== "signed-in" || now.me.availability === availability) return;
    this.current.value = { kind: "signed-in", me: { ...now.me, availability } };
  }

  private enter(answer: unknown): void {
    this.current.value = { kind: "signed-in", me: read(decodeMe, answer) };
  }

  private async leave(ended: boolean): Promise<void> {
    this.current.value = { kind: "signed-out", setupNeeded: ended ? false : await this.setupNeeded(), ended };
  }

  private async setupNeeded(): Promise<boolean> {
    try {
      return read(setupState, await this.http.ask("GET", "/api/v1/setup")).needed;
    } catch {
      return false; // an explanation that cannot be decided on is left out; signing in still works
    }
  }
}
