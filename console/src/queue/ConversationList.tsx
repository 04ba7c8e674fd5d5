import type { Conversation } from "@warmline/widget/protocol";
import type { TargetedKeyboardEvent } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Desk } from "../app/Desk";
import { Failure } from "../app/Failure";
import { Icon } from "../app/Icon";
import { Link } from "../app/Link";
import { useShell } from "../app/Shell";
import { Avatar } from "../contact/Avatar";
import { FeelingIcon } from "../feeling/FeelingIcon";
import { texts } from "../i18n/texts";
import { type Person, row } from "./row";
import type { ViewName } from "./views";

/** Drawing more than this at once costs time that nobody reads. */
const AT_ONCE = 150;

export function ConversationList({ desk, open }: { desk: Desk; open: string | null }) {
  const { queue } = desk;
  const [room, setRoom] = useState(AT_ONCE);
  const state = queue.state.value;
  const visible = queue.visible.value;
  return (
    <section class="list-pane" aria-labelledby="list-title">
      <h2 id="list-title">{texts.queue[queue.view.value]}</h2>
      {state.kind === "failed" ? (
        <Failure title={texts.queue.failed} error={state.error} onRetry={() => desk.attempt(queue.load())} />
      ) : queue.loading.value ? (
        <ListSkeleton />
      ) : visible.length === 0 ? (
        <div class="empty">
          <h3>{texts.queue.empty[queue.view.value].title}</h3>
          <p>{texts.queue.empty[queue.view.value].text}</p>
        </div>
      ) : (
        <ul class="conversations" aria-label={texts.queue.list} onKeyDown={onArrow}>
          {visible.slice(0, room).map((conversation) => (
            <Item
              key={conversation.id}
              conversation={conversation}
              me={desk.me}
              view={queue.view.value}
              open={conversation.id === open}
            />
          ))}
        </ul>
      )}
      {visible.length > room && (
        <button type="button" class="quiet more" onClick={() => setRoom(room + AT_ONCE)}>
          {texts.common.more}
        </button>
      )}
      {queue.moreResolved.value && visible.length <= room && (
        <button type="button" class="quiet more" onClick={() => desk.attempt(queue.loadResolved(true))}>
          {texts.common.more}
        </button>
      )}
    </section>
  );
}

/** Arrows go from one line to the next; Enter opens it, as with any link. */
function onArrow(event: TargetedKeyboardEvent<HTMLUListElement>) {
  const line = document.activeElement?.closest("li");
  const next = { ArrowDown: line?.nextElementSibling, ArrowUp: line?.previousElementSibling }[event.key];
  if (!next) return;
  event.preventDefault();
  next.querySelector("a")?.focus();
}

type ItemProps = { conversation: Conversation; me: Person; view: ViewName; open: boolean };

function Item({ conversation, me, view, open }: ItemProps) {
  const { now } = useShell();
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (open) item.current?.scrollIntoView({ block: "nearest" });
  }, [open]);
  const line = row(conversation, me, view, now.value);
  return (
    <li ref={item} class={line.unread ? "item unread" : "item"}>
      <Link to={{ page: "inbox", conversation: line.id }} current={open}>
        <Avatar id={line.contact} name={line.name} />
        <span class="item-top">
          <span class="item-name">
            <bdi>{line.name}</bdi>
          </span>
          {line.unread && <span class="hidden">, {texts.queue.unread}</span>}
          <time class="item-time" dateTime={conversation.lastActivityAt}>
            {line.time}
          </time>
        </span>
        <span class="item-words">
          {line.by !== null && <span class="item-by">{line.by}: </span>}
          <bdi>{line.words}</bdi>
        </span>
        <span class="item-facts">
          {line.escalated && (
            <span class="fact escalated">
              <Icon name="flag" />
              {texts.queue.escalated}
            </span>
          )}
          {line.waiting !== null && (
            <span class="fact waits">
              <Icon name="clock" />
              {texts.queue.waits(line.waiting)}
            </span>
          )}
          {line.feeling !== null && (
            <span class="fact">
              <FeelingIcon shape={line.feeling.shape} />
              {line.feeling.word}
            </span>
          )}
          {line.whose !== null && <span class="fact whose">{line.whose}</span>}
        </span>
      </Link>
    </li>
  );
}

function ListSkeleton() {
  return (
    <div class="list-skeleton" role="status">
      <p class="hidden">{texts.common.loading}</p>
      {[58, 42, 66, 50, 61].map((width) => (
        <div key={width} class="item-skeleton" aria-hidden="true">
          <span class="skeleton" style={{ width: `${width}%` }} />
          <span class="skeleton" />
        </div>
      ))}
    </div>
  );
}
