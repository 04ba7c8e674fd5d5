import type { ReadonlySignal } from "@preact/signals";
import type { Me } from "@warmline/widget/protocol";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Http } from "../server/Http";
import type { Session } from "../session/Session";
import type { Desk } from "./Desk";
import type { Notices } from "./Notices";
import type { Preferences } from "./Preferences";
import type { Router } from "./Router";

/** What every page stands on; made once in main.tsx. */
export type Shell = {
  router: Router;
  session: Session;
  notices: Notices;
  preferences: Preferences;
  http: Http;
  /** Milliseconds since 1970, moving on twice a minute: enough for "4 min", and no more drawing than that. */
  now: ReadonlySignal<number>;
  newDesk: (me: Me) => Desk;
};

export const ShellContext = createContext<Shell | null>(null);

export function useShell(): Shell {
  const shell = useContext(ShellContext);
  if (shell === null) throw new Error("a page was drawn outside the shell");
  return shell;
}
