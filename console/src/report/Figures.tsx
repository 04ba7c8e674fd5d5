import type { ResponseRate, SatisfactionReport, Score } from "@warmline/widget/protocol";
import { texts } from "../i18n/texts";
import { isTooFew } from "./satisfaction";

export function Figures({ report }: { report: SatisfactionReport }) {
  return (
    <div class="figures">
      <ScoreFigure score={report.score} />
      <RateFigure rate={report.responseRate} />
    </div>
  );
}

function ScoreFigure({ score }: { score: Score }) {
  const few = isTooFew(score);
  return (
    <section class={few ? "figure few" : "figure"} aria-label={texts.report.score}>
      <h2>{texts.report.score}</h2>
      {score.value === null || score.low === null || score.high === null ? (
        <p class="figure-value">{texts.report.noAnswers}</p>
      ) : (
        <>
          <p class="figure-value" aria-hidden="true">
            {texts.report.percent(score.value)}
          </p>
          <IntervalBar low={score.low} value={score.value} high={score.high} />
          <p>{texts.report.scoreWords(score.value, score.low, score.high, score.count)}</p>
        </>
      )}
      {few && score.count > 0 && (
        <p class="few-words">
          <strong>{texts.report.few}</strong> {texts.report.fewHelp}
        </p>
      )}
    </section>
  );
}

function RateFigure({ rate }: { rate: ResponseRate }) {
  return (
    <section class="figure" aria-label={texts.report.rate}>
      <h2>{texts.report.rate}</h2>
      {rate.value === null || rate.low === null || rate.high === null ? (
        <p class="figure-value">{texts.report.noneAsked}</p>
      ) : (
        <>
          <p class="figure-value" aria-hidden="true">
            {texts.report.percent(rate.value)}
          </p>
          <IntervalBar low={rate.low} value={rate.value} high={rate.high} />
          <p>
            {texts.report.rateWords(rate.answered, rate.asked)},{" "}
            {texts.report.rateInterval(rate.low, rate.high)}
          </p>
        </>
      )}
    </section>
  );
}

/** Where the true value likely lies, on the way from nobody to everybody. The words beside it say the same. */
export function IntervalBar({ low, value, high }: { low: number; value: number; high: number }) {
  return (
    <svg
      class="interval"
      viewBox="0 0 200 14"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect class="interval-whole" x="0" y="5" width="200" height="4" rx="2" />
      <rect
        class="interval-likely"
        x={low * 200}
        y="3"
        width={Math.max(2, (high - low) * 200)}
        height="8"
        rx="2"
      />
      <rect class="interval-point" x={value * 200 - 1.5} y="0" width="3" height="14" />
    </svg>
  );
}
