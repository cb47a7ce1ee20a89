import { Link } from "react-router";
import type { Me } from "../../net/state.ts";
import { Being } from "../../ui/Being.tsx";
import { clockWordsIn, howWords } from "./mood.view.ts";
import { useTodaysMoods } from "./useTodaysMoods.ts";

const MARKS_SHOWN = 5;

/** How one is: one tap to the pad, and letting go there saves. What was said today stands small beside it. */
export const HowYouAre = ({ me }: { readonly me: Me }) => {
  const { moods, refused } = useTodaysMoods();
  const last = moods.at(-1);
  const shown = moods.slice(-MARKS_SHOWN);
  return (
    <section className="how" aria-labelledby="how-title">
      <Being being={me.being} size="clamp(84px, 24vw, 108px)" phaseOf={me.id} {...(last ? { mood: last } : {})} />
      <div className="stack how__words">
        <h2 id="how-title">{howWords(moods.length)}</h2>
        {shown.length > 0 && (
          <ul className="how__today" aria-label="Today">
            {shown.map(({ key, mood, feltAtMs, timeZone }) => (
              <li key={key} className="how__mark">
                <time className="how__when" dateTime={new Date(feltAtMs).toISOString()}>
                  {clockWordsIn(timeZone, feltAtMs)}
                </time>{" "}
                {mood}
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="stack how__acts">
        {refused > 0 && (
          <p>
            {refused === 1 ? "A mood could not be saved. " : `${refused} moods could not be saved. `}
            <Link to="/mood">See what to do</Link>
          </p>
        )}
        <div className="row">
          <Link className="button how__say" to="/mood">
            {moods.length === 0 ? "Say how you are" : "Say how you are now"}
          </Link>
          <Link className="button button--quiet" to="/moods">
            Your moods
          </Link>
          {moods.length > 0 && (
            <Link className="button button--quiet" to="/insights">
              What they tell
            </Link>
          )}
        </div>
      </div>
    </section>
  );
};
