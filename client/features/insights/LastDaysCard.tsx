import { Link } from "react-router";
import { lastDaysWords } from "#shared/mood/insights/insight.words.ts";
import type { LastDays } from "#shared/mood/statistics/last-days.ts";
import { Card } from "./Card.tsx";
import { IntervalPicture } from "./IntervalPicture.tsx";
import { NotEnough } from "./NotEnough.tsx";

/** The last days beside one's own usual, and nothing of days to come. */
export const LastDaysCard = ({ last }: { readonly last: LastDays }) => {
  const said = lastDaysWords(last);
  return (
    <Card title="Your last days">
      {last.kind === "not_enough" ? (
        <NotEnough {...said} have={last.have} need={last.need} />
      ) : (
        <>
          <p className="insight__says">{said.says}</p>
          <IntervalPicture
            from={0}
            to={1}
            low={last.usualLow}
            mid={last.mean}
            high={last.usualHigh}
            ends={["unpleasant", "pleasant"]}
            label="Your last days beside your usual"
            kind="band"
          />
          <p className="insight__numbers">{said.numbers}</p>
          {last.kind === "lower" && (
            <div className="row">
              <Link className="button" to="/consent/need">
                I could use a hug
              </Link>
              <Link className="button button--quiet" to="/calm">
                Breathe for a moment
              </Link>
            </div>
          )}
        </>
      )}
    </Card>
  );
};
