const FIRST_MS = 500;
const MOST_MS = 20_000;

/**
 * Full jitter: anywhere between nothing and a ceiling that doubles. Many clients that lost the same server at the
 * same moment come back spread out instead of in waves.
 */
export class Backoff {
  #failures = 0;

  /** @param random 0 inclusive to 1 exclusive, as Math.random */
  constructor(private readonly random: () => number) {}

  nextDelayMs(): number {
    const ceiling = Math.min(MOST_MS, FIRST_MS * 2 ** this.#failures);
    this.#failures = Math.min(this.#failures + 1, 10);
    return this.random() * ceiling;
  }

  reset(): void {
    this.#failures = 0;
  }
}
