import { useState, type KeyboardEvent } from "react";
import { Link, useNavigate } from "react-router";
import type { MoodDay } from "#shared/schema/mood.ts";
import { hundredth } from "../../ui/charts/chart.table.ts";
import { DataTable } from "../../ui/charts/DataTable.tsx";
import { LevelMark } from "../../ui/charts/LevelMark.tsx";
import { WEEKDAYS } from "../../ui/charts/heat.data.ts";
import "../../ui/charts/charts.css";
import { dayByKey, weeksOf, type CalendarDay } from "./calendar.ts";
import { calendarTable, dayName } from "./day.words.ts";
import { addressOf, periodOf, periodWords, type Period } from "./period.ts";

type CalendarProps = { readonly period: Period; readonly days: readonly MoodDay[]; readonly today: string };

const DayCell = ({
  day: { day, mood, isToday, isAhead },
  isActive,
}: {
  readonly day: CalendarDay;
  readonly isActive: boolean;
}) => {
  const number = Number(day.slice(8));
  const picture = (
    <>
      <span className={isToday ? "calendar__number calendar__number--today" : "calendar__number"}>{number}</span>
      <svg className="calendar__mark" width="30" height="34" aria-hidden="true">
        <LevelMark value={mood?.valence ?? null} width={30} height={34} isQuiet={mood === null} />
      </svg>
      <span className="calendar__mean">{mood ? hundredth(mood.valence) : ""}</span>
    </>
  );
  if (isAhead)
    return (
      <span className="calendar__day calendar__day--ahead">
        <span className="calendar__number">{number}</span>
      </span>
    );
  return (
    <Link
      className="calendar__day"
      to={addressOf(periodOf("day", day))}
      aria-current={isToday ? "date" : undefined}
      tabIndex={isActive ? 0 : -1}
      data-focus={day}
    >
      <span className="unseen">{dayName(day, mood)}</span>
      <span className="calendar__picture" aria-hidden="true">
        {picture}
      </span>
    </Link>
  );
};

/** The day whose cell has the focus. */
const dayAt = (target: EventTarget): string | null =>
  target instanceof Element ? (target.closest("[data-focus]")?.getAttribute("data-focus") ?? null) : null;

/** A week or a month, each day as full as it was pleasant. Arrow keys move from day to day, page keys from month to month. */
export const Calendar = ({ period, days, today }: CalendarProps) => {
  const goTo = useNavigate();
  const weeks = weeksOf(period, days, today);
  const isOver = period.until < today;
  const [chosen, setChosen] = useState<string | null>(null);
  const isShown = (day: string) => day >= period.from && day <= period.until && day <= today;
  const active = chosen !== null && isShown(chosen) ? chosen : isOver ? period.from : today;
  const move = (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const day = dayByKey(event.key, dayAt(event.target) ?? active);
    if (day === null) return;
    event.preventDefault();
    const next = day > today ? today : day;
    setChosen(next);
    if (isShown(next)) event.currentTarget.querySelector<HTMLElement>(`[data-focus="${next}"]`)?.focus();
    else void goTo(addressOf(periodOf(period.kind, next)), { state: { focus: next } });
  };
  return (
    <div className="chart">
      <table
        className="calendar"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- the pattern of a calendar: a table whose keys move the focus within it
        role="grid"
        aria-label={`Days of ${periodWords(period)}`}
        onKeyDown={move}
        onFocus={(event) => setChosen(dayAt(event.target))}
      >
        <thead>
          <tr>
            {WEEKDAYS.map((name) => (
              <th key={name} scope="col" abbr={name}>
                {name.slice(0, 2)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]?.day}>
              {week.map((day) => (
                <td key={day.day}>{day.isIn && <DayCell day={day} isActive={day.day === active} />}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {days.length > 0 && (
        <p className="chart__note">Fuller means more pleasant; the number is the day’s mean, 0 to 100.</p>
      )}
      <DataTable table={calendarTable(`Days of ${periodWords(period)}`, days)} />
    </div>
  );
};
