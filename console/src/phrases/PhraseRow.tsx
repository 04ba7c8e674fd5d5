import { Icon } from "../app/Icon";
import { concernName } from "../feeling/words";
import { texts } from "../i18n/texts";
import { languageName } from "../i18n/when";
import type { Item, Phrase } from "./wire";
import { feelingNames, momentName, recordWords, toneName } from "./words";

type PhraseRowProps = {
  item: Item;
  onEdit: ((phrase: Phrase) => void) | null;
  onRetire: (phrase: Phrase, retired: boolean) => void;
};

/** One phrase: what it says, what it is for, and what became of it. */
export function PhraseRow({ item: { phrase, record }, onEdit, onRetire }: PhraseRowProps) {
  const words = texts.phrases;
  const retired = phrase.state === "retired";
  const badges = [words.badge[phrase.source], words.badge[phrase.state]].filter(
    (badge) => badge !== undefined,
  );
  return (
    <li class={retired ? "phrase retired" : "phrase"}>
      <div class="phrase-body">
        <p class="phrase-where">
          <span dir="auto">{phrase.title ?? words.noSituation}</span>
          {badges.map((badge) => (
            <span key={badge} class="badge">
              {badge}
            </span>
          ))}
        </p>
        <p class="phrase-text" dir="auto" lang={phrase.locale}>
          {phrase.text}
        </p>
        <p class="phrase-what">
          {momentName(phrase.moment)}
          {phrase.feelings.length > 0 && `, ${words.answersFeeling(feelingNames(phrase.feelings))}`}
          {` · ${toneName(phrase)} · ${languageName(phrase.locale)}`}
        </p>
        <p class="phrase-record">
          {recordWords(record).map(({ text, few }) => (
            <span key={text} class={few ? "few" : undefined}>
              {text}{" "}
            </span>
          ))}
        </p>
        <details>
          <summary>{words.details}</summary>
          <dl>
            {phrase.answers.length > 0 && (
              <>
                <dt>{words.answers}</dt>
                {phrase.answers.map((answer) => (
                  <dd key={answer} dir="auto" lang={phrase.locale}>
                    “{answer}”
                  </dd>
                ))}
              </>
            )}
            {phrase.avoid !== null && (
              <>
                <dt>{words.avoid}</dt>
                <dd dir="auto">{phrase.avoid}</dd>
              </>
            )}
            {phrase.neverFor.length > 0 && (
              <>
                <dt>{words.neverFor}</dt>
                <dd>{phrase.neverFor.map(concernName).join(", ")}</dd>
              </>
            )}
            <dt>{words.key}</dt>
            <dd>
              <code>{phrase.key}</code>
            </dd>
          </dl>
        </details>
      </div>
      {onEdit !== null && (
        <div class="phrase-actions">
          {!retired && (
            <button type="button" class="button" onClick={() => onEdit(phrase)}>
              {phrase.state === "to-review" ? words.review : words.edit}
            </button>
          )}
          <button type="button" class="quiet" onClick={() => onRetire(phrase, !retired)}>
            {retired && <Icon name="reopen" />}
            {retired ? words.restore : words.retire}
          </button>
        </div>
      )}
    </li>
  );
}
