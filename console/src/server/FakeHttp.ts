import type { Http } from "./Http";

type Answer = unknown | ((body: unknown) => unknown);

/** A server for tests: answers by "METHOD path", remembers what was asked. An Error is thrown instead of answered. */
export class FakeHttp implements Http {
  readonly asked: Array<{ call: string; body: unknown }> = [];
  private readonly answers = new Map<string, Answer>();

  on(call: string, answer: Answer): this {
    this.answers.set(call, answer);
    return this;
  }

  async ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const call = `${method} ${path}`;
    this.asked.push({ call, body });
    if (!this.answers.has(call)) throw new Error(`nobody told the fake server about ${call}`);
    const answer = this.answers.get(call);
    const given = typeof answer === "function" ? (answer as (body: unknown) => unknown)(body) : answer;
    if (given instanceof Error) throw given;
    return given;
  }

  calls(): string[] {
    return this.asked.map((request) => request.call);
  }
}
