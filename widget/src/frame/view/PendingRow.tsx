import type { OutboxEntry } from "../../connection";
import { t } from "../../i18n";
import { WarnIcon } from "./icons";
import { Rich } from "./Rich";

type Props = {
  readonly entry: OutboxEntry;
  readonly first: boolean;
  readonly online: boolean;
  readonly onRetry: () => void;
  readonly onEdit: () => void;
};

export function PendingRow({ entry, first, online, onRetry, onEdit }: Props) {
  const failed = entry.state === "failed";
  return (
    <li class={`row own pending ${first ? "first" : ""} ${failed ? "failed" : ""}`} aria-live="off">
      <span class="unseen">{t("you")}:</span>
      <div class="bubble" dir="auto">
        <Rich text={entry.body} />
      </div>
      {failed ? (
        <div class="failure">
          <p role="alert">
            <WarnIcon />
            <span>
              <strong>{t("failed")}.</strong> {reasonOf(entry.failure?.code)}
            </span>
          </p>
          <div class="failure-actions">
            <button type="button" class="plain" onClick={onRetry}>
              {t("retry")}
            </button>
            <button type="button" class="plain" onClick={onEdit}>
              {t("discard")}
            </button>
          </div>
        </div>
      ) : (
        <div class="meta late">{online ? t("sending") : t("waitingForLine")}</div>
      )}
    </li>
  );
}

function reasonOf(code: string | undefined): string {
  switch (code) {
    case "body_too_long":
      return t("failedTooLong");
    case "invalid_text":
      return t("failedText");
    case "stale":
      return t("failedStale");
    case "not_allowed":
    case "not_found":
      return t("failedNotAllowed");
    default:
      return t("failedOther");
  }
}
