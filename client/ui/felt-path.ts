import type { Design } from "#shared/design/design.format.ts";
import { hapticEnvelope } from "#shared/design/haptic.envelope.ts";

/** Where it is drawn, and in how many steps. */
export type FeltBox = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly steps: number;
};

const round = (value: number): number => Math.round(value * 10) / 10;

/** What is felt over a design's whole length, as a closed curve (SVG path) around the middle of the box. */
export const feltPath = ({ haptic, durationMs }: Design, { left, top, width, height, steps }: FeltBox): string => {
  const points = Array.from({ length: steps + 1 }, (_, step) => {
    const { intensity } = hapticEnvelope(haptic, (durationMs * step) / steps);
    return { x: round(left + (width * step) / steps), reach: round((intensity * height) / 2 + 0.7) };
  });
  const middle = top + height / 2;
  const over = points.map(({ x, reach }) => `${x} ${round(middle - reach)}`);
  const under = points.toReversed().map(({ x, reach }) => `${x} ${round(middle + reach)}`);
  return `M${[...over, ...under].join("L")}Z`;
};
