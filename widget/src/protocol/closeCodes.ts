/** Why a socket was closed. Anything not listed (1001, 1006, 1011, ...) is a lost line: come back. */
export const CLOSE = {
  normal: 1000,
  unsupportedData: 1003,
  invalidText: 1007,
  tooBig: 1009,
  restart: 1012,
  slowReader: 4001,
  draining: 4002,
  busy: 4003,
  heartbeatMissed: 4004,
  noHello: 4005,
  malformed: 4100,
  notAuthenticated: 4101,
  revoked: 4102,
  displaced: 4103,
  notAllowed: 4104,
} as const;

const STAY_AWAY: ReadonlySet<number> = new Set([
  CLOSE.unsupportedData,
  CLOSE.invalidText,
  CLOSE.tooBig,
  CLOSE.malformed,
  CLOSE.notAuthenticated,
  CLOSE.revoked,
  CLOSE.displaced,
  CLOSE.notAllowed,
]);

/** False: coming back by itself would only meet the same refusal; something has to change first. */
export function mayComeBack(code: number): boolean {
  return !STAY_AWAY.has(code);
}
