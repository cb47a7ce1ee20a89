import { ASSOCIATED_MEANS, NOTHING_STANDS_OUT, TOO_LITTLE_YET } from "#shared/mood/insights/insight.words.ts";
import { DataTable } from "../../ui/charts/DataTable.tsx";
import { effectsTable, reachOf, sorted, type Looked } from "./found.ts";
import { IntervalPicture } from "./IntervalPicture.tsx";
import { NotEnough } from "./NotEnough.tsx";

type FindingsProps = {
  readonly looked: readonly Looked[];
  readonly caption: string;
  /** "12 things", "16 times of the week" */
  readonly count: string;
};

const OPEN_SHOWN = 3;

/** What stands out, each with its numbers; what does not, and what cannot be said yet, folded below. */
export const Findings = ({ looked, caption, count }: FindingsProps) => {
  const found = sorted(looked);
  const { associated, alike, open } = found;
  const reach = reachOf([...associated, ...alike].map(({ finding }) => finding));
  const first = open[0];
  return (
    <>
      {associated.length > 0 && (
        <ul className="findings">
          {associated.map(({ name, finding, said }) => (
            <li key={name} className="finding">
              <p className="insight__says">{said.says}</p>
              <IntervalPicture
                from={-reach}
                to={reach}
                zero={0}
                low={finding.low}
                mid={finding.shift}
                high={finding.high}
                ends={["lower", "brighter"]}
                label={`${name}, points beside your other entries`}
                tone={finding.direction === "higher" ? "brighter" : "lower"}
              />
              <p className="insight__numbers">{said.numbers}</p>
            </li>
          ))}
        </ul>
      )}
      {associated.length > 0 && <p className="soft">{ASSOCIATED_MEANS}</p>}
      {associated.length === 0 && alike.length > 0 && <p className="insight__says">{NOTHING_STANDS_OUT}</p>}
      {associated.length === 0 && alike.length === 0 && first === undefined && (
        <p className="insight__says">{TOO_LITTLE_YET}</p>
      )}
      {associated.length === 0 && alike.length === 0 && first !== undefined && (
        <NotEnough says={TOO_LITTLE_YET} numbers={`${first.said.says} ${first.said.numbers}`} {...first.finding} />
      )}
      {alike.length > 0 && (
        <details className="insight__more">
          <summary>{`${alike.length} of ${count} look much like the rest`}</summary>
          <ul className="findings findings--small">
            {alike.map(({ name, said }) => (
              <li key={name}>
                <p>{said.says}</p>
                <p className="insight__numbers">{said.numbers}</p>
              </li>
            ))}
          </ul>
        </details>
      )}
      {open.length > 0 && associated.length + alike.length > 0 && (
        <details className="insight__more">
          <summary>{`${open.length} of ${count}: not enough to say yet`}</summary>
          <ul className="findings findings--small">
            {open.slice(0, OPEN_SHOWN * 4).map(({ name, said }) => (
              <li key={name}>
                <p>{said.says}</p>
                <p className="insight__numbers">{said.numbers}</p>
              </li>
            ))}
          </ul>
        </details>
      )}
      <DataTable table={effectsTable(caption, found)} />
    </>
  );
};
