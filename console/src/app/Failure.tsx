import { texts } from "../i18n/texts";
import { explain } from "./Notices";

type FailureProps = { title: string; error: unknown; onRetry: () => void };

/** In the place of what could not be loaded. */
export function Failure({ title, error, onRetry }: FailureProps) {
  return (
    <div class="empty" role="alert">
      <h2>{title}</h2>
      <p>{explain(error)}</p>
      <button type="button" class="button" onClick={onRetry}>
        {texts.common.tryAgain}
      </button>
    </div>
  );
}
