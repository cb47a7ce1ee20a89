import { Link } from "react-router";
import { Icon } from "../../ui/Icon.tsx";
import { Status } from "../../ui/Status.tsx";
import { addressOf, asKind, besides, PERIOD_KINDS, periodOf, periodWords, type Period } from "./period.ts";

const NAMES = { day: "Day", week: "Week", month: "Month", year: "Year" } as const;

type PeriodBarProps = { readonly period: Period; readonly today: string };

/** Which days are shown, and the ways to others. What led somewhere keeps the focus there. */
export const PeriodBar = ({ period, today }: PeriodBarProps) => {
  const step = (by: 1 | -1) => {
    const other = besides(period, by, today);
    const name = by === 1 ? "Next" : "Previous";
    const icon = (
      <span className={by === 1 ? "moods__forth" : undefined}>
        <Icon name="back" size={24} />
      </span>
    );
    // What leads nowhere stays where it is, so that the ways beside it do not move.
    if (other === null) return <span className="moods__step moods__step--off">{icon}</span>;
    return (
      <Link
        className="moods__step"
        to={addressOf(other)}
        state={{ focus: name }}
        data-focus={name}
        aria-label={`${name} ${period.kind}: ${periodWords(other)}`}
      >
        {icon}
      </Link>
    );
  };
  const isNow = period.from <= today && today <= period.until;
  return (
    <div className="moods__bar">
      <nav className="moods__kinds" aria-label="Shown at once">
        {PERIOD_KINDS.map((kind) => (
          <Link
            key={kind}
            className="moods__kind"
            to={addressOf(asKind(period, kind, today))}
            state={{ focus: kind }}
            data-focus={kind}
            aria-current={kind === period.kind ? "true" : undefined}
          >
            {NAMES[kind]}
          </Link>
        ))}
      </nav>
      <div className="moods__steps">
        <div className="moods__trio">
          {step(-1)}
          <h2 className="moods__period">{periodWords(period)}</h2>
          {step(1)}
        </div>
        {!isNow && (
          <Link className="button" to={addressOf(periodOf(period.kind, today))} state={{ focus: "Previous" }}>
            Today
          </Link>
        )}
      </div>
      <Status className="unseen">{periodWords(period)}</Status>
    </div>
  );
};
