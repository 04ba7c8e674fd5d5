import { useEffect, useRef, useState } from "preact/hooks";
import type { Desk } from "../app/Desk";
import { Failure } from "../app/Failure";
import { useShortcuts } from "../app/useShortcuts";
import { HearPanel } from "../contact/HearPanel";
import { texts } from "../i18n/texts";
import { contactName } from "../queue/row";
import { SuggestionList } from "../suggestion/SuggestionList";
import { ComposerBox, type ComposerHandle } from "./ComposerBox";
import { ConversationHeader } from "./ConversationHeader";
import type { OpenConversation } from "./OpenConversation";
import { TranscriptLog } from "./TranscriptLog";
import "./conversation.css";

/** Wide enough to read beside the transcript; below this the panel is opened when wanted. */
const BESIDE = "(min-width: 1140px)";

export function ConversationPane({ desk, open }: { desk: Desk; open: OpenConversation }) {
  const [hearing, setHearing] = useState(() => matchMedia(BESIDE).matches);
  useEffect(() => {
    // A panel left open by a wide window would lie on the transcript of a narrow one.
    const beside = matchMedia(BESIDE);
    const follow = () => setHearing(beside.matches);
    beside.addEventListener("change", follow);
    return () => beside.removeEventListener("change", follow);
  }, []);
  const [assigning, setAssigning] = useState(false);
  const composer = useRef<ComposerHandle>(null);
  const state = open.state.value;
  const details = open.details.value;

  useShortcuts({
    reply: () => composer.current?.focus("reply"),
    note: () => composer.current?.focus("note"),
    mine: () => {
      if (details !== undefined && details.assignee?.id !== desk.me.id)
        desk.attempt(desk.assign(open.id, "me"));
    },
    assign: () => setAssigning(true),
    hear: () => setHearing(!hearing),
    resolve: () => {
      if (details !== undefined && details.status !== "resolved") desk.attempt(desk.resolve(open.id));
    },
  });

  if (state.kind === "failed") {
    return <Failure title={texts.conversation.failed} error={state.error} onRetry={() => void open.load()} />;
  }
  if (details === undefined) return <PaneSkeleton />;
  return (
    <section class="conversation" aria-label={texts.conversation.label(contactName(details))}>
      <ConversationHeader
        desk={desk}
        details={details}
        hearing={hearing}
        onHearing={setHearing}
        assigning={assigning}
        onAssigning={setAssigning}
      />
      <div class={hearing ? "conversation-body hearing" : "conversation-body"}>
        <div class="conversation-words">
          {state.kind === "loading" ? <PaneSkeleton /> : <TranscriptLog desk={desk} open={open} />}
          <SuggestionList open={open} onUse={(suggestion) => composer.current?.insert(suggestion)} />
          <ComposerBox handle={composer} desk={desk} open={open} resolved={details.status === "resolved"} />
        </div>
        {hearing && <HearPanel desk={desk} open={open} details={details} />}
      </div>
    </section>
  );
}

function PaneSkeleton() {
  return (
    <div class="pane-skeleton" role="status">
      <p class="hidden">{texts.common.loading}</p>
      {["start", "start", "end", "start"].map((side, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: four grey boxes that never change places
        <span key={index} class={`skeleton ${side}`} aria-hidden="true" />
      ))}
    </div>
  );
}
