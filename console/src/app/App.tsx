import type { Me } from "@warmline/widget/protocol";
import { useEffect, useMemo } from "preact/hooks";
import { texts } from "../i18n/texts";
import { PhrasesPage } from "../phrases/PhrasesPage";
import { InboxPage } from "../queue/InboxPage";
import { SatisfactionPage } from "../report/SatisfactionPage";
import { maySeePhrases, maySeeReports } from "../session/roles";
import { SetupPage } from "../session/SetupPage";
import { SignInPage } from "../session/SignInPage";
import { NoticeList } from "./NoticeList";
import { explain } from "./Notices";
import { useShell } from "./Shell";
import { TopBar } from "./TopBar";
import { useTitle } from "./useTitle";
import "./app.css";

export function App() {
  return (
    <>
      <CurrentPage />
      <NoticeList />
    </>
  );
}

function CurrentPage() {
  const { session, router } = useShell();
  const state = session.state.value;
  const route = router.route.value;
  switch (state.kind) {
    case "unknown":
      return (
        <main class="whole-page" aria-busy="true">
          <p class="hidden">{texts.common.loading}</p>
        </main>
      );
    case "unreachable":
      return (
        <main class="whole-page">
          <div class="empty">
            <h1>{texts.product}</h1>
            <p role="alert">{explain(state.error)}</p>
            <button type="button" class="button" onClick={() => void session.begin()}>
              {texts.common.tryAgain}
            </button>
          </div>
        </main>
      );
    case "signed-out":
      return route.page === "setup" ? <SetupPage token={route.token} /> : <SignInPage />;
    case "signed-in":
      // The first run goes on after its sign-in: the snippet is still to be shown.
      return route.page === "setup" ? (
        <SetupPage token={route.token} />
      ) : (
        <SignedIn key={state.me.id} me={state.me} />
      );
  }
}

function SignedIn({ me }: { me: Me }) {
  const { router, newDesk } = useShell();
  // biome-ignore lint/correctness/useExhaustiveDependencies: one desk for one person, whatever else about them changes
  const desk = useMemo(() => newDesk(me), [me.id]);
  useEffect(() => {
    desk.start();
    return () => desk.stop();
  }, [desk]);
  const route = router.route.value;
  useEffect(() => {
    if (route.page === "login") router.replace({ page: "inbox", conversation: null });
  }, [route, router]);

  return (
    <div class="frame">
      <TopBar desk={desk} me={me} />
      {route.page === "satisfaction" && maySeeReports(me) ? (
        <SatisfactionPage desk={desk} />
      ) : route.page === "phrases" && maySeePhrases(me) ? (
        <PhrasesPage desk={desk} me={me} />
      ) : route.page === "inbox" || route.page === "login" ? (
        <InboxPage desk={desk} conversation={route.page === "inbox" ? route.conversation : null} />
      ) : (
        <MissingPage />
      )}
    </div>
  );
}

function MissingPage() {
  const { router } = useShell();
  useTitle(texts.page.missing);
  return (
    <main class="page-body">
      <div class="empty">
        <h1>{texts.page.missing}</h1>
        <p>{texts.page.missingHelp}</p>
        <button type="button" class="button" onClick={() => router.go({ page: "inbox", conversation: null })}>
          {texts.page.toInbox}
        </button>
      </div>
    </main>
  );
}
