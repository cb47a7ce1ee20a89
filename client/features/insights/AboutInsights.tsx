import { Link } from "react-router";
import { ASSOCIATED_MEANS } from "#shared/mood/insights/insight.words.ts";

/** What this page is and is not, and how it is worked out, in the words of docs/insights.md. */
export const AboutInsights = () => (
  <section className="stack about-insights" aria-labelledby="about-insights">
    <h2 id="about-insights" className="insight__title">
      What this is, and what it is not
    </h2>
    <p>
      Numbers from your own entries, worked out for you alone. They describe what you wrote down. They judge nothing,
      they find no illness, and they do not know what will come. If you would like to talk to somebody,{" "}
      <Link to="/calm">here are people who listen</Link>.
    </p>
    <details className="insight__more">
      <summary>How it is worked out</summary>
      <div className="stack tight">
        <p>
          Each tag and each kind of hug is compared: entries with it beside entries without. Time of day, weekday and
          slow change are set aside first, and days that are alike count as few. Because much is looked at, what would
          be found by chance is kept to one in twenty, and both halves of your history must agree. {ASSOCIATED_MEANS}
        </p>
        <p>
          Times of the day and the week are compared in the same way. A field of the map needs 5 entries on 3 days. Your
          last days are five days beside your own earlier stretches of five.
        </p>
        <p>
          What is to be expected comes from a small model that was trained on diaries of other people and reads your
          last entries only. It is hidden when it says too little.
        </p>
        <p>
          Most diaries of fifty entries are told that nothing could be told apart from chance, or that it is not enough
          to say. Neither says that there is nothing: of what there is, few entries show little. Silence is better than
          a story.
        </p>
      </div>
    </details>
  </section>
);
