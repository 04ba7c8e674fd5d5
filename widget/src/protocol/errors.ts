/** Every stable `code` of the wire. The last column of docs/protocol.md says what to do about each. */
export const ERROR_CODES = {
  malformed: { retryable: false },
  unknown_type: { retryable: false },
  invalid_field: { retryable: false },
  invalid_text: { retryable: false },
  body_too_long: { retryable: false },
  payload_too_large: { retryable: false },
  unsupported_media_type: { retryable: false },
  unauthenticated: { retryable: false },
  invalid_credentials: { retryable: false },
  origin_not_allowed: { retryable: false },
  invalid_identity: { retryable: false },
  not_allowed: { retryable: false },
  not_found: { retryable: false },
  conflict: { retryable: false },
  already_greeted: { retryable: false },
  rate_limited: { retryable: true },
  busy: { retryable: true },
  unavailable: { retryable: true },
  unknown_attachment: { retryable: false },
  internal: { retryable: true },
} as const satisfies Record<string, { readonly retryable: boolean }>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** A newer server may know more codes than we do; what it says about `retryable` then still counts. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERROR_CODES, code);
}
