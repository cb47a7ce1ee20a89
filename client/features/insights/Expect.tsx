import { isNarrow } from "#shared/mood/forecast/showable.ts";
import type { ExpectedMoods, ForecastView } from "#shared/schema/insights.ts";
import { DataTable } from "../../ui/charts/DataTable.tsx";
import { Card } from "./Card.tsx";
import {
  capital,
  EXPECT_MEANS,
  expectTable,
  FROM_AVERAGE,
  nextDayName,
  nextDayWords,
  nextWords,
  NOT_THERE,
  TOO_WIDE,
} from "./expect.words.ts";
import { IntervalPicture } from "./IntervalPicture.tsx";
import { NotEnough } from "./NotEnough.tsx";

const ENDS = ["unpleasant", "pleasant"] as const;

/** Without those that are so wide that they say nothing. */
const Expected = ({ moods, today }: { readonly moods: ExpectedMoods; readonly today: string }) => (
  <>
    <p className="insight__says">{nextWords(moods)}</p>
    <IntervalPicture from={0} to={1} {...moods.next.valence} ends={ENDS} label="Now" />
    {isNarrow(moods.nextDay.valence) && (
      <>
        <p className="insight__says">{nextDayWords(moods, today)}</p>
        <IntervalPicture
          from={0}
          to={1}
          {...moods.nextDay.valence}
          ends={ENDS}
          label={capital(nextDayName(moods, today))}
        />
      </>
    )}
    <p className="soft">{EXPECT_MEANS}</p>
    <DataTable table={expectTable(moods, today)} />
  </>
);

type ExpectProps = { readonly forecast: ForecastView; readonly today: string };
/** What is to be expected, drawn as wide as it is; or why nothing is. */
export const Expect = ({ forecast, today }: ExpectProps) => (
  <Card title="What is to be expected">
    {forecast.kind === "shown" && <Expected moods={forecast} today={today} />}
    {forecast.kind === "not_enough" && (
      <NotEnough
        says="Not enough to say yet."
        numbers={`So far there are ${forecast.have} entries; it takes ${forecast.need}.`}
        have={forecast.have}
        need={forecast.need}
      />
    )}
    {forecast.kind === "too_wide" && <p className="insight__says">{TOO_WIDE}</p>}
    {forecast.kind === "not_there" && (
      <>
        <p className="insight__says">{forecast.average === undefined ? NOT_THERE : FROM_AVERAGE}</p>
        {forecast.average !== undefined && <Expected moods={forecast.average} today={today} />}
      </>
    )}
  </Card>
);
