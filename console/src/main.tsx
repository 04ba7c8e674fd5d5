// First, so that the styles of components come after it and win.
import "./app/look.css";

import { signal } from "@preact/signals";
import { browserSocket, newId, systemClock, webStorage } from "@warmline/widget/connection";
import { render } from "preact";
import { App } from "./app/App";
import { Desk } from "./app/Desk";
import { Notices } from "./app/Notices";
import { Preferences } from "./app/Preferences";
import { Router } from "./app/Router";
import { ShellContext } from "./app/Shell";
import { Drafts } from "./conversation/Drafts";
import { DraftChoice } from "./draft/DraftChoice";
import { FetchHttp } from "./server/Http";
import { Session } from "./session/Session";

const http = new FetchHttp((path, init) => fetch(path, init));
const session = new Session(http);
const notices = new Notices();
const now = signal(Date.now());
setInterval(() => {
  now.value = Date.now();
}, 30_000);

const router = new Router({
  current: () => new URL(location.href),
  push: (path) => history.pushState(null, "", path),
  replace: (path) => history.replaceState(null, "", path),
  onMove: (listener) => addEventListener("popstate", listener),
});

const shell = {
  router,
  session,
  notices,
  http,
  now,
  preferences: new Preferences(localStorage),
  newDesk: (me: ConstructorParameters<typeof Desk>[0]["me"]) =>
    new Desk({
      me,
      http,
      session,
      notices,
      clock: systemClock,
      random: Math.random,
      newId: () => newId(Date.now()),
      socketUrl: `${location.origin.replace(/^http/, "ws")}/ws/v1`,
      openSocket: browserSocket,
      // Named by person: who signs in next in this tab must not send, or read, what somebody else wrote.
      outboxStorage: webStorage(sessionStorage, `warmline.outbox.${me.id}.`),
      drafts: new Drafts(sessionStorage, me.id),
      draftChoice: new DraftChoice(localStorage, me.id),
    }),
};

const root = document.getElementById("app");
if (root !== null) {
  render(
    <ShellContext.Provider value={shell}>
      <App />
    </ShellContext.Provider>,
    root,
  );
}
void session.begin();
