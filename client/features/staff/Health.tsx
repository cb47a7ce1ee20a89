import { Page } from "../../ui/Page.tsx";
import { Status } from "../../ui/Status.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { FIGURES, healthLead, lineOf, SERIES } from "./health.words.ts";
import { useStaffPlace } from "./staff-place.ts";
import { useRooms } from "./useRooms.ts";
import { LINK_WORDS } from "./view.ts";
import "./watch.css";

const STEPS = 60;
const timeOf = (atMs: number): string => new Date(atMs).toLocaleTimeString();

/** `/staff/health`: how each process is, and the last ten minutes of all of them. */
export const Health = () => {
  const { onOver } = useStaffPlace();
  const { link, seen } = useRooms(onOver);
  if (seen === null) return <Waiting text={LINK_WORDS.joining} />;
  const processes = Object.entries(seen.health).toSorted(([a], [b]) => a.localeCompare(b));
  return (
    <Page title="Health" lead={healthLead(processes.length, processes[0]?.[1] ?? { jobs: 0, held: 0 })} width="wide">
      <Status className={link === "offline" ? "staff__note" : "unseen"}>{LINK_WORDS[link]}</Status>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part of the page that scrolls */}
      <div className="staff__scroll" tabIndex={0} role="region" aria-label="Processes">
        <table className="staff__rooms">
          <thead>
            <tr>
              <th scope="col">Process</th>
              {FIGURES.map(({ name }) => (
                <th key={name} scope="col" className="staff__number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {processes.map(([id, health]) => (
              <tr key={id}>
                <th scope="row">{id.slice(0, 8)}</th>
                {FIGURES.map(({ name, says }) => (
                  <td key={name} className="staff__number">
                    {says(health)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <section className="stack watch__past" aria-labelledby="health-series">
        <h2 id="health-series">The last ten minutes</h2>
        <p className="soft">All processes together, in steps of ten seconds, since somebody watches.</p>
        <div className="watch__series">
          {SERIES.map(([name, words, unit]) => {
            const values = seen.steps.map((step) => step[name]);
            const last = `${values.at(-1) ?? 0}${unit}`;
            return (
              <figure key={name} className="card watch__chart">
                <figcaption>
                  {words}: <strong>{last}</strong>
                </figcaption>
                <svg viewBox="0 0 300 62" preserveAspectRatio="none" role="img" aria-label={`${words}, now ${last}`}>
                  <polyline points={lineOf(values, STEPS)} />
                </svg>
              </figure>
            );
          })}
        </div>
        <details>
          <summary>The same numbers as a table</summary>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part of the page that scrolls */}
          <div className="staff__scroll" tabIndex={0} role="region" aria-label="The last ten minutes as a table">
            <table className="staff__rooms">
              <thead>
                <tr>
                  <th scope="col">From</th>
                  {SERIES.map(([name, words]) => (
                    <th key={name} scope="col" className="staff__number">
                      {words}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {seen.steps.toReversed().map((step) => (
                  <tr key={step.atMs}>
                    <th scope="row">{timeOf(step.atMs)}</th>
                    {SERIES.map(([name, , unit]) => (
                      <td key={name} className="staff__number">
                        {step[name]}
                        {unit}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      </section>
    </Page>
  );
};
