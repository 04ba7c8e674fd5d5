import type { Source } from "@warmline/widget/protocol";
import type { Desk } from "../app/Desk";
import { Icon } from "../app/Icon";
import { explainCode } from "../app/Notices";
import { feelingName } from "../feeling/words";
import { texts } from "../i18n/texts";
import { fullTime } from "../i18n/when";
import { linked, safeAddress } from "./links";
import type { SaidRow } from "./transcript";

/** What somebody said. All of it is drawn as text nodes: words of visitors are never markup. */
export function Said({ row, desk }: { row: SaidRow; desk: Desk }) {
  return (
    // Nobody needs to be told what they have just written themselves; a failure below speaks up on its own.
    <article
      aria-live={row.voice === "me" ? "off" : undefined}
      class={`said ${row.voice}${row.goesOn ? " goes-on" : ""}`}
    >
      <header class={row.goesOn ? "hidden" : "said-by"}>
        {row.voice === "note" && <Icon name="lock" />}
        <span>
          <Speaker row={row} />
        </span>
        <time dateTime={row.at} title={fullTime(row.at)}>
          {row.time}
        </time>
      </header>
      <div class="bubble">
        <p class="said-words" dir="auto">
          {row.body.map(({ text, label }, index) =>
            label === null ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: stretches of a fixed text never change places
              <Linked key={index} text={text} />
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <span key={index} class="heard" title={texts.hear.wordsOf(feelingName(label))}>
                {text}
              </span>
            ),
          )}
        </p>
        {row.heard.length > 0 && (
          <p class="hidden">
            {texts.conversation.heardLabel}{" "}
            {row.heard
              .map(({ words, label }) => texts.conversation.heardWords(words, feelingName(label)))
              .join(" ")}
          </p>
        )}
        {row.sources.length > 0 && <Sources sources={row.sources} />}
      </div>
      <DeliveryMark row={row} desk={desk} />
    </article>
  );
}

function Speaker({ row }: { row: SaidRow }) {
  switch (row.voice) {
    case "bot":
      return (
        <>
          <bdi>{row.name}</bdi> <span class="automated">{texts.conversation.bot}</span>
        </>
      );
    case "note":
      return (
        <>
          {texts.conversation.note} · <bdi>{row.name}</bdi>
        </>
      );
    case "me":
      return texts.conversation.you;
    case "customer":
      return <bdi>{row.name === "" ? texts.conversation.visitor : row.name}</bdi>;
    case "colleague":
      return <bdi>{row.name}</bdi>;
  }
}

function Linked({ text }: { text: string }) {
  return (
    <>
      {linked(text).map((part, index) =>
        part.address === null ? (
          part.text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of a fixed text never change places
          <a key={index} href={part.address} target="_blank" rel="noopener noreferrer nofollow">
            {part.text}
          </a>
        ),
      )}
    </>
  );
}

function Sources({ sources }: { sources: ReadonlyArray<Source> }) {
  return (
    <div class="sources">
      <p>{texts.conversation.sources}</p>
      <ul>
        {sources.map(({ title, url }) => {
          const address = safeAddress(url);
          return (
            <li key={url} dir="auto">
              {address === null ? (
                title
              ) : (
                <a href={address} target="_blank" rel="noopener noreferrer">
                  {title}
                </a>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function DeliveryMark({ row, desk }: { row: SaidRow; desk: Desk }) {
  const { delivery } = row;
  if (delivery === null) return null;
  switch (delivery.kind) {
    case "sending":
      return <p class="delivery">{texts.conversation.sending}</p>;
    case "sent":
      return <p class="delivery">{texts.conversation.sent}</p>;
    case "seen":
      return (
        <p class="delivery">
          <Icon name="seen" />
          {texts.conversation.seen}
        </p>
      );
    case "failed":
      return (
        <div class="delivery failed" role="alert">
          <p>
            <Icon name="warning" />
            {texts.conversation.failedSend} {explainCode(delivery.code)}
          </p>
          <button type="button" class="button" onClick={() => desk.retry(delivery.id)}>
            {texts.conversation.retry}
          </button>
          <button type="button" class="quiet" onClick={() => desk.discard(delivery.id)}>
            {texts.conversation.discard}
          </button>
        </div>
      );
  }
}
