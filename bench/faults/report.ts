import { quantile } from "../quantile.ts";
import { goal, round, type Row } from "../table.ts";
import type { FaultsPlan } from "./plan.ts";
import type { RunReport } from "./run.ts";

const GOALS = { p50Ms: 1_000, p99Ms: 3_000 } as const;
/** Nobody waits for longer while processes are restarted in turn. */
const ROLL_MAX_MS = 3_000;

export const lineOf = (
  plan: FaultsPlan,
  { findings, backMs }: RunReport,
  seededBugs: number,
  seededBugsCaught: number,
) => ({
  bench: "faults",
  seed: plan.seed,
  kills: plan.kills,
  acked: findings.acked,
  lost: findings.lost.length,
  doubled: findings.doubled.length,
  disordered: findings.disordered.length,
  oldWrites: findings.oldWrites.length,
  acted: findings.acted,
  untraced: findings.untraced.length,
  brokenTrace: findings.brokenTrace.length,
  seededBugs,
  seededBugsCaught,
  backMs: { p50: round(quantile(backMs, 0.5), 0), p99: round(quantile(backMs, 0.99), 0) },
});

const timesOf = (ms: readonly number[]): string =>
  ms.length === 0
    ? "nobody lost a link"
    : `p50 ${round(quantile(ms, 0.5), 0)} ms, p99 ${round(quantile(ms, 0.99), 0)} ms, ${ms.length} links`;
const none = (name: string, found: readonly string[]): Row => [
  name,
  `${found.length}`,
  goal("none", found.length === 0),
];

export const rowsOf = ({
  findings,
  backMs,
  backAtWorstMs,
  backAfterRollMs,
  counts,
  badEnds,
  tookMs,
}: RunReport): Row[] => {
  const faults = Object.entries(counts).map(([kind, count]) => `${count} ${kind.replaceAll("_", " ")}`);
  const isBack = quantile(backMs, 0.5) <= GOALS.p50Ms && quantile(backMs, 0.99) <= GOALS.p99Ms;
  return [
    ["Broken", faults.join(", ")],
    ["Acknowledged", `${findings.acked} hugs in ${Math.round(tookMs / 1000)} s, each sent one to five times`],
    ["Told to read their history", `${findings.resets} times: devices that were more than 500 events behind`],
    none("Lost", findings.lost),
    none("Doubled", findings.doubled),
    none("Out of order", findings.disordered),
    none("Writes of an old epoch", findings.oldWrites),
    ["Acts of the staff", `${findings.acted} acknowledged`],
    none("Acts without an entry, or entries without an act", findings.untraced),
    none("Broken places in the audit", findings.brokenTrace),
    none("Ends that were not clean", badEnds),
    [
      "Back after a kill, all else well before and after",
      timesOf(backMs),
      goal(`<= ${GOALS.p50Ms}, ${GOALS.p99Ms} ms`, isBack),
    ],
    ["  whatever else was broken", timesOf(backAtWorstMs)],
    [
      "Back after a rolling restart, all else well",
      timesOf(backAfterRollMs),
      goal(
        `<= ${ROLL_MAX_MS} ms`,
        backAfterRollMs.every((ms) => ms <= ROLL_MAX_MS),
      ),
    ],
  ];
};
