import { Icon } from "../app/Icon";
import { texts } from "../i18n/texts";
import type { DraftCheck, Hint } from "./DraftCheck";
import "./draft.css";

/** The line is there before its hints are, or a screen reader would not announce them. */
export function DraftHints({ check }: { check: DraftCheck }) {
  if (!check.choice.on.value) return null;
  const hints = check.hints.value;
  return (
    <div class="draft-hints" role="status" aria-label={texts.draft.title}>
      {hints.length > 0 && (
        <ul>
          {hints.map((hint) => (
            <li key={hint.kind} class={hint.state}>
              <Icon name={hint.state === "there" ? "check" : hint.state === "mind" ? "warning" : "info"} />
              <span>{sentence(hint)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export function DraftSwitch({ check, draft }: { check: DraftCheck; draft: string }) {
  const on = check.choice.on.value;
  return (
    <button
      type="button"
      role="switch"
      class="switch draft-switch"
      aria-checked={on}
      title={texts.draft.help}
      onClick={() => check.turnTo(!on, draft)}
    >
      <span class="track" aria-hidden="true" />
      {texts.draft.title}
    </button>
  );
}

/** The server's sentence, with the words concerned in quotes unless it quotes them itself. */
export function sentence(hint: Hint): string {
  const words = hint.evidence.map(({ text }) => text).filter((text) => !hint.text.includes(`“${text}”`));
  return words.length === 0 ? hint.text : `${hint.text} ${texts.draft.words([...new Set(words)])}`;
}
