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

/** Of what cannot be said yet those that lack least; a diary has up to a hundred tags. */
const OPEN_SHOWN = 12;

type FoldedProps = { readonly summary: string; readonly looked: readonly Looked[]; readonly more?: string };
const Folded = ({ summary, looked, more = "" }: FoldedProps) =>
  looked.length > 0 && (
    <details className="insight__more">
      <summary>{summary}</summary>
      <ul className="findings findings--small">
        {looked.map(({ name, said }) => (
          <li key={name}>
            <p>{said.says}</p>
            <p className="insight__numbers">{said.numbers}</p>
          </li>
        ))}
      </ul>
      {more !== "" && <p className="soft">{more}</p>}
    </details>
  );

/** What stands out, each with its numbers; what does not, and what cannot be said yet, folded below. */
export const Findings = ({ looked, caption, count }: FindingsProps) => {
  const found = sorted(looked);
  const { associated, unsteady, alike, open } = found;
  const compared = associated.length + unsteady.length + alike.length;
  const reach = reachOf(associated.map(({ finding }) => finding));
  const first = open[0];
  const left = open.length - OPEN_SHOWN;
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
      {associated.length === 0 && compared > 0 && <p className="insight__says">{NOTHING_STANDS_OUT}</p>}
      {compared === 0 && first === undefined && <p className="insight__says">{TOO_LITTLE_YET}</p>}
      {compared === 0 && first !== undefined && (
        <NotEnough says={TOO_LITTLE_YET} numbers={`${first.said.says} ${first.said.numbers}`} {...first.finding} />
      )}
      <Folded summary={`${unsteady.length} of ${count}: not alike in both halves of your diary`} looked={unsteady} />
      <Folded summary={`${alike.length} of ${count}: nothing to be told apart from chance`} looked={alike} />
      {compared > 0 && (
        <Folded
          summary={`${open.length} of ${count}: not enough to say yet`}
          looked={open.slice(0, OPEN_SHOWN)}
          more={left > 0 ? `And ${left} more, of which there is less.` : ""}
        />
      )}
      <DataTable table={effectsTable(caption, found)} />
    </>
  );
};
