import type { Suggestion } from "@warmline/widget/protocol";
import { useId, useState } from "preact/hooks";
import { Icon } from "../app/Icon";
import type { OpenConversation } from "../conversation/OpenConversation";
import { texts } from "../i18n/texts";
import { toneWords } from "./tone";
import "./suggestion.css";

type SuggestionListProps = { open: OpenConversation; onUse: (suggestion: Suggestion) => void };

export function SuggestionList({ open, onUse }: SuggestionListProps) {
  const { suggestions } = open;
  const shown = suggestions.shown.value;
  // A note is for the team; words for the customer have no business beside it.
  if (shown.length === 0 || open.composer.mode.value === "note") return null;
  return (
    <section class="suggestions" aria-label={texts.suggestion.title}>
      <header>
        <h3>
          <Icon name="spark" />
          {texts.suggestion.title}
        </h3>
        <p>{texts.suggestion.lead}</p>
        <button type="button" class="quiet" onClick={() => suggestions.dismissAll()}>
          {texts.suggestion.dismissAll}
        </button>
      </header>
      <ol>
        {shown.map((suggestion, index) => (
          <Offer
            key={suggestion.id}
            suggestion={suggestion}
            number={index + 1}
            onUse={() => onUse(suggestion)}
            onDismiss={() => suggestions.dismiss(suggestion.id)}
          />
        ))}
      </ol>
    </section>
  );
}

type OfferProps = { suggestion: Suggestion; number: number; onUse: () => void; onDismiss: () => void };

function Offer({ suggestion, number, onUse, onDismiss }: OfferProps) {
  const [why, setWhy] = useState(false);
  const id = useId();
  const tone = toneWords(suggestion.tone);
  const moment = texts.suggestion.moment[suggestion.moment] ?? suggestion.moment;
  return (
    <li class="offer">
      <button type="button" class="offer-text" title={`Alt + ${number}`} onClick={onUse}>
        <span class="number" aria-hidden="true">
          {number}
        </span>
        <span class="hidden">{texts.suggestion.useNth(number)}: </span>
        <span dir="auto">{suggestion.text}</span>
      </button>
      <div class="offer-facts">
        <span class="offer-moment">{moment}</span>
        {tone !== null && <span>{tone}</span>}
        {suggestion.reasons.length > 0 && (
          <button
            type="button"
            class="quiet why"
            aria-expanded={why}
            aria-controls={id}
            onClick={() => setWhy(!why)}
          >
            {texts.suggestion.why}
          </button>
        )}
      </div>
      <button
        type="button"
        class="icon-button small"
        aria-label={texts.suggestion.dismiss(number)}
        title={texts.common.dismiss}
        onClick={onDismiss}
      >
        <Icon name="close" />
      </button>
      <ul id={id} class="reasons" hidden={!why}>
        {suggestion.reasons.map((reason) => (
          <li key={reason.kind + reason.text} dir="auto">
            {reason.text}
          </li>
        ))}
      </ul>
    </li>
  );
}
