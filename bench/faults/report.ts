import { quantile } from "../quantile.ts";
import type { FaultsPlan } from "./plan.ts";
import type { RunReport } from "./run.ts";

const round = (ms: number): number => Math.round(ms * 10) / 10;

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
  seededBugs,
  seededBugsCaught,
  backMs: { p50: round(quantile(backMs, 0.5)), p99: round(quantile(backMs, 0.99)) },
});

const timesOf = (ms: readonly number[]): string =>
  ms.length === 0
    ? "nobody lost a link"
    : `p50 ${round(quantile(ms, 0.5))} ms, p99 ${round(quantile(ms, 0.99))} ms, ${ms.length} links`;

export const tableOf = (plan: FaultsPlan, { findings, backMs, backAtWorstMs, counts, tookMs }: RunReport): string => {
  const faults = Object.entries(counts).map(([kind, count]) => `${count} ${kind.replaceAll("_", " ")}`);
  const rows: readonly (readonly [string, string])[] = [
    ["Broken", faults.join(", ")],
    ["Acknowledged", `${findings.acked} hugs in ${Math.round(tookMs / 1000)} s, each sent one to five times`],
    ["Lost", `${findings.lost.length}`],
    ["Doubled", `${findings.doubled.length}`],
    ["Out of order", `${findings.disordered.length}`],
    ["Writes of an old epoch", `${findings.oldWrites.length}`],
    ["Back after a kill", `${timesOf(backMs)} (goals 1000 and 3000), nothing else being broken`],
    ["  whatever else was", timesOf(backAtWorstMs)],
  ];
  return [`Seed ${plan.seed}`, ...rows.map(([name, value]) => `${name.padEnd(26)}${value}`)].join("\n");
};
