import { WEEKDAYS, hourWords } from "../../ui/charts/heat.data.ts";
import { DataTable } from "../../ui/charts/DataTable.tsx";
import { LevelMark } from "../../ui/charts/LevelMark.tsx";
import { useWidth } from "../../ui/charts/useWidth.ts";
import type { WeekMapData } from "./week.data.ts";

const NAMES = 40;
const ROW = 30;
const BELOW = 22;
const GAP = 3;
const COLUMN_MOST = 74;

/** A week as vessels, fuller where it was more pleasant; an empty dashed one says nothing. */
export const WeekMap = ({ data: { caption, days, table } }: { readonly data: WeekMapData }) => {
  const [place, width] = useWidth(480);
  const parts = days[0]?.length ?? 1;
  const column = Math.min(COLUMN_MOST, (width - NAMES) / parts);
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
          {days.map((cells, weekday) => (
            <g key={WEEKDAYS[weekday]}>
              <text className="chart__tick" x={0} y={weekday * ROW + ROW / 2 + 4}>
                {WEEKDAYS[weekday]?.slice(0, 3)}
              </text>
              {cells.map((value, part) => (
                <LevelMark
                  // oxlint-disable-next-line react/no-array-index-key -- a part of the day is its place
                  key={part}
                  value={value}
                  x={NAMES + part * column + GAP / 2}
                  y={weekday * ROW + GAP / 2}
                  width={column - GAP}
                  height={ROW - GAP}
                  isQuiet={value === null}
                />
              ))}
            </g>
          ))}
          {Array.from({ length: parts }, (_, part) => part)
            .filter((part) => (part * 4) % parts === 0)
            .map((part) => (
              <text key={part} className="chart__tick" x={NAMES + part * column} y={ROW * 7 + 16}>
                {hourWords((part * 24) / parts)}
              </text>
            ))}
        </svg>
      </div>
      <DataTable table={table} />
    </div>
  );
};
