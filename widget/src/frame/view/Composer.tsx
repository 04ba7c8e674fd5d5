import { type Signal, useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { count, t } from "../../i18n";
import type { Chat } from "../Chat";
import { SendIcon } from "./icons";

export const BODY_MOST = 8_000;
const COUNT_FROM = 7_500;

type Props = {
  readonly chat: Chat;
  readonly text: Signal<string>;
  readonly field: RefObject<HTMLTextAreaElement | null>;
};

export function Composer({ chat, text, field }: Props) {
  const full = useSignal(false);
  const length = codePoints(text.value);
  const over = length - BODY_MOST;
  const blank = text.value.trim() === "";

  // `field-sizing` does this alone where browsers know it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the words
  useLayoutEffect(() => {
    const area = field.current;
    if (!area || CSS.supports?.("field-sizing", "content")) return;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight}px`;
  }, [text.value, field]);

  const send = () => {
    if (blank || over > 0) return;
    full.value = !chat.send(text.value);
    if (!full.value) text.value = "";
    field.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // Enter that ends the choice of a character (Japanese, Chinese, ...) is not meant for us.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {full.value && (
        <p role="alert" class="bad">
          {t("outboxFull")}
        </p>
      )}
      <div class="field">
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          aria-label={t("composer")}
          aria-describedby={length >= COUNT_FROM ? "counter" : undefined}
          aria-invalid={over > 0}
          placeholder={chat.talk.status.value === "resolved" ? t("placeholderResolved") : t("placeholder")}
          enterkeyhint="send"
          value={text.value}
          onInput={(event) => {
            text.value = event.currentTarget.value;
            chat.typed(text.value);
          }}
          onKeyDown={onKeyDown}
        />
        <button type="submit" class="send" aria-label={t("send")} disabled={blank || over > 0}>
          <SendIcon />
        </button>
      </div>
      {length >= COUNT_FROM && (
        <p id="counter" class={over > 0 ? "counter bad" : "counter"} role={over > 0 ? "alert" : undefined}>
          {over > 0 ? count("charactersTooMany", over) : count("charactersLeft", -over)}
        </p>
      )}
    </form>
  );
}

/** As the server counts. Short texts, nearly all, need no counting one by one. */
export function codePoints(text: string): number {
  return text.length < COUNT_FROM ? text.length : [...text].length;
}
