import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Insights } from "#shared/schema/insights.ts";
import { useNowMs } from "../../net/clock.ts";
import { Away } from "../../ui/Away.tsx";
import { moodsWords } from "../../ui/charts/mood.words.ts";
import { Page } from "../../ui/Page.tsx";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { whenWords } from "../../ui/when.ts";
import { AboutInsights } from "./AboutInsights.tsx";
import { Card } from "./Card.tsx";
import { Everybody } from "./Everybody.tsx";
import { Expect } from "./Expect.tsx";
import { Findings } from "./Findings.tsx";
import { HiddenOnes } from "./HiddenOnes.tsx";
import { LastDaysCard } from "./LastDaysCard.tsx";
import { lookedAt } from "./names.ts";
import { newsWords } from "./news.words.ts";
import { Nothing } from "./Nothing.tsx";
import { Today } from "./Today.tsx";
import { useHide } from "./useHide.ts";
import { useInsights } from "./useInsights.ts";
import { When } from "./When.tsx";
import "../../ui/charts/charts.css";
import "./insights.css";

type CardsProps = {
  readonly insights: Insights;
  /** Null = out of reach: what was to be expected when this was read is about that moment. */
  readonly today: string | null;
  readonly everybody: ReactNode;
};
const Cards = ({ insights: { associations, patterns, lastDays, forecast }, today, everybody }: CardsProps) => (
  <>
    <div className="insights__column">
      <Card title="What goes with your moods">
        <Findings
          looked={associations.map(lookedAt)}
          caption="What was looked at beside all other entries, of 100"
          count={`${associations.length} things`}
        />
      </Card>
      <LastDaysCard last={lastDays} />
      {today !== null && <Expect forecast={forecast} today={today} />}
    </div>
    <div className="insights__column">
      <When patterns={patterns} />
      {everybody}
    </div>
  </>
);

/** `/insights`: what one's own moods tell, or that they tell nothing yet. */
export const InsightsScreen = () => {
  const [came, again] = useInsights();
  const hiding = useHide();
  const nowMs = useNowMs(60_000);
  const view = came.kind === "here" ? came.view : null;
  const insights = view?.insights ?? null;
  const asOfMs = came.kind === "here" ? came.asOfMs : null;
  const today = came.kind === "here" && asOfMs === null ? came.today : null;
  const everybody = came.kind === "here" && asOfMs === null ? <Everybody /> : null;
  return (
    <Page
      title="What your moods tell"
      lead={
        insights === null
          ? undefined
          : `From ${moodsWords(insights.entries)}, ${whenWords(insights.computedAtMs, nowMs)}.`
      }
      width="wide"
    >
      <Status
        className={(view?.isStale === true && insights !== null) || asOfMs !== null ? "insights__note" : "unseen"}
      >
        {asOfMs !== null
          ? `You are offline. This is as of ${whenWords(asOfMs, nowMs)}.`
          : insights !== null && view !== null && newsWords(view)}
      </Status>
      {came.kind === "asking" && <Waiting text="Fetching what your moods tell…" />}
      {came.kind === "failed" && <Away text={sentenceOf(came.refusal)} onAgain={again} />}
      {view !== null && view.suggestion !== null && (
        <Today key={view.suggestion.id} suggestion={view.suggestion} hiding={hiding} />
      )}
      {view !== null && insights === null && <Nothing isComing={view.isDue} />}
      <div className="insights">
        {insights === null ? everybody : <Cards insights={insights} today={today} everybody={everybody} />}
      </div>
      <HiddenOnes hiding={hiding} />
      <AboutInsights />
      <div className="row">
        <Link className="button" to="/calm">
          A calm moment
        </Link>
        <Link className="button button--quiet" to="/moods">
          Your moods
        </Link>
      </div>
    </Page>
  );
};
