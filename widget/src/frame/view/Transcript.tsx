import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { count, t } from "../../i18n";
import type { Chat } from "../Chat";
import type { NoticeText } from "../Talk";
import { dayNameOf } from "./format";
import { AssistantIcon, DownIcon, PersonIcon } from "./icons";
import { MessageRow } from "./MessageRow";
import { PendingRow } from "./PendingRow";
import { Rating } from "./Rating";
import { Rich } from "./Rich";
import { type Row, rowsOf } from "./rows";

type Props = {
  readonly chat: Chat;
  /** Whether the visitor can see this at all: panel open, tab in front. */
  readonly inSight: boolean;
  readonly onEdit: (text: string) => void;
};

/** So close to the end that new messages shall keep it there. */
const NEAR_END_PX = 80;

export function Transcript({ chat, inSight, onEdit }: Props) {
  const { talk } = chat;
  const scroller = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const atEnd = useSignal(true);
  const height = useRef(0);
  const lastTop = useRef(0);
  const rows = useComputed(() =>
    rowsOf({
      messages: talk.messages.value,
      pending: chat.pending.value,
      notices: talk.notices.value,
      agentHasRead: talk.agentHasRead.value,
    }),
  );
  const firstSeq = talk.messages.value[0]?.seq;
  const lastFirst = useRef(firstSeq);
  const waiting = chat.pending.value.length;
  const lastWaiting = useRef(waiting);

  // Stay at the end, or stay at what is being read when older messages come in above it.
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const older = firstSeq !== undefined && lastFirst.current !== undefined && firstSeq < lastFirst.current;
    if (older) box.scrollTop += box.scrollHeight - height.current;
    else if (atEnd.value || waiting > lastWaiting.current) {
      atEnd.value = true;
      box.scrollTop = box.scrollHeight;
    }
    height.current = box.scrollHeight;
    lastFirst.current = firstSeq;
    lastWaiting.current = waiting;
  });

  // A queue card, a banner, the keyboard or the question at the end change the room without a new message.
  useEffect(() => {
    const box = scroller.current;
    if (!box || !content.current) return;
    const observer = new ResizeObserver(() => {
      if (atEnd.value) box.scrollTop = box.scrollHeight;
    });
    observer.observe(box);
    observer.observe(content.current);
    return () => observer.disconnect();
  }, [atEnd]);

  useSignalEffect(() => {
    const end = atEnd.value && talk.messages.value.length > 0 && chat.connection.value.status === "online";
    if (end && inSight) queueMicrotask(() => chat.sawAll());
  });
  useLayoutEffect(() => {
    if (inSight && atEnd.value) chat.sawAll();
  }, [inSight, chat, atEnd]);

  const onScroll = () => {
    const box = scroller.current;
    if (!box) return;
    // Only moving upwards leaves the end: when the room shrinks, the distance grows without anybody scrolling.
    if (box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END_PX) atEnd.value = true;
    else if (box.scrollTop < lastTop.current - 1) atEnd.value = false;
    lastTop.current = box.scrollTop;
    if (box.scrollTop < NEAR_END_PX && talk.earlier.value === "there") void talk.loadEarlier();
  };
  const toEnd = () => {
    const box = scroller.current;
    if (box) box.scrollTop = box.scrollHeight;
  };

  const online = chat.connection.value.status === "online";
  const unread = talk.unread.value;
  return (
    <div class="transcript">
      <section
        class="scroller"
        ref={scroller}
        onScroll={onScroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an area that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={t("conversation")}
      >
        <div ref={content}>
          <Earlier chat={chat} />
          <Greeting chat={chat} />
          <div
            role="log"
            aria-label={t("transcript")}
            aria-live={talk.live.value ? "polite" : "off"}
            aria-relevant="additions"
          >
            <ol class="rows">
              {rows.value.map((row) => (
                <RowView key={row.key} row={row} chat={chat} online={online} onEdit={onEdit} />
              ))}
            </ol>
          </div>
          <Typing chat={chat} />
          <Rating satisfaction={chat.satisfaction} />
        </div>
      </section>
      {!atEnd.value && (
        <button type="button" class="to-end" onClick={toEnd}>
          <DownIcon />
          {unread > 0 ? count("newMessages", unread) : <span class="unseen">{t("toLatest")}</span>}
        </button>
      )}
    </div>
  );
}

type RowProps = {
  readonly row: Row;
  readonly chat: Chat;
  readonly online: boolean;
  readonly onEdit: (text: string) => void;
};

function RowView({ row, chat, online, onEdit }: RowProps) {
  switch (row.kind) {
    case "day":
      return (
        <li class="day" aria-live="off">
          {dayNameOf(row.at, new Date())}
        </li>
      );
    case "notice":
      return (
        <li class="notice" dir="auto">
          <PersonIcon />
          {noticeText(row.text)}
        </li>
      );
    case "message":
      return <MessageRow message={row.message} first={row.first} mark={row.mark} />;
    case "pending":
      return (
        <PendingRow
          entry={row.entry}
          first={row.first}
          online={online}
          onRetry={() => chat.retry(row.entry.id)}
          onEdit={() => onEdit(chat.discard(row.entry.id))}
        />
      );
  }
}

function noticeText({ kind, name }: NoticeText): string {
  return kind === "joined" ? t("joined", { name }) : t("left", { name });
}

function Earlier({ chat }: { readonly chat: Chat }) {
  switch (chat.talk.earlier.value) {
    case "none":
      return null;
    case "loading":
      return <p class="earlier">{t("earlierLoading")}</p>;
    default:
      return (
        <p class="earlier">
          {chat.talk.earlier.value === "failed" && <span role="alert">{t("earlierFailed")}</span>}
          <button type="button" class="plain" onClick={() => void chat.talk.loadEarlier()}>
            {chat.talk.earlier.value === "failed" ? t("retry") : t("earlier")}
          </button>
        </p>
      );
  }
}

/** The inbox's own words before the first message; part of the room, not of the conversation. */
function Greeting({ chat }: { readonly chat: Chat }) {
  const inbox = chat.inbox.value;
  if (!inbox) {
    return chat.phase.value === "starting" ? <p class="starting">{t("start")}</p> : null;
  }
  if (inbox.greeting === "" || chat.talk.earlier.value !== "none") return null;
  return (
    <div class="greeting" dir="auto">
      <Rich text={inbox.greeting} />
    </div>
  );
}

/** Seen but not spoken: a sign that comes and goes every few seconds would drown the messages. */
function Typing({ chat }: { readonly chat: Chat }) {
  const typing = chat.typing.value[0];
  if (!typing) return null;
  const bot = typing.kind === "bot";
  return (
    <div class="typing">
      <span class={`avatar ${bot ? "bot" : ""}`} aria-hidden="true">
        {bot ? <AssistantIcon /> : [...(typing.name || t("team"))][0]}
      </span>
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <span>{bot ? t("typingAssistant") : t("typing", { name: typing.name || t("team") })}</span>
    </div>
  );
}
