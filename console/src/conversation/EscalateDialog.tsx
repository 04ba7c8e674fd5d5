import { useState } from "preact/hooks";
import type { Desk } from "../app/Desk";
import { Dialog } from "../app/Dialog";
import { explain } from "../app/Notices";
import { texts } from "../i18n/texts";

const MOST_CHARACTERS = 500;

type EscalateDialogProps = { desk: Desk; id: string; onClose: () => void };

export function EscalateDialog({ desk, id, onClose }: EscalateDialogProps) {
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const left = MOST_CHARACTERS - [...reason].length;

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy || left < 0) return;
    if (reason.trim() === "") return setProblem(texts.setup.required);
    setBusy(true);
    try {
      await desk.escalate(id, reason);
      onClose();
    } catch (error) {
      setBusy(false);
      setProblem(explain(error));
    }
  };

  return (
    <Dialog title={texts.conversation.escalateTitle} onClose={onClose}>
      <form class="dialog-form" onSubmit={submit} noValidate>
        <p class="muted">{texts.conversation.escalateLead}</p>
        <div class="field">
          <label for="escalate-reason">{texts.conversation.escalateReason}</label>
          <textarea
            id="escalate-reason"
            class="input"
            rows={4}
            dir="auto"
            value={reason}
            aria-invalid={problem !== null || left < 0}
            aria-describedby="escalate-about"
            onInput={(event) => {
              setReason(event.currentTarget.value);
              setProblem(null);
            }}
          />
          <p id="escalate-about" class={left < 0 ? "wrong" : "help"}>
            {left < 0 ? texts.composer.tooLong(-left) : texts.composer.left(left)}
          </p>
          {problem !== null && (
            <p class="wrong" role="alert">
              {problem}
            </p>
          )}
        </div>
        <div class="dialog-actions">
          <button type="button" class="button" onClick={onClose}>
            {texts.common.cancel}
          </button>
          <button type="submit" class="button primary" aria-disabled={busy}>
            {texts.conversation.escalateSubmit}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
