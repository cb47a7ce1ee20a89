import { hourWords, WEEKDAYS } from "./heat.data.ts";
import { LevelMark } from "./LevelMark.tsx";
import { useWidth } from "./useWidth.ts";
import "./charts.css";

export type WeekCell = {
  readonly weekday: number;
  /** Of the parts of its day. */
  readonly part: number;
  /** 0..1; null = an empty one. */
  readonly value: number | null;
  /** Little stands behind it. */
  readonly isQuiet: boolean;
};
type WeekPictureProps = {
  readonly caption: string;
  /** Of a day. */
  readonly parts: number;
  readonly cells: readonly WeekCell[];
};

const NAMES = 34;
const ROW = 30;
const BELOW = 22;
const GAP = 2;
const COLUMN_MOST = 74;

/** A week from Monday, a row for each day, with vessels that are fuller where it was more pleasant. */
export const WeekPicture = ({ caption, parts, cells }: WeekPictureProps) => {
  const [place, width] = useWidth(600);
  const column = Math.min(COLUMN_MOST, (width - NAMES) / parts);
  return (
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
              x2={NAMES + parts * column}
              y1={(weekday + 1) * ROW - 0.5}
              y2={(weekday + 1) * ROW - 0.5}
            />
          </g>
        ))}
        {[0, 6, 12, 18].map((hour) => (
          <text key={hour} className="chart__tick" x={NAMES + (hour / 24) * parts * column} y={ROW * 7 + 16}>
            {hourWords(hour)}
          </text>
        ))}
        {cells.map(({ weekday, part, value, isQuiet }) => (
          <LevelMark
            key={`${weekday} ${part}`}
            value={value}
            x={NAMES + part * column + GAP / 2}
            y={weekday * ROW + GAP}
            width={column - GAP}
            height={ROW - 2 * GAP - 1}
            isQuiet={isQuiet}
          />
        ))}
      </svg>
    </div>
  );
};
