import { stepOf } from "./mood.words.ts";

type LevelMarkProps = {
  /** 0..1; null = an empty one. */
  readonly value: number | null;
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  /** Little stands behind it. */
  readonly isQuiet?: boolean;
};

/** A vessel that is filled as high as a mood is pleasant: its height says it, its colour says it again. Within an <svg>. */
export const LevelMark = ({ value, x = 0, y = 0, width, height, isQuiet = false }: LevelMarkProps) => {
  const round = Math.min(width, height) * 0.3;
  const inset = width > 14 ? 2.5 : 1.5;
  const room = height - 2 * inset;
  const high = value === null ? 0 : Math.max(2, room * value);
  return (
    <g className={isQuiet ? "level level--quiet" : "level"}>
      <rect className="level__vessel" x={x + 0.75} y={y + 0.75} width={width - 1.5} height={height - 1.5} rx={round} />
      {value !== null && (
        <rect
          className={`level__fill level__fill--${stepOf(value)}`}
          x={x + inset}
          y={y + inset + room - high}
          width={width - 2 * inset}
          height={high}
          rx={Math.min(round * 0.7, high / 2)}
        />
      )}
    </g>
  );
};
