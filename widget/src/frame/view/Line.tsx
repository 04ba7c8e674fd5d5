import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../../i18n";
import { CLOSE } from "../../protocol/closeCodes";
import type { Chat } from "../Chat";

/** A loss shorter than this mends itself before anybody needs to know. */
const QUIET_MS = 1_500;

type Words = { text: string; act?: { label: string; run: () => void } };

/** What is wrong with the connection, in kind words, and what one can do. */
export function Line({ chat, networkDown }: { readonly chat: Chat; readonly networkDown: boolean }) {
  const words = wordsFor(chat, networkDown);
  const late = useSignal(false);
  const transient = words !== undefined && chat.connection.value.status !== "stopped" && !networkDown;
  useEffect(() => {
    late.value = !transient;
    if (!transient) return;
    const timer = setTimeout(() => {
      late.value = true;
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [transient, late]);

  const shown = words && late.value ? words : undefined;
  return (
    <div class="line" role="status">
      {shown && (
        <p>
          <span>{shown.text}</span>
          {shown.act && (
            <button type="button" class="plain" onClick={shown.act.run}>
              {shown.act.label}
            </button>
          )}
        </p>
      )}
    </div>
  );
}

function wordsFor(chat: Chat, networkDown: boolean): Words | undefined {
  if (chat.phase.value === "unavailable") return undefined;
  const state = chat.connection.value;
  if (networkDown) return { text: t("offline") };
  if (chat.phase.value === "unreachable")
    return { text: t("unreachable"), act: { label: t("tryNow"), run: () => chat.retryNow() } };
  if (chat.phase.value !== "talking" || state.status === "online") return undefined;
  if (state.status !== "stopped") {
    const stubborn = state.failures > 4;
    return {
      text: stubborn ? t("unreachable") : t("reconnecting"),
      ...(state.status === "waiting" ? { act: { label: t("tryNow"), run: () => chat.retryNow() } } : {}),
    };
  }
  switch (state.code) {
    case undefined:
    case CLOSE.notAuthenticated:
      return undefined;
    case CLOSE.displaced:
      return { text: t("displaced"), act: { label: t("continueHere"), run: () => chat.continueHere() } };
    case CLOSE.revoked:
    case CLOSE.notAllowed:
      return { text: t("ended"), act: { label: t("startNew"), run: () => chat.startAnew() } };
    default:
      return { text: t("stopped"), act: { label: t("retry"), run: () => chat.continueHere() } };
  }
}
