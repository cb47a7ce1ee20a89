import { goal, round, type Row } from "../table.ts";
import type { AuthPlan } from "./auth-plan.ts";
import type { Measured } from "./measure.ts";

export type AuthLine = {
  readonly bench: "auth";
  readonly signInsPerS: number;
  readonly loopDelayMs: { readonly p99: number };
};

const LOOP_P99_MS = 20;

export const lineOf = ({ perS, busy }: Measured): AuthLine => ({
  bench: "auth",
  signInsPerS: round(perS, 1),
  loopDelayMs: { p99: round(busy.p99, 1) },
});

export const rowsOf = (measured: Measured, { people }: AuthPlan): Row[] => {
  const { idle, busy, tookMs, refused, signIns, perS, server } = measured;
  const words = ({ p50, p99, most }: Measured["busy"]) =>
    `p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)}, the most ${most.toFixed(1)} ms`;
  return [
    [`sign-ins, ${people} people at a time`, `${perS.toFixed(1)}/s, ${signIns} in all, ${refused} refused`],
    ["one of them takes", `p50 ${tookMs.p50.toFixed(0)}, p99 ${tookMs.p99.toFixed(0)} ms`],
    ["event loop late meanwhile", words(busy), goal(`p99 ${LOOP_P99_MS} ms`, busy.p99 <= LOOP_P99_MS)],
    ["event loop late while nothing is asked", words(idle)],
    ["processor, hashing included", `${server.toFixed(2)} of a core`],
  ];
};
