import { useEffect, useRef } from "preact/hooks";
import { useShell } from "./Shell";
import { type Action, shortcut } from "./shortcuts";

/** Single-key shortcuts on the whole page while the calling component is shown. It takes those it has a handler for. */
export function useShortcuts(handlers: Partial<Record<Action, () => void>>): void {
  const { preferences } = useShell();
  const latest = useRef(handlers);
  latest.current = handlers;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const press = {
        key: event.key,
        ctrlKey: event.ctrlKey,
        metaKey: event.metaKey,
        altKey: event.altKey,
        repeat: event.repeat,
        isComposing: event.isComposing,
        typing: isWhereLettersMeanSomething(event.target),
        covered: document.querySelector("dialog[open], [role=menu]") !== null,
      };
      const action = shortcut(press, preferences.shortcuts.peek());
      const handler = action === null ? undefined : latest.current[action];
      if (handler === undefined) return;
      event.preventDefault(); // or the letter would land in the field that the shortcut focuses
      handler();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [preferences]);
}

function isWhereLettersMeanSomething(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest("input, textarea, select, [role=menu], [role=listbox]") !== null)
  );
}
