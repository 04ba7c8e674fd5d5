import { useEffect, useMemo, useState } from "preact/hooks";
import type { Desk } from "../app/Desk";
import { Failure } from "../app/Failure";
import { useShell } from "../app/Shell";
import { useTitle } from "../app/useTitle";
import { texts } from "../i18n/texts";
import { Figures } from "./Figures";
import { GroupTable, type GroupTableProps } from "./GroupTable";
import { PRESETS } from "./period";
import { SatisfactionView } from "./SatisfactionView";
import { TrendChart } from "./TrendChart";
import { audienceName, teamName, weekName } from "./words";
import "./report.css";

export function SatisfactionPage({ desk }: { desk: Desk }) {
  const { http, now } = useShell();
  useTitle(texts.page.satisfaction);
  const view = useMemo(() => new SatisfactionView(http, () => now.peek()), [http, now]);
  useEffect(() => {
    desk.attempt(view.load());
  }, [view, desk]);
  return (
    <main class="page-body report">
      <div class="report-inner">
        <header class="report-header">
          <div>
            <h1>{texts.report.title}</h1>
            <p class="muted">{texts.report.lead}</p>
          </div>
          <PeriodChoice desk={desk} view={view} />
        </header>
        <Content desk={desk} view={view} />
      </div>
    </main>
  );
}

function Content({ desk, view }: { desk: Desk; view: SatisfactionView }) {
  const state = view.state.value;
  switch (state.kind) {
    case "loading":
      return (
        <div class="report-skeleton" role="status">
          <p class="hidden">{texts.common.loading}</p>
          <span class="skeleton" aria-hidden="true" />
          <span class="skeleton" aria-hidden="true" />
          <span class="skeleton tall" aria-hidden="true" />
        </div>
      );
    case "failed":
      return (
        <Failure title={texts.report.failed} error={state.error} onRetry={() => desk.attempt(view.load())} />
      );
    case "ready":
      return (
        <>
          <Figures report={state.weeks} />
          {state.weeks.score.count === 0 ? (
            <div class="empty panel">
              <h2>{texts.report.empty.title}</h2>
              <p>{texts.report.empty.text}</p>
            </div>
          ) : (
            <>
              <section class="panel" aria-labelledby="trend-title">
                <h2 id="trend-title">{texts.report.trend}</h2>
                <p class="muted">{texts.report.trendHelp}</p>
                <TrendChart groups={state.weeks.groups} />
                <details class="as-table">
                  <summary>{texts.report.asTable}</summary>
                  <GroupTable
                    heading={texts.report.week}
                    caption={texts.report.trend}
                    groups={state.weeks.groups}
                    name={weekName}
                  />
                </details>
              </section>
              <div class="report-groups">
                <GroupPanel
                  title={texts.report.byInbox}
                  heading={texts.report.inbox}
                  groups={state.inboxes.groups}
                  name={(key) => key}
                />
                <GroupPanel
                  title={texts.report.byTeam}
                  heading={texts.report.team}
                  groups={state.teams.groups}
                  name={teamName}
                />
                <GroupPanel
                  title={texts.report.byAudience}
                  heading={texts.report.audience}
                  groups={state.audiences.groups}
                  name={audienceName}
                />
              </div>
            </>
          )}
          <Definitions />
        </>
      );
  }
}

type GroupPanelProps = Omit<GroupTableProps, "caption"> & { title: string };

function GroupPanel({ title, ...table }: GroupPanelProps) {
  return (
    <div class="panel">
      <h2>{title}</h2>
      <GroupTable caption={title} {...table} />
    </div>
  );
}

function Definitions() {
  return (
    <section class="panel definitions" aria-labelledby="definitions-title">
      <h2 id="definitions-title">{texts.report.definitions}</h2>
      <dl>
        {texts.report.definition.map(([term, meaning]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p class="muted">{texts.report.noRanking}</p>
    </section>
  );
}

function PeriodChoice({ desk, view }: { desk: Desk; view: SatisfactionView }) {
  const preset = view.preset.value;
  const [custom, setCustom] = useState(false);
  const [days, setDays] = useState(view.period.peek());
  const [wrong, setWrong] = useState(false);

  const show = async (event: SubmitEvent) => {
    event.preventDefault();
    setWrong(!(await view.chooseDays(days)));
  };

  return (
    <div class="period">
      <fieldset class="presets">
        <legend class="hidden">{texts.report.period}</legend>
        {PRESETS.map((count) => (
          <button
            key={count}
            type="button"
            aria-pressed={preset === count && !custom}
            onClick={() => {
              setCustom(false);
              setWrong(false);
              desk.attempt(view.choose(count));
            }}
          >
            {texts.report.last(count)}
          </button>
        ))}
        <button
          type="button"
          aria-pressed={custom || preset === "custom"}
          aria-expanded={custom}
          onClick={() => {
            setDays(view.period.peek());
            setCustom(true);
          }}
        >
          {texts.report.custom}
        </button>
      </fieldset>
      {custom && (
        <form class="days" onSubmit={show} noValidate>
          <label>
            {texts.report.from}
            <input
              type="date"
              class="input"
              value={days.from}
              onInput={(event) => setDays({ ...days, from: event.currentTarget.value })}
            />
          </label>
          <label>
            {texts.report.to}
            <input
              type="date"
              class="input"
              value={days.to}
              onInput={(event) => setDays({ ...days, to: event.currentTarget.value })}
            />
          </label>
          <button type="submit" class="button">
            {texts.report.show}
          </button>
          {wrong && (
            <p class="wrong" role="alert">
              {texts.report.wrongRange}
            </p>
          )}
        </form>
      )}
    </div>
  );
}
