import type { ForecastView } from "#shared/schema/insights.ts";
import { DataTable } from "../../ui/charts/DataTable.tsx";
import { Card } from "./Card.tsx";
import { EXPECT_MEANS, expectTable, nextDayWords, nextWords, NOT_THERE, TOO_WIDE } from "./expect.words.ts";
import { IntervalPicture } from "./IntervalPicture.tsx";
import { NotEnough } from "./NotEnough.tsx";

const ENDS = ["unpleasant", "pleasant"] as const;

/** What is to be expected, drawn as wide as it is; or why nothing is. */
export const Expect = ({ forecast }: { readonly forecast: ForecastView }) => (
  <Card title="What is to be expected">
    {forecast.kind === "shown" && (
      <>
        <p className="insight__says">{nextWords(forecast)}</p>
        <IntervalPicture from={0} to={1} {...forecast.next.valence} ends={ENDS} label="About now" />
        <p className="insight__says">{nextDayWords(forecast)}</p>
        <IntervalPicture from={0} to={1} {...forecast.nextDay.valence} ends={ENDS} label="Tomorrow" />
        <p className="soft">{EXPECT_MEANS}</p>
        <DataTable table={expectTable(forecast)} />
      </>
    )}
    {forecast.kind === "not_enough" && (
      <NotEnough
        says="Not enough to say yet."
        numbers={`So far there are ${forecast.have} entries; it takes ${forecast.need}.`}
        have={forecast.have}
        need={forecast.need}
      />
    )}
    {forecast.kind === "too_wide" && <p className="insight__says">{TOO_WIDE}</p>}
    {forecast.kind === "not_there" && <p className="insight__says">{NOT_THERE}</p>}
  </Card>
);
