import { CLOSE } from "@warmline/widget/protocol";
import { useEffect, useState } from "preact/hooks";
import { texts } from "../i18n/texts";
import type { Desk } from "./Desk";
import { Icon } from "./Icon";

/** In plain words, and only when there is something to know: the first connecting is not. */
export function ConnectionBanner({ desk }: { desk: Desk }) {
  const state = desk.connection.value;
  const troubled =
    state.status === "waiting" ||
    (state.status === "connecting" && state.failures > 0) ||
    (state.status === "stopped" && state.code !== undefined);
  if (!troubled) return null;
  const stopped = state.status === "stopped";
  return (
    <section class="connection-banner" role="status">
      <Icon name="warning" />
      <p>
        {state.status === "waiting" && <Countdown until={state.until} />}
        {state.status === "connecting" && texts.connection.connecting}
        {stopped && (state.code === CLOSE.displaced ? texts.connection.displaced : texts.connection.stopped)}{" "}
        {texts.connection.offlineHelp}
      </p>
      <button type="button" class="button" onClick={() => desk.retryNow()}>
        {texts.connection.tryNow}
      </button>
    </section>
  );
}

/** Hidden from screen readers, which would read every second of it. */
function Countdown({ until }: { until: number }) {
  const [seconds, setSeconds] = useState(() => secondsTo(until));
  useEffect(() => {
    setSeconds(secondsTo(until));
    const timer = setInterval(() => setSeconds(secondsTo(until)), 1000);
    return () => clearInterval(timer);
  }, [until]);
  return (
    <>
      <span class="hidden">{texts.connection.waiting(0)}</span>
      <span aria-hidden="true">{texts.connection.waiting(seconds)}</span>
    </>
  );
}

function secondsTo(moment: number): number {
  return Math.max(0, Math.ceil((moment - Date.now()) / 1000));
}
