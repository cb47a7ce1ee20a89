import { quantile } from "../quantile.ts";
import { goal, round, type Row } from "../table.ts";
import type { Measured } from "./measure.ts";
import type { ModerationPlan } from "./moderation-plan.ts";

export const SEEN_GOAL_MS = 1_000;
export const EFFECT_GOAL_MS = 500;
export const CORE_GOAL_PCT = 15;

/** A quantile of nothing is no number, and JSON has none for that: it stays null. */
const spread = (times: readonly number[]) => ({
  p50: round(quantile(times, 0.5), 0),
  p99: round(quantile(times, 0.99), 0),
});
const words = (times: readonly number[]): string => {
  const { p50, p99 } = spread(times);
  return `p50 ${p50} ms, p99 ${p99} ms, ${times.length} seen`;
};
/** What moderators who watch cost the servers, in percent of one core. */
const corePctOf = ({ without, watched }: Measured): number => round((watched.server - without.server) * 100, 1);

export const rowsOf = (measured: Measured, plan: ModerationPlan): readonly Row[] => {
  const { joined, known, seen, seenElsewhere, unseen, effects, unmet, without, watched } = measured;
  const all = [...seen, ...seenElsewhere];
  const effectMs = Object.values(effects).flat();
  const core = corePctOf(measured);
  const cpuWords = ({ server, database }: Measured["without"]): string =>
    `servers ${round(server * 100, 1)} %, database ${round(database * 100, 1)} % of a core`;
  return [
    ["Rooms in the moderators' list", `${known}`, goal(`all ${plan.rooms}`, known >= plan.rooms)],
    ["  with somebody in them", `${joined}: real rooms and sockets on both processes`],
    ["  others", `${plan.rooms - joined}: made summaries by the real board, ${plan.changesPerS} change a second`],
    ["Change to list", words(all), goal(`p99 ${SEEN_GOAL_MS} ms`, spread(all).p99 <= SEEN_GOAL_MS)],
    ["  of rooms in the process of the moderators' room", words(seen)],
    ["  of rooms in the other process", words(seenElsewhere)],
    ["  not seen in time", `${unseen}`, goal("none", unseen === 0)],
    [
      "Act to effect, the other process",
      words(effectMs),
      goal(`p99 ${EFFECT_GOAL_MS} ms`, spread(effectMs).p99 <= EFFECT_GOAL_MS),
    ],
    ...Object.entries(effects).map(([kind, times]): Row => [`  ${kind}`, words(times)]),
    ["  not in time, or refused", `${unmet}`, goal("none", unmet === 0)],
    [`Processor without moderators`, cpuWords(without)],
    [
      `  with ${plan.moderators} who watch`,
      `${cpuWords(watched)}: ${core} % more`,
      goal(`${CORE_GOAL_PCT} % of a core`, core <= CORE_GOAL_PCT),
    ],
  ];
};

/** The last line. */
export const lineOf = (measured: Measured, { rooms, moderators }: ModerationPlan) => ({
  bench: "moderation",
  rooms,
  moderators,
  seenMs: spread([...measured.seen, ...measured.seenElsewhere]),
  effectMs: spread(Object.values(measured.effects).flat()),
  corePct: corePctOf(measured),
});
