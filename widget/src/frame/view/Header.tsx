import { t } from "../../i18n";
import type { Chat } from "../Chat";
import { CloseIcon } from "./icons";

type Props = { readonly chat: Chat; readonly onClose: (() => void) | undefined };

export function Header({ chat, onClose }: Props) {
  const name = chat.inbox.value?.name ?? t("title");
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
      return { text: inbox.open ? t("presenceQueued") : awayText(inbox.replyTime), there: inbox.open };
    case "resolved":
      return { text: t("presenceResolved"), there: false };
    default:
      if (inbox.open) return { text: inbox.replyTime || t("presenceOpen"), there: true };
      return inbox.assistant
        ? { text: t("presenceAssistant"), there: true }
        : { text: awayText(inbox.replyTime), there: false };
  }
}

function awayText(replyTime: string): string {
  return replyTime || t("presenceAway");
}
