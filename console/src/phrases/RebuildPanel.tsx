import { systemClock } from "@warmline/widget/connection";
import { useEffect, useMemo } from "preact/hooks";
import type { Desk } from "../app/Desk";
import { useShell } from "../app/Shell";
import { texts } from "../i18n/texts";
import { Rebuilding } from "./Rebuilding";

export function RebuildPanel({ desk }: { desk: Desk }) {
  const { http } = useShell();
  const words = texts.phrases.rebuild;
  const rebuilding = useMemo(() => new Rebuilding(http, systemClock), [http]);
  useEffect(() => {
    desk.attempt(rebuilding.join());
    return () => rebuilding.stop();
  }, [rebuilding, desk]);
  const state = rebuilding.state.value;
  const running = state?.state === "running";
  return (
    <section class="panel rebuild" aria-labelledby="rebuild-title">
      <div>
        <h2 id="rebuild-title">{words.title}</h2>
        <p class="muted">{words.text}</p>
        <div role="status">
          {running && (
            <>
              <p>
                {words.phase[state.phase ?? ""] ?? texts.common.loading}{" "}
                {state.total > 0 && <span class="muted">{words.progress(state.done, state.total)}</span>}
              </p>
              <p class="muted">{words.goesOn}</p>
            </>
          )}
          {state?.state === "done" && <p>{words.done}</p>}
          {state?.state === "failed" && <p class="form-problem">{words.failed}</p>}
        </div>
        {running && (
          <progress
            aria-label={words.title}
            {...(state.total > 0 ? { value: state.done, max: state.total } : {})}
          />
        )}
      </div>
      <button
        type="button"
        class="button"
        disabled={running}
        onClick={() => desk.attempt(rebuilding.start())}
      >
        {words.start}
      </button>
    </section>
  );
}
