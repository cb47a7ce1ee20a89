import { useCallback } from "react";
import { localTime } from "#shared/mood/local-time.ts";
import type { MoodsClient } from "../../net/moods.port.ts";
import { Away } from "../../ui/Away.tsx";
import { LineChart } from "../../ui/charts/LineChart.tsx";
import { sentenceOf } from "../../ui/sentences.ts";
import { Waiting } from "../../ui/Waiting.tsx";
import { AsOf } from "./AsOf.tsx";
import { EntryRow } from "./EntryRow.tsx";
import { Nothing } from "./Nothing.tsx";
import { periodWords, type Period } from "./period.ts";
import { dayTrend } from "./trend.ts";
import { useMoods, useWaitingMoods } from "../../ui/useMoods.ts";
import { usePages } from "./usePages.ts";

/** The moods of one day, the newest first, those that wait among them. */
export const DayList = ({ period, today }: { readonly period: Period; readonly today: string }) => {
  const { from, until } = period;
  const page = useCallback(
    (moods: MoodsClient, cursor: string | null) => moods.page({ from, until }, null, cursor),
    [from, until],
  );
  const [came, again, more] = usePages(page);
  const waiting = useWaitingMoods(useMoods()).filter(
    ({ draft }) => localTime(draft.timeZone, draft.feltAtMs).day === period.from,
  );
  const entries = came.kind === "here" ? came.value.items : [];
  const known = new Set(entries.map(({ key }) => key));
  const unsent = waiting.filter(({ key }) => !known.has(key)).toReversed();
  const words = periodWords(period);
  return (
    <>
      {came.kind === "here" && <AsOf atMs={came.asOfMs} />}
      {came.kind === "asking" && <Waiting text="Fetching your moods…" />}
      {came.kind === "failed" && <Away text={sentenceOf(came.refusal)} onAgain={again} />}
      {came.kind === "here" && entries.length === 0 && unsent.length === 0 && (
        <Nothing words={words} isNow={period.from === today} />
      )}
      {entries.length + unsent.length > 0 && (
        <div className="moods__day">
          <section className="card" aria-label={`Moods of ${words}`}>
            <ul className="entries">
              {unsent.map(({ key, draft }) => (
                <EntryRow key={key} entry={draft} id={null} />
              ))}
              {entries.map((entry) => (
                <EntryRow key={entry.id} entry={entry} id={entry.id} />
              ))}
            </ul>
          </section>
          {entries.length > 1 && (
            <section className="card stack moods__card" aria-label="Over the day">
              <h3 className="moods__title">Over the day</h3>
              <LineChart data={dayTrend(period, entries)} ends={["pleasant, stirred", "unpleasant, calm"]} />
            </section>
          )}
        </div>
      )}
      {came.kind === "here" && came.value.next !== null && more && (
        <div>
          <button type="button" className="button" onClick={more}>
            Show earlier ones
          </button>
        </div>
      )}
    </>
  );
};
