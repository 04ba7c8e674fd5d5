import { count, t } from "../../i18n";
import type { Chat } from "../Chat";
import { PersonIcon } from "./icons";
import { isOwn } from "./rows";

/** Where one stands on the way to a person: the button, or the place in the queue. */
export function Person({ chat }: { readonly chat: Chat }) {
  const { talk } = chat;
  const inbox = chat.inbox.value;
  const status = talk.status.value;
  if (!inbox) return null;
  if (status === "queued") {
    return (
      <div class="person queue" role="status">
        <PersonIcon />
        <p>
          <strong>{inbox.open ? queueText(talk.queuePosition.value) : t("queueWaiting")}</strong>{" "}
          <span>{inbox.open ? t("queueStay") : t("queueAway", { replyTime: inbox.replyTime })}</span>
        </p>
      </div>
    );
  }
  const assistantAnswers = status === "assistant" || (inbox.assistant !== null && status !== "assigned");
  if (!assistantAnswers) return null;
  const words = t("askPersonMessage");
  const asked =
    status !== "resolved" &&
    (chat.pending.value.some((entry) => entry.body === words) ||
      talk.messages.value.findLast(isOwn)?.body === words);
  return (
    <div class="person">
      <button type="button" class="chip" disabled={asked} onClick={() => chat.send(words)}>
        <PersonIcon />
        {asked ? t("askPersonSent") : t("askPerson")}
      </button>
    </div>
  );
}

function queueText(position: number | undefined): string {
  if (position === undefined) return t("queueWaiting");
  return position <= 1 ? t("queueNext") : count("queueBefore", position - 1);
}
