import type { Me } from "@warmline/widget/protocol";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Desk } from "../app/Desk";
import { Failure } from "../app/Failure";
import { useShell } from "../app/Shell";
import { useTitle } from "../app/useTitle";
import { texts } from "../i18n/texts";
import { mayCuratePhrases } from "../session/roles";
import { Filters } from "./Filters";
import { ImportDialog } from "./ImportDialog";
import { PhraseDialog } from "./PhraseDialog";
import { NO_FILTER, PhraseList } from "./PhraseList";
import { PhraseRow } from "./PhraseRow";
import { RebuildPanel } from "./RebuildPanel";
import type { Item, Phrase } from "./wire";
import "../report/report.css";
import "./phrases.css";

type Open = { dialog: "none" } | { dialog: "import" } | { dialog: "phrase"; phrase: Phrase | null };

export function PhrasesPage({ desk, me }: { desk: Desk; me: Me }) {
  const { http, notices } = useShell();
  useTitle(texts.page.phrases);
  const list = useMemo(() => new PhraseList(http), [http]);
  const [open, setOpen] = useState<Open>({ dialog: "none" });
  useEffect(() => desk.attempt(list.load()), [list, desk]);
  const owner = mayCuratePhrases(me);
  const words = texts.phrases;
  const close = () => setOpen({ dialog: "none" });

  const saved = (before: Phrase | null, item: Item) => {
    list.put(before?.id ?? null, item);
    close();
    notices.news(before === null ? words.added : words.saved);
    desk.attempt(list.loadSituations());
  };
  const retire = (phrase: Phrase, retired: boolean) =>
    desk.attempt(
      list
        .retire(phrase.id, phrase.version, retired)
        .then(() => notices.news(retired ? words.retired : words.restored)),
    );

  return (
    <main class="page-body report phrases">
      <div class="report-inner">
        <header class="report-header">
          <div class="phrases-lead">
            <h1>{words.title}</h1>
            <p class="muted">{words.lead}</p>
            {!owner && <p class="muted">{words.readOnly}</p>}
          </div>
          {owner && (
            <div class="phrases-actions">
              <button
                type="button"
                class="button primary"
                onClick={() => setOpen({ dialog: "phrase", phrase: null })}
              >
                {words.add}
              </button>
              <button type="button" class="button" onClick={() => setOpen({ dialog: "import" })}>
                {words.importFile}
              </button>
              <Export list={list} />
            </div>
          )}
        </header>
        <Filters desk={desk} list={list} />
        <Content
          desk={desk}
          list={list}
          onEdit={owner ? (phrase) => setOpen({ dialog: "phrase", phrase }) : null}
          onRetire={retire}
        />
        {owner && <RebuildPanel desk={desk} />}
      </div>
      {open.dialog === "phrase" && (
        <PhraseDialog list={list} phrase={open.phrase} onSaved={saved} onClose={close} />
      )}
      {open.dialog === "import" && (
        <ImportDialog
          languages={list.languages}
          onImported={() => desk.attempt(list.load())}
          onReview={() => {
            close();
            desk.attempt(list.narrow({ ...NO_FILTER, state: "to-review" }));
          }}
          onClose={close}
        />
      )}
    </main>
  );
}

function Export({ list }: { list: PhraseList }) {
  const words = texts.phrases;
  // Read, so that the links follow the filter.
  const filter = list.filter.value;
  return (
    <details class="export" key={JSON.stringify(filter)}>
      <summary class="button">{words.exportAs}</summary>
      <div class="sheet export-sheet">
        <p class="muted">{words.exportHelp}</p>
        <a href={list.exportPath("csv")} download>
          {words.csv}
        </a>
        <a href={list.exportPath("json")} download>
          {words.json}
        </a>
      </div>
    </details>
  );
}

type ContentProps = {
  desk: Desk;
  list: PhraseList;
  onEdit: ((phrase: Phrase) => void) | null;
  onRetire: (phrase: Phrase, retired: boolean) => void;
};

function Content({ desk, list, onEdit, onRetire }: ContentProps) {
  const state = list.state.value;
  const words = texts.phrases;
  switch (state.kind) {
    case "loading":
      return (
        <div class="phrase-skeleton" role="status">
          <p class="hidden">{texts.common.loading}</p>
          <span class="skeleton" aria-hidden="true" />
          <span class="skeleton" aria-hidden="true" />
          <span class="skeleton" aria-hidden="true" />
        </div>
      );
    case "failed":
      return <Failure title={words.failed} error={state.error} onRetry={() => desk.attempt(list.load())} />;
    case "ready":
      if (state.items.length === 0) {
        return (
          <div class="empty panel">
            <h2>{words.none.title}</h2>
            <p>{words.none.text}</p>
          </div>
        );
      }
      return (
        <>
          <ul class="phrase-list" aria-label={words.list}>
            {state.items.map((item) => (
              <PhraseRow key={item.phrase.id} item={item} onEdit={onEdit} onRetire={onRetire} />
            ))}
          </ul>
          {state.next !== null && (
            <button type="button" class="button phrases-more" onClick={() => desk.attempt(list.more())}>
              {words.more}
            </button>
          )}
        </>
      );
  }
}
