import { DataTable } from "./DataTable.tsx";
import { lineTable, piecesOf, type LineData, type LinePoint } from "./line.data.ts";
import { useWidth } from "./useWidth.ts";
import "./charts.css";

type LineChartProps = {
  readonly data: LineData;
  /** What stands at the top and the bottom of the scale. */
  readonly ends: readonly [string, string];
};

const HEIGHT = 190;
/** The upper end is said there, where no line runs through it. */
const ABOVE = 18;
const BELOW = 26;
const BESIDE = 10;
const DOT = 4;

/** Each line has marks and dashes of its own, so that none is known by its colour alone. */
const Mark = ({ line, x, y }: { readonly line: number; readonly x: number; readonly y: number }) =>
  line === 0 ? (
    <circle className="trend__mark" cx={x} cy={y} r={DOT} />
  ) : (
    <rect
      className="trend__mark"
      x={x - DOT}
      y={y - DOT}
      width={DOT * 2}
      height={DOT * 2}
      transform={`rotate(45 ${x} ${y})`}
    />
  );

/** Lines over time, all on a scale of 0 to 100, with the same numbers as a table. */
export const LineChart = ({ data, ends: [top, bottom] }: LineChartProps) => {
  const [place, width] = useWidth(600);
  const left = (x: number): number => BESIDE + x * (width - 2 * BESIDE);
  const high = (y: number): number => ABOVE + (1 - y) * (HEIGHT - ABOVE - BELOW);
  const pathOf = (piece: readonly LinePoint[]): string =>
    piece.map(({ x, y }, at) => `${at === 0 ? "M" : "L"}${left(x).toFixed(1)} ${high(y).toFixed(1)}`).join("");
  const isDense = data.places.length > 60;
  return (
    <div className="chart">
      <ul className="chart__key" aria-hidden="true">
        {data.names.map((name, line) => (
          <li key={name} className={`trend trend--${line}`}>
            <svg width="34" height="14">
              <path className="trend__path" d="M2 7H32" />
              <Mark line={line} x={17} y={7} />
            </svg>
            {name}
          </li>
        ))}
      </ul>
      <div ref={place} className="chart__place">
        <svg
          className="chart__picture"
          width={width}
          height={HEIGHT}
          role="img"
          aria-label={`${data.caption}. The same numbers are in the table below.`}
        >
          {[0, 0.5, 1].map((y) => (
            <line key={y} className="chart__grid" x1={BESIDE} x2={width - BESIDE} y1={high(y)} y2={high(y)} />
          ))}
          <text className="chart__end" x={BESIDE} y={high(1) - 6}>
            {top}
          </text>
          <text className="chart__end" x={BESIDE} y={high(0) - 6}>
            {bottom}
          </text>
          {data.ticks.map(({ x, name }) => (
            <text
              key={`${x} ${name}`}
              className="chart__tick"
              x={left(x)}
              y={HEIGHT - 7}
              textAnchor={x < 0.04 ? "start" : x > 0.96 ? "end" : "middle"}
            >
              {name}
            </text>
          ))}
          {data.names.map((name, line) => (
            <g key={name} className={`trend trend--${line}`}>
              {piecesOf(data, line).map((piece) => (
                <g key={piece[0]?.name}>
                  {piece.length > 1 && <path className="trend__path" d={pathOf(piece)} />}
                  {(!isDense || piece.length === 1) &&
                    piece.map(({ x, y, name: at }) => <Mark key={at} line={line} x={left(x)} y={high(y)} />)}
                </g>
              ))}
            </g>
          ))}
        </svg>
      </div>
      <DataTable table={lineTable(data)} />
    </div>
  );
};
