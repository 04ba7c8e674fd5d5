import type { Suggestion } from "@warmline/widget/protocol";
import type { RefObject, TargetedKeyboardEvent } from "preact";
import { useImperativeHandle, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Desk } from "../app/Desk";
import { Icon } from "../app/Icon";
import { suggestionNumber } from "../app/shortcuts";
import { DraftHints, DraftSwitch } from "../draft/DraftHints";
import { texts } from "../i18n/texts";
import type { Mode } from "./Drafts";
import type { OpenConversation } from "./OpenConversation";
import "./composer.css";

export interface ComposerHandle {
  focus(mode: Mode): void;
  insert(suggestion: Suggestion): void;
}

type ComposerBoxProps = {
  handle: RefObject<ComposerHandle | null>;
  desk: Desk;
  open: OpenConversation;
  resolved: boolean;
};

const MODES: ReadonlyArray<Mode> = ["reply", "note"];

export function ComposerBox({ handle, desk, open, resolved }: ComposerBoxProps) {
  const { composer, suggestions } = open;
  const box = useRef<HTMLTextAreaElement>(null);
  const [focused, setFocused] = useState(false);
  const [news, setNews] = useState("");
  const caret = useRef<number | null>(null);
  const mode = composer.mode.value;
  const text = composer.text.value;
  const note = mode === "note";
  const tabOffer = focused ? composer.tabOffer.value : null;

  useImperativeHandle(handle, () => ({
    focus(wanted) {
      composer.switchTo(wanted);
      // The field is another one after the switch; wait for it to be there.
      requestAnimationFrame(() => box.current?.focus());
    },
    insert,
  }));

  function insert(suggestion: Suggestion) {
    const at = mode === "reply" ? (box.current?.selectionStart ?? undefined) : undefined;
    caret.current = composer.insert(suggestion, text === "" ? undefined : at);
    setNews(texts.suggestion.inserted);
    open.draftCheck.typed(composer.text.peek());
    requestAnimationFrame(() => box.current?.focus());
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once the inserted words are in the field
  useLayoutEffect(() => {
    if (caret.current === null) return;
    box.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [text]);

  const send = () => {
    setNews("");
    desk.send();
    box.current?.focus();
  };

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>) => {
    if (event.isComposing) return; // Enter then chooses a character, and must not send half a word
    const wanted = suggestionNumber(event);
    const chosen = wanted === null ? undefined : suggestions.shown.peek()[wanted - 1];
    const plain = !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (chosen !== undefined) {
      event.preventDefault();
      insert(chosen);
    } else if (event.key === "Enter" && plain) {
      event.preventDefault();
      send();
    } else if (event.key === "Tab" && plain && tabOffer !== null) {
      event.preventDefault();
      insert(tabOffer);
    } else if (event.key === "Escape" && plain) {
      event.preventDefault();
      // Out of the field the single keys work again: the way on for whoever uses no mouse.
      if (!note && suggestions.shown.peek().length > 0) suggestions.dismissAll();
      else box.current?.blur();
    }
  };

  const onTabKey = (event: TargetedKeyboardEvent<HTMLDivElement>) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const other = note ? "reply" : "note";
    composer.switchTo(other);
    event.currentTarget.querySelector<HTMLElement>(`#tab-${other}`)?.focus();
  };

  const rival = open.colleaguesTyping.value[0];
  const over = composer.over.value;
  return (
    <div class={note ? "composer note" : "composer"}>
      {rival !== undefined && (
        <p class="collision" role="status">
          <Icon name="warning" />
          {texts.conversation.collision(rival.name)}
        </p>
      )}
      {resolved && !note && <p class="composer-info">{texts.conversation.resolvedNote}</p>}
      <div class="composer-top">
        <div role="tablist" class="modes" aria-label={texts.composer.mode} onKeyDown={onTabKey}>
          {MODES.map((name) => (
            <button
              key={name}
              id={`tab-${name}`}
              type="button"
              role="tab"
              aria-selected={mode === name}
              aria-controls="composer-panel"
              tabIndex={mode === name ? 0 : -1}
              onClick={() => handle.current?.focus(name)}
            >
              {name === "note" && <Icon name="lock" />}
              {texts.composer[name]}
            </button>
          ))}
        </div>
        {note ? (
          <span class="note-hint">{texts.conversation.noteHint}</span>
        ) : (
          <DraftSwitch check={open.draftCheck} draft={text} />
        )}
      </div>
      <div id="composer-panel" role="tabpanel" aria-labelledby={`tab-${mode}`} class="composer-panel">
        <textarea
          key={mode}
          ref={box}
          rows={2}
          dir="auto"
          value={text}
          aria-label={note ? texts.composer.noteBox : texts.composer.replyBox}
          aria-describedby="composer-hint"
          aria-invalid={over > 0}
          placeholder={note ? texts.composer.noteHint : texts.composer.replyHint}
          onInput={(event) => open.write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
        />
        <div class="composer-bottom">
          <p id="composer-hint" class={over > 0 ? "wrong" : "composer-hint"}>
            {over > 0 ? (
              texts.composer.tooLong(over)
            ) : tabOffer !== null ? (
              <kbd class="tab-hint">{texts.suggestion.tab}</kbd>
            ) : (
              <span class="keys-hint">{texts.composer.keys}</span>
            )}
          </p>
          <p class="hidden" role="status">
            {news}
          </p>
          <button
            type="button"
            class="button primary send"
            aria-disabled={!composer.canSend.value}
            onClick={send}
          >
            {note ? texts.composer.sendNote : texts.composer.send}
            <Icon name="send" />
          </button>
        </div>
        {!note && <DraftHints check={open.draftCheck} />}
      </div>
    </div>
  );
}
