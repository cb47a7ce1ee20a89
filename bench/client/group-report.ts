import { quantile } from "../quantile.ts";
import { goal, round, type Row } from "../table.ts";
import { canvasRows, GOALS, lineOf, ms, type BenchLine } from "./bench-report.ts";
import type { PlayedGroup } from "./play-group.ts";
import type { Shell } from "./shell-size.ts";
import type { WireFigures } from "./wire-watch.ts";

/** The last line of the bench for one group hug. */
export type GroupBenchLine = BenchLine & {
  readonly participants: number;
  readonly stopMs: { readonly p99: number };
};

export const groupLineOf = (shell: Shell, participants: number, { hug, stops }: PlayedGroup): GroupBenchLine => {
  const { bench, shellKbGz, ...figures } = lineOf(shell, [hug]);
  return { bench, participants, ...figures, stopMs: { p99: round(quantile(stops.stopMs, 0.99)) }, shellKbGz };
};

const aSecond = ({ bytes, messages }: WireFigures, tookMs: number): string =>
  `${((1000 * bytes) / tookMs).toFixed(0)} bytes a second in ${((1000 * messages) / tookMs).toFixed(1)} messages`;

export const groupRows = (participants: number, { hug, floorMs, processorMs, stops, wire }: PlayedGroup): Row[] => {
  const { stopMs, handledMs, presses, whileFelt, startsAfter } = stops;
  const p99 = quantile(stopMs, 0.99);
  const unstopped = presses - stopMs.length;
  return [
    ["Participants", `${participants}, of whom ${participants - 1} simulated, all of them pressing`],
    ...canvasRows([hug], floorMs),
    [
      "JS per frame, processor",
      `p95 ${ms(quantile(processorMs, 0.95))}, p50 ${ms(quantile(processorMs, 0.5))}, what others took of it left out`,
    ],
    [
      "Touch ends after Leave",
      `p99 ${ms(p99)}, p50 ${ms(quantile(stopMs, 0.5))}, ${presses} times, ${whileFelt} in the middle of a step`,
      goal(`p99 <= ${GOALS.stopP99Ms} ms`, p99 <= GOALS.stopP99Ms),
    ],
    ["  of it in the page's code", `p99 ${ms(quantile(handledMs, 0.99))}`],
    ["  did not end", `${unstopped}`, goal("none", unstopped === 0)],
    ["  started again", `${startsAfter}`, goal("none", startsAfter === 0)],
    ["Down to the page", aSecond(wire.room, wire.tookMs)],
    ["  from its other rooms", aSecond(wire.others, wire.tookMs)],
  ];
};
