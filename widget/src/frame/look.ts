import { parseHex, readableAccent, toHex } from "./contrast";

/** As in frame.css: what text in the accent colour may stand on. */
const GROUNDS = {
  light: ["#ffffff", "#fbf7f2"],
  dark: ["#26201c", "#1b1714"],
} as const;

/** Our own accent has a dark twin chosen by eye. */
const OURS = {
  light: { accent: "#b4512b", accentInk: "#ffffff" },
  dark: { accent: "#e8895f", accentInk: "#1b1714" },
} as const;

export type Look = { readonly accent: string; readonly accentInk: string };

/** The owner's accent for the visitor's colour scheme, with contrast corrected; undefined keeps our own. */
export function lookFor(accent: string, dark: boolean): Look | undefined {
  if (accent.toLowerCase() === OURS.light.accent) return OURS[dark ? "dark" : "light"];
  const color = parseHex(accent);
  if (!color) return undefined;
  const grounds = GROUNDS[dark ? "dark" : "light"].map(parseHex).filter((ground) => ground !== undefined);
  const readable = readableAccent(color, grounds);
  return { accent: toHex(readable.accent), accentInk: toHex(readable.ink) };
}

export function wear(look: Look, root: HTMLElement): void {
  root.style.setProperty("--accent", look.accent);
  root.style.setProperty("--accent-ink", look.accentInk);
}
