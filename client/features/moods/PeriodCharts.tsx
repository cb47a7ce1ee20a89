import { useCallback, useId, type ReactNode } from "react";
import { Link } from "react-router";
import type { MoodsClient } from "../../net/moods.port.ts";
import { Away } from "../../ui/Away.tsx";
import { HeatMap } from "../../ui/charts/HeatMap.tsx";
import { LineChart } from "../../ui/charts/LineChart.tsx";
import { moodsWords, pleasantWords } from "../../ui/charts/mood.words.ts";
import { sentenceOf } from "../../ui/sentences.ts";
import { Waiting } from "../../ui/Waiting.tsx";
import { AsOf } from "./AsOf.tsx";
import { Calendar } from "./Calendar.tsx";
import { meansOf } from "./calendar.ts";
import { Nothing } from "./Nothing.tsx";
import { periodWords, type Period } from "./period.ts";
import { Tags } from "./Tags.tsx";
import { dailyTrend, weeklyTrend } from "./trend.ts";
import { useMoodsRead } from "../../ui/useMoodsRead.ts";
import { YearCalendar } from "./YearCalendar.tsx";

type PeriodChartsProps = { readonly period: Period; readonly today: string };

const Card = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => {
  const id = useId();
  return (
    <section className="card stack moods__card" aria-labelledby={id}>
      <h3 id={id} className="moods__title">
        {title}
      </h3>
      {children}
    </section>
  );
};

/** A week, a month or a year: its days, its lines, its hours and its tags. */
export const PeriodCharts = ({ period, today }: PeriodChartsProps) => {
  const { kind, from, until } = period;
  const readDays = useCallback((moods: MoodsClient) => moods.days({ from, until }), [from, until]);
  const readHours = useCallback((moods: MoodsClient) => moods.hours({ from, until }), [from, until]);
  const readTags = useCallback((moods: MoodsClient) => moods.tags({ from, until }), [from, until]);
  const [days, againDays] = useMoodsRead(readDays);
  const [hours] = useMoodsRead(readHours);
  const [tags] = useMoodsRead(readTags);
  const known = days.kind === "here" ? days.value : [];
  const means = meansOf(known);
  const words = periodWords(period);
  const isEmpty = days.kind === "here" && means === null;
  return (
    <>
      {days.kind === "here" && <AsOf atMs={days.asOfMs} />}
      {days.kind === "failed" && <Away text={sentenceOf(days.refusal)} onAgain={againDays} />}
      {means && (
        <p className="moods__sum">
          {`${moodsWords(means.entries)} on ${known.length === 1 ? "1 day" : `${known.length} days`}, on the whole ${pleasantWords(means.valence)}.`}
        </p>
      )}
      {isEmpty && <Nothing words={words} isNow={from <= today && today <= until} />}
      <div className="moods__cards">
        <div className="moods__column">
          <Card title={kind === "year" ? "Month by month" : "Day by day"}>
            {kind === "year" ? (
              <YearCalendar period={period} days={known} today={today} />
            ) : (
              <Calendar period={period} days={known} today={today} />
            )}
          </Card>
          {hours.kind === "here" && hours.value.length > 0 && (
            <Card title="Hours and weekdays">
              <HeatMap caption={`Moods by hour and weekday, ${words}`} cells={hours.value} />
            </Card>
          )}
        </div>
        <div className="moods__column">
          {days.kind === "asking" && <Waiting text="Fetching your moods…" />}
          {means && (
            <Card title={kind === "year" ? "Week after week" : "Over time"}>
              <LineChart
                data={kind === "year" ? weeklyTrend(period, known) : dailyTrend(period, known)}
                ends={["pleasant, stirred", "unpleasant, calm"]}
              />
            </Card>
          )}
          {tags.kind === "here" && tags.value.length > 0 && (
            <Card title="Tags">
              <Tags tags={tags.value} caption={`Tags, ${words}`} />
            </Card>
          )}
        </div>
      </div>
      {kind !== "year" && means && (
        <p className="soft">
          A day’s own moods are behind the day. <Link to={`/moods/day/${today}`}>See today</Link>
        </p>
      )}
    </>
  );
};
