import { goal, round, type Row } from "../table.ts";
import { framesOf, PLANTED_HOLD_MS, type TransportFigures } from "./fuzz-transport.ts";

/** The last line of the bench. */
export type FuzzLine = {
  readonly bench: "fuzz";
  readonly frames: number;
  readonly exits: number;
  readonly longestHoldMs: number;
};
export const HOLD_MAX_MS = 50;
/** A planted hold is seen a little shorter: a look comes in the middle of it. */
const SEEN_SHORTER_MS = 10;

/**
 * The longest that the thread was at work without its loop turning. On the clock it may be longer: that is a row of its
 * own, because whatever else runs on the machine is in it.
 */
const longestMs = ({ holds }: TransportFigures): number => Math.max(0, ...holds.map(({ workMs }) => workMs));

export const lineOf = (figures: readonly TransportFigures[]): FuzzLine => ({
  bench: "fuzz",
  frames: figures.reduce((sum, { counts }) => sum + framesOf(counts), 0),
  exits: figures.reduce((sum, { exits }) => sum + exits, 0),
  longestHoldMs: round(Math.max(0, ...figures.map(longestMs)), 1),
});

const isHoldSeen = ({ seededHoldMs }: TransportFigures): boolean => seededHoldMs >= PLANTED_HOLD_MS - SEEN_SHORTER_MS;
/** Whether all goals are met that do not depend on how long it ran. */
export const isSound = (figures: readonly TransportFigures[]): boolean =>
  figures.every(
    (one) =>
      one.exits === 0 &&
      longestMs(one) <= HOLD_MAX_MS &&
      one.healthy.acknowledged === one.healthy.sent &&
      one.healthy.arrived === one.healthy.sent &&
      one.errors.length === 0 &&
      isHoldSeen(one) &&
      one.isSeededExitSeen,
  );

const ms = (value: number): string => `${value.toFixed(1)} ms`;

export const rowsOf = (one: TransportFigures): Row[] => {
  const { transport, counts, tookMs, exits, holds, errors, healthy } = one;
  const hold = longestMs(one);
  const worked = holds.map(({ workMs }) => workMs).toSorted((x, y) => y - x);
  return [
    [transport, `${framesOf(counts)} frames and requests in ${(tookMs / 1000).toFixed(0)} s`],
    [
      "  of them",
      `to rooms ${counts.rooms}, broken sockets ${counts.sockets}, floods ${counts.floods}, HTTP ${counts.http}`,
    ],
    ["  exits", `${exits}`, goal("none", exits === 0)],
    ["  longest hold", ms(hold), goal(`<= ${HOLD_MAX_MS} ms`, hold <= HOLD_MAX_MS)],
    [
      "  the next ones",
      worked
        .slice(1, 5)
        .map((of) => of.toFixed(0))
        .join(", ") || "none over 10 ms",
    ],
    ["  by the clock, less waits for a processor", ms(Math.max(0, ...holds.map(({ holdMs }) => holdMs)))],
    ["  by the clock", ms(Math.max(0, ...holds.map(({ wallMs }) => wallMs)))],
    ["  bugs in its log", `${errors.length}`, goal("none", errors.length === 0)],
    [
      "  healthy hugs acknowledged",
      `${healthy.acknowledged} of ${healthy.sent}, arrived ${healthy.arrived}; p50 ${ms(healthy.ackMs.p50)}, p99 ${ms(healthy.ackMs.p99)}`,
      goal("all", healthy.acknowledged === healthy.sent && healthy.arrived === healthy.sent),
    ],
    ["  healthy connections closed", `${healthy.lost}`, goal("none", healthy.lost === 0)],
    [
      "  planted hold, planted exit",
      `${ms(one.seededHoldMs)}, ${one.isSeededExitSeen ? "seen" : "not seen"}`,
      goal("found", isHoldSeen(one) && one.isSeededExitSeen),
    ],
  ];
};

/** What to look into, a line each. */
export const findingsOf = ({ transport, errors, healthy }: TransportFigures): string[] =>
  [...new Set([...healthy.failures, ...errors])].slice(0, 12).map((line) => `${transport}: ${line.slice(0, 600)}`);
