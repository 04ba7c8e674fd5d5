import type { Clock } from "../connection";
import { Backoff } from "../connection/backoff";
import type { Session } from "../protocol/visitor";
import type { Api } from "./api";
import { type Memory, subjectOf } from "./Memory";

export type SessionOptions = {
  readonly inboxKey: string;
  readonly api: Api;
  readonly clock: Clock;
  readonly random: () => number;
  readonly memory: Memory;
  readonly onSession: (session: Session) => void;
  /** No answer; we keep trying. */
  readonly onUnreachable: () => void;
  /** This inbox does not exist or does not serve this page. */
  readonly onUnavailable: () => void;
  readonly onError: (code: string) => void;
  /** Somebody else uses this browser now: nothing of the one before may stay on the screen or in the outbox. */
  readonly onOtherPerson: () => void;
};

const PAUSE_MS = 1_000;

/** Gets a visitor's session, and decides whose it is. */
export class SessionKeeper {
  page: string | undefined;
  locale: string | undefined;
  #identity: string | undefined;
  /** Counts attempts, so that an answer to an abandoned one is dropped. */
  #attempt = 0;
  #renewals = 0;
  readonly #backoff: Backoff;

  constructor(private readonly options: SessionOptions) {
    this.#backoff = new Backoff(options.random);
  }

  identify(jwt: string | undefined): void {
    this.#identity = jwt;
  }

  async begin(): Promise<void> {
    const attempt = ++this.#attempt;
    const { options } = this;
    const { memory } = options;
    const jwt = this.#identity;
    const subject = jwt === undefined ? undefined : subjectOf(jwt);
    const before = memory.identity;
    if (jwt !== undefined && before?.subject !== undefined && before.subject !== subject)
      this.#changePerson();
    const known = memory.identity;
    const answer = await options.api.session({
      inboxKey: options.inboxKey,
      ...(known ? { visitorToken: known.token } : {}),
      ...(this.locale ? { locale: this.locale } : {}),
      ...(this.page ? { page: this.page } : {}),
      ...(jwt === undefined ? {} : { identity: jwt }),
    });
    if (attempt !== this.#attempt) return;
    if (answer.ok) {
      this.#backoff.reset();
      const vouchedFor = jwt === undefined ? known?.subject : subject;
      memory.identity = {
        token: answer.value.visitorToken,
        ...(vouchedFor === undefined ? {} : { subject: vouchedFor }),
      };
      options.onSession(answer.value);
      return;
    }
    const { problem } = answer;
    if (problem) options.onError(problem.code);
    if (problem?.code === "invalid_identity") {
      // Refused, so nobody vouches for this visitor: they may talk, but not as the person known before.
      this.#identity = undefined;
      if (known?.subject !== undefined) this.#changePerson();
      void this.begin();
    } else if (problem && problem.status < 500 && problem.status !== 429) {
      options.onUnavailable();
    } else {
      options.onUnreachable();
      this.#again(attempt, PAUSE_MS + this.#backoff.nextDelayMs());
    }
  }

  /** The token was refused; another tab may have a newer one by now. */
  renew(): void {
    this.#again(++this.#attempt, this.#renewals++ === 0 ? 0 : PAUSE_MS + this.#backoff.nextDelayMs());
  }

  /** The session works. */
  accepted(): void {
    this.#renewals = 0;
  }

  forget(): void {
    this.#attempt++;
    this.#identity = undefined;
    this.options.memory.forget();
  }

  #again(attempt: number, delayMs: number): void {
    this.options.clock.after(delayMs, () => {
      if (attempt === this.#attempt) void this.begin();
    });
  }

  #changePerson(): void {
    this.options.memory.forget();
    this.options.onOtherPerson();
  }
}
