import { localTime } from "#shared/mood/local-time.ts";
import type { NewMood } from "#shared/schema/mood.ts";
import { LevelMark } from "../../../ui/charts/LevelMark.tsx";
import "../../../ui/charts/charts.css";
import { clockWords } from "../entry.words.ts";
import { dayWords, shortDayWords } from "../period.ts";

const SHOWN = 5;
const dayOf = ({ timeZone, feltAtMs }: NewMood): string => localTime(timeZone, feltAtMs).day;

/** The newest of what would come along, as they will be. `entries` oldest first. */
export const FirstRows = ({ entries }: { readonly entries: readonly NewMood[] }) => {
  const [first, last] = [entries[0], entries.at(-1)];
  if (first === undefined || last === undefined) return null;
  return (
    <>
      <p>{`From ${dayWords(dayOf(first))} to ${dayWords(dayOf(last))}. The newest of them:`}</p>
      <ul className="import__rows">
        {entries
          .slice(-SHOWN)
          .toReversed()
          .map((entry) => (
            <li key={entry.key} className="import__row">
              <span className="import__when">{`${shortDayWords(dayOf(entry))}, ${clockWords(entry)}`}</span>
              <svg width="22" height="28" aria-hidden="true">
                <LevelMark value={entry.valence} width={22} height={28} />
              </svg>
              <span className="import__words">
                <b>{entry.mood}</b>
                {[entry.tags.join(", "), entry.note].filter(Boolean).map((text) => (
                  <span key={text} className="import__text">
                    {text}
                  </span>
                ))}
              </span>
            </li>
          ))}
      </ul>
    </>
  );
};
