import type { Me } from "@warmline/widget/protocol";
import { useEffect, useRef, useState } from "preact/hooks";
import { Avatar } from "../contact/Avatar";
import { texts } from "../i18n/texts";
import { maySeePhrases, maySeeReports } from "../session/roles";
import { ConnectionBanner } from "./ConnectionBanner";
import type { Desk } from "./Desk";
import { HelpSheet } from "./HelpSheet";
import { Icon } from "./Icon";
import { Link } from "./Link";
import { Mark } from "./Mark";
import { useShell } from "./Shell";
import { useShortcuts } from "./useShortcuts";

export function TopBar({ desk, me }: { desk: Desk; me: Me }) {
  const { router } = useShell();
  const [help, setHelp] = useState(false);
  useShortcuts({ help: () => setHelp(true) });
  const page = router.route.value.page;
  return (
    <>
      <header class="top-bar">
        <span class="brand">
          <Mark />
          <span class="business" dir="auto">
            {me.business === "" ? texts.product : me.business}
          </span>
        </span>
        <nav class="pages" aria-label={texts.product}>
          <Link to={{ page: "inbox", conversation: null }} current={page === "inbox"}>
            <Icon name="inbox" />
            <span>{texts.page.inbox}</span>
          </Link>
          {maySeeReports(me) && (
            <Link to={{ page: "satisfaction" }} current={page === "satisfaction"}>
              <Icon name="chart" />
              <span>{texts.page.satisfaction}</span>
            </Link>
          )}
          {maySeePhrases(me) && (
            <Link to={{ page: "phrases" }} current={page === "phrases"}>
              <Icon name="book" />
              <span>{texts.page.phrases}</span>
            </Link>
          )}
        </nav>
        <LineState desk={desk} />
        <AvailabilitySwitch me={me} desk={desk} />
        <button
          type="button"
          class="icon-button help-button"
          aria-label={texts.shortcuts.open}
          title={texts.shortcuts.open}
          onClick={() => setHelp(true)}
        >
          <Icon name="help" />
        </button>
        <AccountMenu me={me} desk={desk} />
      </header>
      <ConnectionBanner desk={desk} />
      {help && <HelpSheet onClose={() => setHelp(false)} />}
    </>
  );
}

function LineState({ desk }: { desk: Desk }) {
  const online = desk.connection.value.status === "online";
  return (
    <span class={online ? "line-state online" : "line-state"} role="status">
      <span class="dot" aria-hidden="true" />
      {online ? texts.connection.online : texts.connection.connecting}
    </span>
  );
}

function AvailabilitySwitch({ me, desk }: { me: Me; desk: Desk }) {
  const { session } = useShell();
  const available = me.availability === "available";
  return (
    <button
      type="button"
      role="switch"
      class="switch"
      aria-checked={available}
      aria-label={texts.session.available}
      title={available ? texts.session.availableHelp : texts.session.awayHelp}
      onClick={() => desk.attempt(session.setAvailability(available ? "away" : "available"))}
    >
      <span class="track" aria-hidden="true" />
      <span class="switch-word">{available ? texts.session.available : texts.session.away}</span>
    </button>
  );
}

function AccountMenu({ me, desk }: { me: Me; desk: Desk }) {
  const { session } = useShell();
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const inside = event.target instanceof Node && details.current?.contains(event.target);
      if (details.current !== null && !inside) details.current.open = false;
    };
    document.addEventListener("click", close);
    return () => document.removeEventListener("click", close);
  }, []);
  return (
    <details
      class="account"
      ref={details}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || details.current === null) return;
        details.current.open = false;
        details.current.querySelector("summary")?.focus();
      }}
    >
      <summary title={texts.common.menu}>
        <Avatar id={me.id} name={me.name} />
        <span class="hidden">
          {texts.common.menu}: {me.name}
        </span>
      </summary>
      <div class="sheet account-sheet">
        <p class="account-name" dir="auto">
          {me.name}
        </p>
        <p class="muted">
          {texts.session.role[me.role]} · {me.email}
        </p>
        <button type="button" class="button" onClick={() => desk.attempt(session.signOut())}>
          <Icon name="out" />
          {texts.session.signOut}
        </button>
      </div>
    </details>
  );
}
