import type { Desk } from "../app/Desk";
import { Icon, type IconName } from "../app/Icon";
import { useShell } from "../app/Shell";
import { texts } from "../i18n/texts";
import { duration } from "../i18n/when";
import { VIEWS, type ViewName } from "./views";

const ICONS: Readonly<Record<ViewName, IconName>> = {
  mine: "person",
  unassigned: "queue",
  all: "all",
  resolved: "check",
};

export function ViewNav({ desk }: { desk: Desk }) {
  const { queue } = desk;
  const counts = queue.counts.value;
  const ready = queue.state.value.kind === "ready";
  return (
    <nav class="views" aria-label={texts.queue.views}>
      <ul>
        {VIEWS.map((view) => (
          <li key={view}>
            <button
              type="button"
              aria-current={queue.view.value === view ? "true" : undefined}
              onClick={() => desk.attempt(queue.choose(view))}
            >
              <Icon name={ICONS[view]} />
              <span class="view-name">{texts.queue[view]}</span>
              {ready && <Count count={counts[view]} more={queue.overflow.value} />}
            </button>
          </li>
        ))}
      </ul>
      <Waiting desk={desk} />
    </nav>
  );
}

function Count({ count, more }: { count: number | null; more: boolean }) {
  if (count === null || count === 0) return null;
  return (
    <>
      <span class="count" aria-hidden="true">
        {texts.queue.count(count, more)}
      </span>
      <span class="hidden">, {texts.queue.countLabel(count)}</span>
    </>
  );
}

/** How it stands with those who wait for a person: the one number that concerns everybody. */
function Waiting({ desk }: { desk: Desk }) {
  const { now } = useShell();
  const waiting = desk.queue.waiting.value;
  if (waiting === null) return null;
  const since = waiting.longestWaitSince;
  return (
    <p class={waiting.waiting > 0 ? "waiting some" : "waiting"}>
      <Icon name="clock" />
      <span>
        {texts.queue.waiting(waiting.waiting)}
        {waiting.waiting > 0 &&
          since !== null &&
          `, ${texts.queue.waitingFor(waiting.waiting, duration(Math.max(0, now.value - Date.parse(since))))}`}
      </span>
    </p>
  );
}
