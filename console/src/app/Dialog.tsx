import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { texts } from "../i18n/texts";
import { Icon } from "./Icon";

type DialogProps = {
  title: string;
  onClose: () => void;
  /** Asked before it is closed by Esc, the cross or the backdrop. */
  mayClose?: () => boolean;
  children: ComponentChildren;
};

/** The browser's own modal dialog: it keeps the focus, closes with Esc, and gives the focus back. */
export function Dialog({ title, onClose, mayClose = () => true, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const pressedOutside = useRef(false);
  const heading = useId();
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // Closed before it goes, or the browser would not give the focus back.
    return () => shown?.close();
  }, []);
  const leave = () => {
    if (mayClose()) dialog.current?.close();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc is the keyboard's way, and the browser sees to it
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={heading}
      onClose={onClose}
      onCancel={(event) => {
        if (!mayClose()) event.preventDefault();
      }}
      onPointerDown={(event) => {
        pressedOutside.current = event.target === dialog.current;
      }}
      onClick={(event) => {
        // A click on the backdrop is a click on the dialog itself, outside what it contains; not one that began inside, as when a
        // text is selected.
        if (event.target === dialog.current && pressedOutside.current) leave();
      }}
    >
      <div class="dialog-body">
        <header>
          <h2 id={heading}>{title}</h2>
          <button type="button" class="icon-button" aria-label={texts.common.close} onClick={leave}>
            <Icon name="close" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
