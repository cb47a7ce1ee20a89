import { quantile } from "../quantile.ts";
import { goal, round, type Row } from "../table.ts";
import type { Measured } from "./measure.ts";
import type { MoodsPlan } from "./moods-plan.ts";

export const P50_GOAL_MS = 5;
export const P99_GOAL_MS = 25;

const spread = (times: readonly number[]) => ({
  p50: round(quantile(times, 0.5)),
  p99: round(quantile(times, 0.99)),
});

export const rowsOf = ({ month, naive, floor, days, isSame }: Measured, plan: MoodsPlan): readonly Row[] => {
  const { p50, p99 } = spread(month);
  const beside = spread(naive);
  const least = spread(floor);
  return [
    ["entries, people", `${plan.entries}, ${plan.people}`],
    ["months looked at, days in them", `${month.length}, ${round(days / Math.max(1, month.length), 1)} on average`],
    ["month view, p50", `${p50} ms`, goal(`at most ${P50_GOAL_MS} ms`, p50 <= P50_GOAL_MS)],
    ["month view, p99", `${p99} ms`, goal(`at most ${P99_GOAL_MS} ms`, p99 <= P99_GOAL_MS)],
    ["without the rollup, p50", `${beside.p50} ms`],
    ["without the rollup, p99", `${beside.p99} ms`],
    ["a question that asks nothing", `p50 ${least.p50} ms, p99 ${least.p99} ms`],
    ["both ways say the same", isSame ? "yes" : "no", goal("of every month", isSame)],
  ];
};

/** The last line. */
export const lineOf = ({ month, naive, floor }: Measured, { entries }: MoodsPlan) => ({
  bench: "moods",
  entries,
  monthMs: spread(month),
  naiveMs: spread(naive),
  floorMs: spread(floor),
});
