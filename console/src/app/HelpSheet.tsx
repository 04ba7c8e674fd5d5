import { texts } from "../i18n/texts";
import { Dialog } from "./Dialog";
import { useShell } from "./Shell";

export function HelpSheet({ onClose }: { onClose: () => void }) {
  const { preferences } = useShell();
  const on = preferences.shortcuts.value;
  return (
    <Dialog title={texts.shortcuts.title} onClose={onClose}>
      <div class="shortcut-switch">
        <button
          type="button"
          role="switch"
          class="switch"
          aria-checked={on}
          aria-describedby="shortcut-help"
          onClick={() => preferences.setShortcuts(!on)}
        >
          <span class="track" aria-hidden="true" />
          {texts.shortcuts.enabled}
        </button>
        <p id="shortcut-help" class="muted">
          {texts.shortcuts.enabledHelp}
        </p>
      </div>
      <KeyList keys={texts.shortcuts.list} off={!on} />
      <h3>{texts.shortcuts.alwaysTitle}</h3>
      <KeyList keys={texts.shortcuts.always} off={false} />
    </Dialog>
  );
}

function KeyList({ keys, off }: { keys: ReadonlyArray<readonly [string, string]>; off: boolean }) {
  return (
    <dl class={off ? "keys off" : "keys"}>
      {keys.map(([key, meaning]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
