export type Action =
  | "next"
  | "previous"
  | "view1"
  | "view2"
  | "view3"
  | "view4"
  | "reply"
  | "note"
  | "mine"
  | "assign"
  | "resolve"
  | "hear"
  | "help";

const KEYS: Readonly<Record<string, Action>> = {
  j: "next",
  k: "previous",
  1: "view1",
  2: "view2",
  3: "view3",
  4: "view4",
  r: "reply",
  n: "note",
  m: "mine",
  a: "assign",
  e: "resolve",
  i: "hear",
  "?": "help",
};

/** What of a keyboard event and its surroundings decides. */
export type KeyPress = {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  repeat: boolean;
  isComposing: boolean;
  /** Whether the focus is where letters are text, or where they choose (a menu, a select). */
  typing: boolean;
  /** Whether a dialog or menu is open: letters then belong to it. */
  covered: boolean;
};

/** The single-key shortcut that was pressed, or null. Off means off (WCAG 2.1.4), and none ever fires while typing. */
export function shortcut(press: KeyPress, enabled: boolean): Action | null {
  if (!enabled || press.typing || press.covered || press.repeat || press.isComposing) return null;
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  return Object.hasOwn(KEYS, key) ? (KEYS[key] ?? null) : null;
}

/** Alt and a digit, by the physical key: with Alt held, many layouts type something else. */
export function suggestionNumber(press: {
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  code: string;
}) {
  if (!press.altKey || press.ctrlKey || press.metaKey) return null;
  const digit = /^(?:Digit|Numpad)([123])$/.exec(press.code)?.[1];
  return digit === undefined ? null : Number(digit);
}
