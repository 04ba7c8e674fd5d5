import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Desk } from "../app/Desk";
import { Icon } from "../app/Icon";
import { useShell } from "../app/Shell";
import { texts } from "../i18n/texts";
import { clockTime } from "../i18n/when";
import type { OpenConversation } from "./OpenConversation";
import { Said } from "./Said";
import { type TranscriptRow, transcript } from "./transcript";
import "./transcript.css";

/** Closer to the end than this counts as reading along. */
const AT_END_PX = 60;

export function TranscriptLog({ desk, open }: { desk: Desk; open: OpenConversation }) {
  const { now } = useShell();
  const scroller = useRef<HTMLElement>(null);
  const atEnd = useRef(true);
  const [below, setBelow] = useState(false);
  const messages = open.messages.value;
  const pending = desk.pending.value.filter((entry) => entry.conversation === open.id);
  const seenUpTo = open.seenUpTo.value;
  const today = new Date(now.value).toDateString();
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the time only the day matters; pending is new each time
  const rows = useMemo(
    () => transcript(messages, pending, { me: desk.me.id, myName: desk.me.name, now: now.value, seenUpTo }),
    [messages, desk.pending.value, seenUpTo, today],
  );
  const firstKey = rows[1]?.key;
  const heightBefore = useRef(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when what is drawn has grown
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    if (atEnd.current) box.scrollTop = box.scrollHeight;
    else setBelow(true);
    heightBefore.current = box.scrollHeight;
  }, [rows.length, open.typing.value.length > 0]);

  // Earlier messages push everything down; what was being read stays where it was.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the top has changed
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box !== null && !atEnd.current) box.scrollTop += box.scrollHeight - heightBefore.current;
  }, [firstKey]);

  const tellRead = () => {
    if (atEnd.current && document.visibilityState === "visible") open.shown();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever is new and shown counts as read
  useEffect(tellRead, [messages, desk.connection.value.status]);
  useEffect(() => {
    document.addEventListener("visibilitychange", tellRead);
    return () => document.removeEventListener("visibilitychange", tellRead);
  });

  // The box shrinks when suggestions appear below it; reading along has to go on.
  useEffect(() => {
    const box = scroller.current;
    if (box === null || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(() => {
      if (atEnd.current) box.scrollTop = box.scrollHeight;
    });
    observer.observe(box);
    return () => observer.disconnect();
  }, []);

  const onScroll = () => {
    const box = scroller.current;
    if (box === null) return;
    atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < AT_END_PX;
    if (atEnd.current) {
      setBelow(false);
      tellRead();
    }
  };

  const toEnd = () => {
    atEnd.current = true;
    setBelow(false);
    if (scroller.current !== null) scroller.current.scrollTop = scroller.current.scrollHeight;
    tellRead();
  };

  const typing = open.customerTyping.value[0];
  return (
    <div class="transcript-frame">
      <section
        class="transcript"
        ref={scroller}
        onScroll={onScroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area has to be reachable by keyboard
        tabIndex={0}
        aria-label={texts.conversation.transcript}
      >
        {open.hasEarlier.value && (
          <button type="button" class="quiet earlier" onClick={() => desk.attempt(open.earlier())}>
            {texts.conversation.earlier}
          </button>
        )}
        <div role="log" aria-label={texts.conversation.transcript} class="log">
          {rows.length === 0 && <p class="muted nothing">{texts.conversation.empty}</p>}
          {rows.map((row) => (
            <Row key={row.key} row={row} desk={desk} />
          ))}
        </div>
        {typing !== undefined && (
          <p class="typing">
            <span class="typing-dots" aria-hidden="true" />
            {texts.conversation.typing(typing.name === "" ? texts.conversation.visitor : typing.name)}
          </p>
        )}
      </section>
      {below && (
        <button type="button" class="button new-below" onClick={toEnd}>
          <Icon name="down" />
          {texts.conversation.newMessages}
        </button>
      )}
    </div>
  );
}

function Row({ row, desk }: { row: TranscriptRow; desk: Desk }) {
  switch (row.kind) {
    case "day":
      return <h3 class="day">{row.name}</h3>;
    case "event":
      return (
        <p class="event" dir="auto">
          {row.text} <time dateTime={row.at}>{clockTime(row.at)}</time>
        </p>
      );
    case "said":
      return <Said row={row} desk={desk} />;
  }
}
