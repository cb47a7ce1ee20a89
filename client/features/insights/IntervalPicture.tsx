import { points } from "#shared/mood/insights/number.words.ts";
import { useWidth } from "../../ui/charts/useWidth.ts";
import { labelPlaces } from "./interval-labels.ts";

type IntervalPictureProps = {
  /** The scale. */
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly mid: number;
  readonly high: number;
  /** Drawn across: what is compared with. */
  readonly zero?: number;
  /** What stands at both ends of the scale. */
  readonly ends: readonly [string, string];
  /** What it is about, to be said with the numbers. */
  readonly label: string;
  readonly tone?: "brighter" | "lower" | "plain";
  /** `band`: the mark is beside the bar, not of it. */
  readonly kind?: "interval" | "band";
};

const HEIGHT = 62;
const LINE = 30;
const BESIDE = 12;
const BAR = 16;

/** An interval on its scale, with the mark where it lies; all three numbers stand beside it. */
export const IntervalPicture = ({
  from,
  to,
  low,
  mid,
  high,
  zero,
  ends: [left, right],
  label,
  tone = "plain",
  kind = "interval",
}: IntervalPictureProps) => {
  const [box, width] = useWidth(420);
  const at = (value: number): number =>
    BESIDE + ((Math.min(to, Math.max(from, value)) - from) / (to - from)) * (width - 2 * BESIDE);
  const [start, end, mark] = [at(low), at(high), at(mid)];
  const [lowLabel, highLabel] = labelPlaces(start, mark, end, width);
  return (
    <div ref={box} className={`interval interval--${tone} interval--${kind}`}>
      <svg
        className="interval__picture"
        width={width}
        height={HEIGHT}
        role="img"
        aria-label={`${label}: ${points(mid)}, between ${points(low)} and ${points(high)}, on a scale from ${points(from)}, ${left}, to ${points(to)}, ${right}.`}
      >
        <line className="interval__scale" x1={BESIDE} x2={width - BESIDE} y1={LINE} y2={LINE} />
        {zero !== undefined && (
          <line className="interval__zero" x1={at(zero)} x2={at(zero)} y1={LINE - 15} y2={LINE + 15} />
        )}
        <rect
          className="interval__bar"
          x={start}
          y={LINE - BAR / 2}
          width={Math.max(4, end - start)}
          height={BAR}
          rx={BAR / 2}
        />
        <circle className="interval__mark" cx={mark} cy={LINE} r={7} />
        <text
          className="interval__mid"
          x={mark}
          y={13}
          textAnchor={mark < 24 ? "start" : mark > width - 24 ? "end" : "middle"}
        >
          {points(mid)}
        </text>
        <text className="interval__end" x={BESIDE} y={HEIGHT - 4}>
          {left}
        </text>
        <text className="interval__end" x={width - BESIDE} y={HEIGHT - 4} textAnchor="end">
          {right}
        </text>
        {[lowLabel, highLabel].map(
          (place, which) =>
            place && (
              <text key={which} className="interval__edge" x={place.x} y={13} textAnchor={place.anchor}>
                {points(which === 0 ? low : high)}
              </text>
            ),
        )}
      </svg>
    </div>
  );
};
