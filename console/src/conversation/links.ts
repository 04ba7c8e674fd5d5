/** Part of a text; `address` is set where it is a web address that is safe to follow. */
export type LinkedPart = { text: string; address: string | null };

/** Only what begins with http:// or https:// in plain sight becomes a link; anything cleverer invites tricks. */
const ADDRESS = /https?:\/\/[^\s<>"'`{}|\\^]+/gi;
/** Marks that end a sentence rather than an address. */
const TRAILING = /[.,;:!?…)\]]+$/;

export function linked(text: string): LinkedPart[] {
  const parts: LinkedPart[] = [];
  let done = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const shown = withoutTrailing(match[0]);
    const address = safeAddress(shown);
    if (address === null) continue;
    if (match.index > done) parts.push({ text: text.slice(done, match.index), address: null });
    parts.push({ text: shown, address });
    done = match.index + shown.length;
  }
  if (done < text.length) parts.push({ text: text.slice(done), address: null });
  return parts;
}

/** The address in its normal form, or null for anything but the web: no javascript:, no data:, no user names in it. */
export function safeAddress(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== "https:" && url.protocol !== "http:") return null;
  return url.username === "" && url.password === "" ? url.href : null;
}

/** A closing bracket stays when the address itself opened it, as in encyclopedia addresses. */
function withoutTrailing(address: string): string {
  const trailing = TRAILING.exec(address)?.[0] ?? "";
  const bare = address.slice(0, address.length - trailing.length);
  return trailing.startsWith(")") && bare.includes("(") && !bare.includes(")") ? `${bare})` : bare;
}
