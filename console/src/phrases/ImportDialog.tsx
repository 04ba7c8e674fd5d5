import { useMemo, useState } from "preact/hooks";
import { Dialog } from "../app/Dialog";
import { explain } from "../app/Notices";
import { useShell } from "../app/Shell";
import { texts } from "../i18n/texts";
import { languageName } from "../i18n/when";
import { RequestFailed } from "../server/RequestFailed";
import { Select } from "./Choice";
import { Importing } from "./Importing";
import type { ImportReport } from "./wire";

const MOST_LINES = 200;

type ImportDialogProps = {
  languages: readonly string[];
  onImported: () => void;
  onReview: () => void;
  onClose: () => void;
};

export function ImportDialog({ languages, onImported, onReview, onClose }: ImportDialogProps) {
  const { http } = useShell();
  const words = texts.phrases.importing;
  const importing = useMemo(() => new Importing(http), [http]);
  const [file, setFile] = useState<File | null>(null);
  const [locale, setLocale] = useState("en");
  const state = importing.state.value;

  const apply = async () => {
    await importing.apply();
    if (importing.state.peek().kind === "done") onImported();
  };

  return (
    <Dialog title={words.title} onClose={onClose}>
      <div class="dialog-form">
        <p class="muted">{words.lead}</p>
        {state.kind !== "done" && (
          <>
            <div class="field">
              <label for="import-file">{words.file}</label>
              <input
                id="import-file"
                type="file"
                class="input"
                accept=".csv,.json,text/csv,application/json"
                onChange={(event) => {
                  setFile(event.currentTarget.files?.[0] ?? null);
                  importing.choose();
                }}
              />
            </div>
            <Select
              label={words.language}
              value={locale}
              help={words.languageHelp}
              onValue={(chosen) => {
                setLocale(chosen);
                importing.choose();
              }}
            >
              {languages.map((language) => (
                <option key={language} value={language}>
                  {languageName(language)}
                </option>
              ))}
            </Select>
          </>
        )}
        <div class="import-outcome" aria-live="polite">
          {state.kind === "busy" && <p class="muted">{state.applying ? words.applying : words.looking}</p>}
          {state.kind === "failed" && <p class="form-problem">{said(state.error)}</p>}
          {(state.kind === "looked" || state.kind === "done") && <Report report={state.report} />}
        </div>
        <div class="dialog-actions">
          {state.kind === "done" ? (
            <>
              {state.report.toReview > 0 && (
                <button type="button" class="button primary" onClick={onReview}>
                  {words.showReview}
                </button>
              )}
              <button type="button" class="button" onClick={onClose}>
                {words.close}
              </button>
            </>
          ) : (
            <>
              <button type="button" class="button" onClick={onClose}>
                {texts.common.cancel}
              </button>
              {state.kind === "looked" && state.report.added + state.report.changed > 0 ? (
                // The second click of a double click on the button before it is not meant for this one.
                <button
                  key="apply"
                  type="button"
                  class="button primary"
                  onClick={(event) => event.detail < 2 && void apply()}
                >
                  {words.apply}
                </button>
              ) : (
                <button
                  key="look"
                  type="button"
                  class="button primary"
                  disabled={file === null || state.kind === "busy"}
                  onClick={() => file !== null && void importing.look(file, locale)}
                >
                  {words.look}
                </button>
              )}
            </>
          )}
        </div>
      </div>
    </Dialog>
  );
}

/** The server says in a sentence what is wrong with a file; that is more than its code. */
function said(error: unknown): string {
  const field = error instanceof RequestFailed ? error.fields[0] : undefined;
  return field === undefined ? explain(error) : `${texts.phrases.importing.file}: ${field.message}.`;
}

function Report({ report }: { report: ImportReport }) {
  const words = texts.phrases.importing;
  const { added, changed, skipped, lines } = report;
  if (lines.length === 0) return <p>{words.nothing}</p>;
  return (
    <>
      <p class="import-sums">
        {report.applied ? words.sumsDone(added, changed, skipped) : words.sums(added, changed, skipped)}
      </p>
      {report.toReview > 0 && <p class="muted">{words.reviewNext}</p>}
      <section
        class="table-scroll import-lines"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls has to be reachable by keyboard
        tabIndex={0}
        aria-label={words.lines}
      >
        <table>
          <caption class="hidden">{words.lines}</caption>
          <thead>
            <tr>
              <th scope="col">{words.line}</th>
              <th scope="col">{words.result}</th>
              <th scope="col">{words.phrase}</th>
            </tr>
          </thead>
          <tbody>
            {lines.slice(0, MOST_LINES).map((line) => (
              <tr key={line.line}>
                <th scope="row">{line.line}</th>
                <td>{words.results[line.result] ?? line.result}</td>
                <td dir="auto">
                  {line.text}
                  {line.reason !== null && <span class="import-reason">{line.reason}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {lines.length > MOST_LINES && <p class="muted">{words.firstLines(MOST_LINES, lines.length)}</p>}
    </>
  );
}
