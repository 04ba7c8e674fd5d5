import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { texts } from "../i18n/texts";
import { type ChartBox, labelled, marks, yOf } from "./chart";
import type { Group } from "./satisfaction";
import { weekName } from "./words";

const LINES = [0, 0.25, 0.5, 0.75, 1];
const HEIGHT = 230;
const LABEL_WIDTH = 72;

/** A dot and an interval for each week. Weeks with too few answers are hollow and dashed, and not joined. */
export function TrendChart({ groups }: { groups: ReadonlyArray<Group> }) {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(720);
  // Drawn in the pixels there are, so that its words are as large as all others on any screen.
  useLayoutEffect(() => {
    const box = frame.current;
    if (box === null || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(() => setWidth(Math.max(240, box.clientWidth)));
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  const box: ChartBox = { width, height: HEIGHT, left: 44, right: 22, top: 10, bottom: 30 };
  const drawn = marks(groups, box);
  const names = labelled(drawn.length, Math.max(1, Math.floor((width - box.left) / LABEL_WIDTH)));
  return (
    <div class="chart-frame" ref={frame}>
      <svg
        class="chart"
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="img"
        aria-label={texts.report.chartLabel(groups.length)}
      >
        {LINES.map((share) => {
          const y = yOf(share, box);
          return (
            <g key={share}>
              <line class="chart-grid" x1={box.left} x2={box.width - box.right} y1={y} y2={y} />
              <text class="chart-axis" x={box.left - 8} y={y + 4} text-anchor="end">
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
              <text class="chart-axis" x={mark.x} y={box.height - 8} text-anchor="middle">
                {weekName(mark.key)}
              </text>
            )}
          </g>
        ))}
      </svg>
    </div>
  );
}
