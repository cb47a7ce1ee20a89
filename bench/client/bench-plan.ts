import { parseArgs } from "node:util";

export const USAGE = `npm run bench:client [-- --quick | --self-check]
--quick       the beginning of each design, within 50 s; without it every design twice from start to end
--self-check  shows that faults are found: a driver that acts 60 ms late, a stage that works 6 ms on each frame`;

/** Times from the start of the program, ms. `Infinity`: hugs play to their end. */
export type BenchPlan = {
  readonly kind: "full" | "quick" | "self-check";
  readonly rounds: number;
  /** Plays on the canvas are cut so as to end by then, plays with WebGL by the other. */
  readonly canvasEndsAtMs: number;
  readonly webGlEndsAtMs: number;
  /** Designs played with WebGL: for comparison, so fewer. */
  readonly webGlDesigns: number;
};

const PLANS: Record<BenchPlan["kind"], BenchPlan> = {
  full: { kind: "full", rounds: 2, canvasEndsAtMs: Infinity, webGlEndsAtMs: Infinity, webGlDesigns: 4 },
  quick: { kind: "quick", rounds: 1, canvasEndsAtMs: 30_000, webGlEndsAtMs: 34_000, webGlDesigns: 1 },
  "self-check": { kind: "self-check", rounds: 1, canvasEndsAtMs: 33_000, webGlEndsAtMs: 0, webGlDesigns: 0 },
};

/** Throws a sentence for an option that there is not. */
export const parsePlan = (args: readonly string[]): BenchPlan => {
  const options = { quick: { type: "boolean" }, "self-check": { type: "boolean" } } as const;
  const { values } = parseArgs({ args: [...args], options });
  if (values["self-check"]) return PLANS["self-check"];
  return values.quick ? PLANS.quick : PLANS.full;
};

/** Shorter plays show too little of a hug. */
const PLAY_LEAST_MS = 1_200;
/** From one play to the next: a page, its stage, a button. */
const BETWEEN_PLAYS_MS = 900;

/** How long each of `playsLeft` may take, so that all end by `endsAtMs`. */
export const playLimitMs = (nowMs: number, endsAtMs: number, playsLeft: number): number =>
  Math.max(PLAY_LEAST_MS, (endsAtMs - nowMs) / playsLeft - BETWEEN_PLAYS_MS);
