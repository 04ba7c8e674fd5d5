import { useEffect } from "preact/hooks";
import type { Desk } from "../app/Desk";
import { useShell } from "../app/Shell";
import { useShortcuts } from "../app/useShortcuts";
import { useTitle } from "../app/useTitle";
import { ConversationPane } from "../conversation/ConversationPane";
import { texts } from "../i18n/texts";
import { ConversationList } from "./ConversationList";
import { neighbour } from "./neighbour";
import { isUnread } from "./row";
import { ViewNav } from "./ViewNav";
import type { ViewName } from "./views";
import "./inbox.css";

/** Views, list, conversation. On a narrow screen one at a time: with a conversation open, only that. */
export function InboxPage({ desk, conversation }: { desk: Desk; conversation: string | null }) {
  const { router } = useShell();
  useEffect(() => desk.show(conversation), [desk, conversation]);
  useEffect(() => () => desk.show(null), [desk]);

  const unread = desk.queue.visible.value.filter(isUnread).length;
  useTitle(unread > 0 ? `(${unread}) ${texts.page.inbox}` : texts.page.inbox);

  const step = (by: 1 | -1) => {
    const id = neighbour(desk.queue.visible.peek(), conversation, by);
    if (id !== null) router.go({ page: "inbox", conversation: id });
  };
  const choose = (view: ViewName) => desk.attempt(desk.queue.choose(view));
  useShortcuts({
    next: () => step(1),
    previous: () => step(-1),
    view1: () => choose("mine"),
    view2: () => choose("unassigned"),
    view3: () => choose("all"),
    view4: () => choose("resolved"),
  });

  return (
    <main class={conversation === null ? "inbox" : "inbox one-open"}>
      <h1 class="hidden">{texts.page.inbox}</h1>
      <ViewNav desk={desk} />
      <ConversationList desk={desk} open={conversation} />
      <div class="conversation-pane">
        {desk.open.value === null ? (
          <div class="empty pick">
            <h2>{texts.queue.pick}</h2>
            <p>{texts.queue.pickHelp}</p>
          </div>
        ) : (
          <ConversationPane key={desk.open.value.id} desk={desk} open={desk.open.value} />
        )}
      </div>
    </main>
  );
}
