import { texts } from "../i18n/texts";
import { type Group, isTooFew } from "./satisfaction";

export type GroupTableProps = {
  heading: string;
  caption: string;
  groups: ReadonlyArray<Group>;
  name: (key: string) => string;
};

export function GroupTable({ heading, caption, groups, name }: GroupTableProps) {
  if (groups.length === 0) return <p class="muted">{texts.report.noGroup}</p>;
  const { percent } = texts.report;
  return (
    <section
      class="table-scroll"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways has to be reachable by keyboard
      tabIndex={0}
      aria-label={caption}
    >
      <table>
        <caption class="hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            <th scope="col">{texts.report.happy}</th>
            <th scope="col">{texts.report.response}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ key, score, responseRate }) => (
            <tr key={key} class={isTooFew(score) ? "few" : undefined}>
              <th scope="row" dir="auto">
                {name(key)}
              </th>
              <td>
                {score.value === null ? "–" : percent(score.value)}
                {score.low !== null && score.high !== null && (
                  <small>{texts.report.range(score.low, score.high)}</small>
                )}
                {isTooFew(score) && <small>{texts.report.few}</small>}
              </td>
              <td>
                {responseRate.value === null ? "–" : percent(responseRate.value)}
                <small>{texts.report.ofAsked(responseRate.answered, responseRate.asked)}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
