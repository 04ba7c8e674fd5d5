import {
  type Conversation,
  EMOTION_LABELS,
  type Emotion,
  type EmotionLabel,
} from "@warmline/widget/protocol";
import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import type { Desk } from "../app/Desk";
import { Icon } from "../app/Icon";
import { safeAddress } from "../conversation/links";
import type { OpenConversation } from "../conversation/OpenConversation";
import { telling, wordings } from "../feeling/evidence";
import { FeelingIcon } from "../feeling/FeelingIcon";
import { concernName, feelingName, feelingShape, feelingWithCertainty, urgency } from "../feeling/words";
import { texts } from "../i18n/texts";
import { fullTime, languageName } from "../i18n/when";
import "./contact.css";

/** What software read out of the customer's words, said as quietly and as doubtfully as it deserves. */
export function HearPanel({
  desk,
  open,
  details,
}: {
  desk: Desk;
  open: OpenConversation;
  details: Conversation;
}) {
  return (
    <div class="aside">
      <section class="hear" aria-labelledby="hear-title">
        <h3 id="hear-title">{texts.hear.title}</h3>
        {details.emotion === null ? (
          <p class="muted">{texts.hear.nothing}</p>
        ) : (
          <Reading emotion={details.emotion} said={details.escalation?.reason ?? null}>
            {open.lastRead.value !== undefined && (
              <NotRight
                key={open.lastRead.value}
                read={details.emotion}
                onSaid={(feeling) => desk.attempt(open.correct(feeling))}
              />
            )}
          </Reading>
        )}
        {details.escalation !== null && (
          <Fact title={texts.hear.handedOver}>
            <p class="handed-over">
              <Icon name="flag" />
              {concernName(details.escalation.reason)}
            </p>
            <p dir="auto">{details.escalation.because}</p>
          </Fact>
        )}
        {details.assignee !== null && details.assignmentReasons.length > 0 && (
          <Fact
            title={
              details.assignee.id === desk.me.id
                ? texts.hear.assigned
                : texts.hear.assignedOther(details.assignee.name)
            }
          >
            <ul class="reason-list">
              {details.assignmentReasons.map((reason) => (
                <li key={reason.kind + reason.text} dir="auto">
                  {reason.text}
                </li>
              ))}
            </ul>
          </Fact>
        )}
        {details.emotion !== null && <p class="machine">{texts.hear.machine}</p>}
      </section>
      <ContactFacts details={details} />
    </div>
  );
}

/** The reason for handing over has its own place below, so it is not said twice. */
function Reading({
  emotion,
  said,
  children,
}: {
  emotion: Emotion;
  said: string | null;
  children: ComponentChildren;
}) {
  const concerns = emotion.concerns.filter(({ kind }) => kind !== said);
  const degree = urgency(emotion.urgency);
  const words = wordings(telling(emotion.evidence));
  return (
    <>
      <p class="hear-reading">
        <FeelingIcon shape={feelingShape(emotion)} />
        {feelingWithCertainty(emotion)}
      </p>
      {children}
      <Fact title={texts.hear.words}>
        {words.length === 0 ? (
          <p>{texts.hear.noWords}</p>
        ) : (
          <ul class="evidence">
            {words.map((evidence) => (
              <li key={evidence.text}>
                <q dir="auto">{evidence.text}</q>
                {evidence.label !== undefined && (
                  <span>{texts.hear.wordsOf(feelingName(evidence.label))}</span>
                )}
              </li>
            ))}
          </ul>
        )}
      </Fact>
      <Fact title={texts.hear.urgency}>
        <p class={`urgency ${degree}`}>
          <span class="steps" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {texts.hear.urgencyWords[degree]}
        </p>
      </Fact>
      {concerns.length > 0 && (
        <Fact title={texts.hear.concerns}>
          <ul class="concerns">
            {concerns.map((concern) => (
              <li key={concern.kind}>
                <Icon name="warning" />
                {concernName(concern.kind)}
              </li>
            ))}
          </ul>
        </Fact>
      )}
    </>
  );
}

/** A person knows better: one of the ten feelings, or only that it is not this one. Closed until asked for. */
function NotRight({ read, onSaid }: { read: Emotion; onSaid: (feeling: EmotionLabel | "not-this") => void }) {
  const [asking, setAsking] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  const say = (feeling: EmotionLabel | "not-this") => {
    setAsking(false);
    toggle.current?.focus();
    onSaid(feeling);
  };
  return (
    <div class="not-right">
      <button
        ref={toggle}
        type="button"
        class="quiet"
        aria-expanded={asking}
        onClick={() => setAsking(!asking)}
      >
        {texts.hear.notRight}
      </button>
      {asking && (
        <fieldset>
          <legend>{texts.hear.whatIsRight}</legend>
          {EMOTION_LABELS.filter((label) => label !== read.primary).map((label) => (
            <button key={label} type="button" class="button" onClick={() => say(label)}>
              {feelingName(label)}
            </button>
          ))}
          <button type="button" class="button" onClick={() => say("not-this")}>
            {texts.hear.notThis}
          </button>
        </fieldset>
      )}
    </div>
  );
}

function ContactFacts({ details }: { details: Conversation }) {
  const page = details.page === null ? null : safeAddress(details.page);
  return (
    <section class="contact-facts" aria-labelledby="contact-title">
      <h3 id="contact-title">{texts.contact.details}</h3>
      {details.page !== null && (
        <Fact title={texts.contact.page}>
          {page === null ? (
            <p dir="auto">{details.page}</p>
          ) : (
            <a href={page} target="_blank" rel="noopener noreferrer nofollow">
              {shortAddress(page)}
            </a>
          )}
        </Fact>
      )}
      {details.locale !== null && (
        <Fact title={texts.contact.language}>
          <p>{languageName(details.locale)}</p>
        </Fact>
      )}
      <Fact title={texts.contact.inbox}>
        <p dir="auto">
          {details.inbox.name}
          {details.audience !== "" && ` · ${texts.contact.audience[details.audience] ?? details.audience}`}
        </p>
      </Fact>
      <Fact title={texts.contact.opened}>
        <p>{fullTime(details.openedAt)}</p>
      </Fact>
    </section>
  );
}

function Fact({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="panel-fact">
      <h4>{title}</h4>
      {children}
    </div>
  );
}

function shortAddress(address: string): string {
  const { host, pathname } = new URL(address);
  return pathname === "/" ? host : host + pathname;
}
