import type { Me } from "@warmline/widget/protocol";

/** Leads and owners; agents have no reports. The server decides again on every call. */
export function maySeeReports(me: Me): boolean {
  return me.role === "lead" || me.role === "owner";
}

/** Leads read the phrase bank, the owner changes it. */
export function maySeePhrases(me: Me): boolean {
  return maySeeReports(me);
}

export function mayCuratePhrases(me: Me): boolean {
  return me.role === "owner";
}
