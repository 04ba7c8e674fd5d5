import { t } from "../../i18n";
import type { Chat } from "../Chat";
import { CloseIcon } from "./icons";

type Props = { readonly chat: Chat; readonly onClose: (() => void) | undefined };

export function Header({ chat, onClose }: Props) {
  const name = chat.business.value ?? t("title");
  const presence = presenceOf(chat);
  return (
    <header class="header">
      <div class="mark" aria-hidden="true">
        {[...name][0]}
      </div>
      <div class="header-text">
        <h1 dir="auto">{name}</h1>
        {presence && (
          <p class={`presence ${presence.there ? "there" : ""}`}>
            <span class="dot" aria-hidden="true" />
            <span dir="auto">{presence.text}</span>
          </p>
        )}
      </div>
      {onClose && (
        <button type="button" class="icon-button" aria-label={t("close")} onClick={onClose}>
          <CloseIcon />
        </button>
      )}
    </header>
  );
}

function presenceOf(chat: Chat): { text: string; there: boolean } | undefined {
  const inbox = chat.inbox.value;
  if (!inbox) return undefined;
  const name = chat.talk.assignee.value;
  switch (chat.talk.status.value) {
    case "assigned":
      return { text: name ? t("presenceAnswering", { name }) : t("presenceOpen"), there: true };
    case "queued":
      // When somebody will answer is said below, beside the place in the queue.
      return { text: t(inbox.open ? "presenceQueued" : "presenceAway"), there: inbox.open };
    case "resolved":
      return { text: t("presenceResolved"), there: false };
    default:
      if (inbox.assistant) return { text: t("presenceAssistant", inbox.assistant), there: true };
      return { text: inbox.replyTime || t(inbox.open ? "presenceOpen" : "presenceAway"), there: inbox.open };
  }
}
