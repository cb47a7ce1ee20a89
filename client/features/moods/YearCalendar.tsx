import { Link } from "react-router";
import type { MoodDay } from "#shared/schema/mood.ts";
import { DataTable } from "../../ui/charts/DataTable.tsx";
import { LevelMark } from "../../ui/charts/LevelMark.tsx";
import "../../ui/charts/charts.css";
import { meansOf, weeksOf } from "./calendar.ts";
import { calendarTable, meanWords } from "./day.words.ts";
import { addressOf, monthName, monthWords, periodOf, type Period } from "./period.ts";

const CELL = 13;
const HIGH = 15;

type YearCalendarProps = { readonly period: Period; readonly days: readonly MoodDay[]; readonly today: string };

/** Twelve small months; each leads to itself. */
export const YearCalendar = ({ period, days, today }: YearCalendarProps) => {
  const year = period.from.slice(0, 4);
  const months = Array.from({ length: 12 }, (_, at) =>
    periodOf("month", `${year}-${String(at + 1).padStart(2, "0")}-01`),
  );
  return (
    <div className="chart">
      <ul className="year">
        {months.map((month) => {
          const ofMonth = days.filter(({ day }) => day >= month.from && day <= month.until);
          const means = meansOf(ofMonth);
          const picture = (
            <>
              <span className="year__name">{monthName(month.from)}</span>
              <svg width={CELL * 7} height={HIGH * 6} aria-hidden="true">
                {weeksOf(month, ofMonth, today).map((week, row) =>
                  week.map(
                    ({ day, isIn, mood }, column) =>
                      isIn && (
                        <LevelMark
                          key={day}
                          value={mood?.valence ?? null}
                          x={column * CELL}
                          y={row * HIGH}
                          width={CELL - 2}
                          height={HIGH - 2}
                          isQuiet={mood === null}
                        />
                      ),
                  ),
                )}
              </svg>
            </>
          );
          return (
            <li key={month.from}>
              {month.from > today ? (
                <span className="year__month year__month--ahead">{picture}</span>
              ) : (
                <Link
                  className="year__month"
                  to={addressOf(month)}
                  aria-label={`${monthWords(month.from)}: ${means ? meanWords(means) : "no moods"}`}
                >
                  {picture}
                </Link>
              )}
            </li>
          );
        })}
      </ul>
      <p className="chart__note">Each small vessel is a day: fuller means more pleasant.</p>
      <DataTable table={calendarTable(`Days of ${year}`, days)} />
    </div>
  );
};
