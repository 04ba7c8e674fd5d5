import type { Signal } from "@preact/signals";
import type { RefObject } from "preact";
import { t } from "../../i18n";
import type { Chat } from "../Chat";
import { Composer } from "./Composer";
import { Header } from "./Header";
import { Line } from "./Line";
import { Person } from "./Person";
import { Transcript } from "./Transcript";

export type AppProps = {
  readonly chat: Chat;
  readonly draft: Signal<string>;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly inSight: Signal<boolean>;
  readonly networkDown: Signal<boolean>;
  readonly onClose?: () => void;
};

export function App({ chat, draft, field, inSight, networkDown, onClose }: AppProps) {
  const edit = (text: string) => {
    draft.value = draft.value.trim() === "" ? text : `${text}\n${draft.value}`;
    field.current?.focus();
  };
  if (chat.phase.value === "unavailable") {
    return (
      <div class="app">
        <Header chat={chat} onClose={onClose} />
        <p class="unavailable" role="alert">
          {t("unavailable")}
        </p>
      </div>
    );
  }
  return (
    <div class="app">
      <Header chat={chat} onClose={onClose} />
      <Line chat={chat} networkDown={networkDown.value} />
      <main>
        <Transcript chat={chat} inSight={inSight.value} onEdit={edit} />
        <Person chat={chat} />
        <Composer chat={chat} text={draft} field={field} />
      </main>
    </div>
  );
}
