import type { ComponentChildren } from "preact";
import { Icon } from "../app/Icon";
import { Mark } from "../app/Mark";
import { texts } from "../i18n/texts";
import "./session.css";

/** The room of the pages that come before the desk. */
export function Entrance({ children }: { children: ComponentChildren }) {
  return (
    <main class="whole-page">
      <div class="entrance">
        <p class="entrance-mark">
          <Mark />
          {texts.product}
        </p>
        {children}
      </div>
    </main>
  );
}

type SubmitProps = { problem: string | null; busy: boolean; children: string };

/** The end of such a form: what went wrong the last time, and the button. */
export function Submit({ problem, busy, children }: SubmitProps) {
  return (
    <>
      {problem !== null && (
        <p class="form-problem" role="alert">
          <Icon name="warning" /> {problem}
        </p>
      )}
      <button type="submit" class="button primary wide" aria-disabled={busy}>
        {children}
      </button>
    </>
  );
}
