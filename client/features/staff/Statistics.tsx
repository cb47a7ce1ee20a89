import type { StaffClient } from "../../net/staff.port.ts";
import { Away } from "../../ui/Away.tsx";
import { Page } from "../../ui/Page.tsx";
import { sentenceOf } from "../../ui/sentences.ts";
import { Waiting } from "../../ui/Waiting.tsx";
import { CATEGORY_NAMES } from "./cases.view.ts";
import { useStaffTold } from "./staff-place.ts";
import { byCategory, byDay, dayWords, statisticsWords, type Counts } from "./statistics.view.ts";
import "./watch.css";

const readStatistics = (staff: StaffClient) => staff.cases.statistics();

/** `/staff/statistics`: how many reports came in the last 30 days, how soon they were decided, and what they came to. */
export const Statistics = () => {
  const [came, again] = useStaffTold(readStatistics);
  return (
    <Page title="Statistics" lead="Reports of the last 30 days, by days in UTC. They name nobody." width="wide">
      {came.kind === "asking" && <Waiting text="Counting…" />}
      {came.kind === "failed" && <Away text={sentenceOf(came.refusal)} onAgain={again} />}
      {came.kind === "here" && came.value.days.length === 0 && (
        <p className="soft">Nothing was reported in the last 30 days, and nothing was decided. All is kind.</p>
      )}
      {came.kind === "here" && came.value.days.length > 0 && (
        <>
          <p>{statisticsWords(came.value)}</p>
          <CountsTable
            title="By what it was about"
            of="Category"
            rows={byCategory(came.value.days).map(([category, counts]) => [CATEGORY_NAMES[category], counts])}
          />
          <CountsTable
            title="By day"
            of="Day"
            rows={byDay(came.value.days).map(([day, counts]) => [dayWords(day), counts])}
          />
        </>
      )}
    </Page>
  );
};

type CountsTableProps = {
  readonly title: string;
  /** What a row is. */
  readonly of: string;
  readonly rows: readonly (readonly [string, Counts])[];
};

const CountsTable = ({ title, of, rows }: CountsTableProps) => (
  <section className="stack tight">
    <h2>{title}</h2>
    {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part of the page that scrolls */}
    <div className="staff__scroll" tabIndex={0} role="region" aria-label={title}>
      <table className="staff__rooms">
        <thead>
          <tr>
            <th scope="col">{of}</th>
            <th scope="col" className="staff__number">
              Reported
            </th>
            <th scope="col" className="staff__number">
              Decided
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, { reported, decided }]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="staff__number">{reported}</td>
              <td className="staff__number">{decided}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </section>
);
