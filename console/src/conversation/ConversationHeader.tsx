import type { Conversation } from "@warmline/widget/protocol";
import { useState } from "preact/hooks";
import type { Desk } from "../app/Desk";
import { Icon } from "../app/Icon";
import { useShell } from "../app/Shell";
import { Avatar } from "../contact/Avatar";
import { FeelingIcon } from "../feeling/FeelingIcon";
import { feelingOf, feelingShape } from "../feeling/words";
import { texts } from "../i18n/texts";
import { contactName } from "../queue/row";
import { AssignMenu } from "./AssignMenu";
import { EscalateDialog } from "./EscalateDialog";

type HeaderProps = {
  desk: Desk;
  details: Conversation;
  hearing: boolean;
  onHearing: (hearing: boolean) => void;
  assigning: boolean;
  onAssigning: (assigning: boolean) => void;
};

export function ConversationHeader(props: HeaderProps) {
  const { desk, details, hearing, onHearing } = props;
  const { router } = useShell();
  const [escalating, setEscalating] = useState(false);
  const resolved = details.status === "resolved";
  return (
    <header class="conversation-header">
      <button
        type="button"
        class="icon-button back"
        aria-label={texts.common.back}
        onClick={() => router.go({ page: "inbox", conversation: null })}
      >
        <Icon name="back" />
      </button>
      <Avatar id={details.contact.id} name={contactName(details)} />
      <div class="who">
        <h2>
          <bdi>{contactName(details)}</bdi>
          <Verified verified={details.contact.verified} />
        </h2>
        <p class="who-facts">
          <span>{texts.conversation.status[details.status]}</span>
          {details.assignee !== null && (
            <span class="assignee">
              <Icon name="person" />
              {details.assignee.id === desk.me.id ? texts.conversation.assigneeYou : details.assignee.name}
            </span>
          )}
          {details.escalation !== null && !resolved && (
            <span class="fact escalated">
              <Icon name="flag" />
              {texts.queue.escalated}
            </span>
          )}
        </p>
      </div>
      <div class="header-actions">
        <AssignMenu desk={desk} details={details} expanded={props.assigning} onExpanded={props.onAssigning} />
        {!resolved && (
          <button type="button" class="button" onClick={() => setEscalating(true)}>
            <Icon name="flag" />
            {texts.conversation.escalate}
          </button>
        )}
        {resolved ? (
          <button type="button" class="button" onClick={() => desk.attempt(desk.reopen(details.id))}>
            <Icon name="reopen" />
            {texts.conversation.reopen}
          </button>
        ) : (
          <button type="button" class="button resolve" onClick={() => desk.attempt(desk.resolve(details.id))}>
            <Icon name="check" />
            {texts.conversation.resolve}
          </button>
        )}
        <button
          type="button"
          class="button hear-toggle"
          aria-expanded={hearing}
          aria-label={hearing ? texts.hear.collapse : texts.hear.expand}
          title={hearing ? texts.hear.collapse : texts.hear.expand}
          onClick={() => onHearing(!hearing)}
        >
          {details.emotion === null ? (
            <Icon name="info" />
          ) : (
            <>
              <FeelingIcon shape={feelingShape(details.emotion)} />
              <span class="hear-word">{feelingOf(details.emotion)}</span>
            </>
          )}
        </button>
      </div>
      {escalating && <EscalateDialog desk={desk} id={details.id} onClose={() => setEscalating(false)} />}
    </header>
  );
}

function Verified({ verified }: { verified: boolean }) {
  return verified ? (
    <span class="badge verified" title={texts.contact.verifiedHelp}>
      <Icon name="shield" />
      {texts.contact.verified}
    </span>
  ) : (
    <span class="badge" title={texts.contact.unverifiedHelp}>
      {texts.contact.unverified}
    </span>
  );
}
