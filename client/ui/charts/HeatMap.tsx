import { DataTable } from "./DataTable.tsx";
import { heatTable, hourWords, LOUD_FROM, WEEKDAYS, type HeatCell } from "./heat.data.ts";
import { LevelMark } from "./LevelMark.tsx";
import { useWidth } from "./useWidth.ts";
import "./charts.css";

const NAMES = 34;
const ROW = 26;
const BELOW = 22;
const GAP = 2;

/** When in a week moods were how pleasant: a vessel for each hour that has any. Few entries are drawn quietly. */
export const HeatMap = ({ caption, cells }: { readonly caption: string; readonly cells: readonly HeatCell[] }) => {
  const [place, width] = useWidth(600);
  const column = (width - NAMES) / 24;
  return (
    <div className="chart">
      <div ref={place} className="chart__place">
        <svg
          className="chart__picture"
          width={width}
          height={ROW * 7 + BELOW}
          role="img"
          aria-label={`${caption}. The same numbers are in the table below.`}
        >
          {WEEKDAYS.map((name, weekday) => (
            <g key={name}>
              <text className="chart__tick" x={0} y={weekday * ROW + ROW / 2 + 4}>
                {name.slice(0, 3)}
              </text>
              <line
                className="chart__grid"
                x1={NAMES}
                x2={width}
                y1={(weekday + 1) * ROW - 0.5}
                y2={(weekday + 1) * ROW - 0.5}
              />
            </g>
          ))}
          {[0, 6, 12, 18].map((hour) => (
            <text key={hour} className="chart__tick" x={NAMES + hour * column} y={ROW * 7 + 16}>
              {hourWords(hour)}
            </text>
          ))}
          {cells.map(({ weekday, hour, entries, valence }) => (
            <LevelMark
              key={`${weekday} ${hour}`}
              value={valence}
              x={NAMES + hour * column + GAP / 2}
              y={weekday * ROW + GAP}
              width={column - GAP}
              height={ROW - 2 * GAP - 1}
              isQuiet={entries < LOUD_FROM}
            />
          ))}
        </svg>
      </div>
      <p className="chart__note">
        Fuller means more pleasant. Pale ones stand on fewer than {LOUD_FROM} moods and say little.
      </p>
      <DataTable table={heatTable(caption, cells)} />
    </div>
  );
};
