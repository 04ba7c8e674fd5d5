export type Piece = { readonly text: string; readonly href?: string };

const CANDIDATE = /https?:\/\/[^\s<>"'/][^\s<>"']*/gi;
/** Closes a sentence or a bracket rather than an address. */
const TAIL = /[.,;:!?\u2026\u3002\uFF0C]+$/;

/** Splits a text into what is shown as it is and what is shown as a link. The pieces joined are the text. */
export function linkify(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const match of text.matchAll(CANDIDATE)) {
    const address = trimTail(match[0]);
    const href = safeHref(address);
    if (href === undefined) continue;
    if (match.index > done) pieces.push({ text: text.slice(done, match.index) });
    pieces.push({ text: address, href });
    done = match.index + address.length;
  }
  if (done < text.length) pieces.push({ text: text.slice(done) });
  return pieces;
}

/** Only http and https get through, whatever was written; a relative address is one of our own pages. */
export function safeHref(address: string, base?: string): string | undefined {
  try {
    const url = new URL(address, base);
    const harmless = (url.protocol === "https:" || url.protocol === "http:") && url.hostname !== "";
    // `https://bank.example@evil.example` shows one place and goes to another.
    return harmless && url.username === "" && url.password === "" ? url.href : undefined;
  } catch {
    return undefined;
  }
}

function trimTail(address: string): string {
  let end = address.replace(TAIL, "");
  // A closing bracket belongs to the address only if it was opened inside it.
  while (end.endsWith(")") && !balanced(end)) end = end.slice(0, -1).replace(TAIL, "");
  return end;
}

function balanced(text: string): boolean {
  return text.split("(").length >= text.split(")").length;
}
