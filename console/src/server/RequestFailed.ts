/** What the server (or the way to it) said no with. `code` is from the table in docs/protocol.md, or one of our two. */
export class RequestFailed extends Error {
  override readonly name = "RequestFailed";

  constructor(
    /** A protocol code; `offline` when no answer came, `unexpected` when the answer was not one of ours. */
    readonly code: string,
    readonly fields: ReadonlyArray<FieldError> = [],
    readonly retryAfterMs: number | null = null,
    /** The whole answer, for a refusal that brings more along. */
    readonly answer: unknown = null,
  ) {
    super(code);
  }
}

export type FieldError = { field: string; message: string };
