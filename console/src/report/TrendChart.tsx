import { texts } from "../i18n/texts";
import { type ChartBox, labelled, marks, yOf } from "./chart";
import type { Group } from "./satisfaction";
import { weekName } from "./words";

const BOX: ChartBox = { width: 720, height: 220, left: 44, right: 12, top: 12, bottom: 30 };
const LINES = [0, 0.25, 0.5, 0.75, 1];

/** A dot and an interval for each week. Weeks with too few answers are hollow and dashed, and not joined. */
export function TrendChart({ groups }: { groups: ReadonlyArray<Group> }) {
  const drawn = marks(groups, BOX);
  const names = labelled(drawn.length, 8);
  return (
    <div class="chart-frame">
      <svg
        class="chart"
        viewBox={`0 0 ${BOX.width} ${BOX.height}`}
        role="img"
        aria-label={texts.report.chartLabel(groups.length)}
      >
        {LINES.map((share) => {
          const y = yOf(share, BOX);
          return (
            <g key={share}>
              <line class="chart-grid" x1={BOX.left} x2={BOX.width - BOX.right} y1={y} y2={y} />
              <text class="chart-axis" x={BOX.left - 8} y={y + 4} text-anchor="end">
                {texts.report.percent(share)}
              </text>
            </g>
          );
        })}
        {drawn.slice(1).map((mark, index) => {
          const before = drawn[index];
          if (before === undefined || before.y === null || mark.y === null) return null;
          if (before.tooFew || mark.tooFew) return null;
          return (
            <line key={mark.key} class="chart-way" x1={before.x} y1={before.y} x2={mark.x} y2={mark.y} />
          );
        })}
        {drawn.map((mark, index) => (
          <g key={mark.key}>
            {mark.y !== null && mark.yLow !== null && mark.yHigh !== null && (
              <>
                <line
                  class={mark.tooFew ? "chart-likely few" : "chart-likely"}
                  x1={mark.x}
                  x2={mark.x}
                  y1={mark.yHigh}
                  y2={mark.yLow}
                />
                <circle
                  class={mark.tooFew ? "chart-point few" : "chart-point"}
                  cx={mark.x}
                  cy={mark.y}
                  r={5}
                />
              </>
            )}
            {names.has(index) && (
              <text class="chart-axis" x={mark.x} y={BOX.height - 8} text-anchor="middle">
                {weekName(mark.key)}
              </text>
            )}
          </g>
        ))}
      </svg>
    </div>
  );
}
