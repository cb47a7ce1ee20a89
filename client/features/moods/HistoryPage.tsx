import { useEffect } from "react";
import { Link, useLocation, useParams } from "react-router";
import { NotFound } from "../../ui/NotFound.tsx";
import { Page } from "../../ui/Page.tsx";
import { DayList } from "./DayList.tsx";
import { FileActs } from "./FileActs.tsx";
import { PeriodBar } from "./PeriodBar.tsx";
import { PeriodCharts } from "./PeriodCharts.tsx";
import { periodAt, periodOf } from "./period.ts";
import { Removed } from "./Removed.tsx";
import { Streak } from "./Streak.tsx";
import { useToday } from "./useToday.ts";
import { WaitingNote } from "./WaitingNote.tsx";

/** Where the one who came here was: the page keeps the focus there. */
type Came = { readonly focus?: string; readonly removed?: string } | null;

/** Whoever moves from one period to another stays where they moved from, not at the heading. */
const useKeptFocus = (came: Came, key: string): void => {
  useEffect(() => {
    if (came?.focus === undefined) return;
    document.querySelector<HTMLElement>(`[data-focus="${CSS.escape(came.focus)}"]`)?.focus({ preventScroll: true });
  }, [came, key]);
};

/** `/moods`, `/moods/day/2026-11-26`, `/moods/week/…`, `/moods/month/2026-11`, `/moods/year/2026`. */
export const HistoryPage = () => {
  const { kind, at } = useParams();
  const today = useToday();
  const { state, key } = useLocation();
  const came = state as Came; // as: our own links write it
  useKeptFocus(came, key);
  const period = kind === undefined ? periodOf("month", today) : periodAt(kind, at, today);
  if (period === null) return <NotFound />;
  return (
    <Page title="Your moods" lead={<Streak today={today} />} width="wide">
      <div className="moods__top">
        <PeriodBar period={period} today={today} />
        <div className="row">
          <Link className="button button--main" to="/mood">
            How are you now?
          </Link>
          <Link className="button" to="/insights">
            What they tell
          </Link>
        </div>
      </div>
      {came?.removed !== undefined && <Removed key={came.removed} id={came.removed} />}
      <WaitingNote />
      {period.kind === "day" ? (
        <DayList key={period.from} period={period} today={today} />
      ) : (
        <PeriodCharts key={`${period.kind} ${period.from}`} period={period} today={today} />
      )}
      <FileActs />
    </Page>
  );
};
