import { parseArgs } from "node:util";

export const USAGE = `npm run bench:client [-- --quick | --self-check | --group <people>]
--quick       the beginning of each design, within 50 s; without it every design twice from start to end
--group       one group hug of that many people, 2 to 200, in place of hugs for two; with --quick within 60 s for 50
--self-check  shows that faults are found: a driver that acts 60 ms late, a stage that works 6 ms on each frame,
              touch that ends 150 ms after it was told to`;

/** One group hug. */
export type GroupPlan = {
  /** With the person whose page it is. */
  readonly participants: number;
  /** How long frames and touch are watched, ms of the hug from its first touch on. */
  readonly watchMs: number;
  /** How often the person leaves, and comes in again. */
  readonly leaves: number;
};

/** Times from the start of the program, ms. `Infinity`: hugs play to their end. */
export type BenchPlan = {
  readonly kind: "full" | "quick" | "self-check";
  readonly rounds: number;
  /** Plays on the canvas are cut so as to end by then, plays with WebGL by the other. */
  readonly canvasEndsAtMs: number;
  readonly webGlEndsAtMs: number;
  /** Designs played with WebGL: for comparison, so fewer. */
  readonly webGlDesigns: number;
  /** Null: hugs for two. */
  readonly group: GroupPlan | null;
};

type Kind = BenchPlan["kind"];
const PLANS: Record<Kind, BenchPlan> = {
  full: { kind: "full", rounds: 2, canvasEndsAtMs: Infinity, webGlEndsAtMs: Infinity, webGlDesigns: 4, group: null },
  quick: { kind: "quick", rounds: 1, canvasEndsAtMs: 30_000, webGlEndsAtMs: 34_000, webGlDesigns: 1, group: null },
  "self-check": {
    kind: "self-check",
    rounds: 1,
    canvasEndsAtMs: 33_000,
    webGlEndsAtMs: 0,
    webGlDesigns: 0,
    group: null,
  },
};
const GROUP_PLANS: Record<Kind, Omit<GroupPlan, "participants">> = {
  full: { watchMs: 45_000, leaves: 12 },
  quick: { watchMs: 10_000, leaves: 3 },
  "self-check": { watchMs: 0, leaves: 3 },
};
const [LEAST, MOST] = [2, 200];
const SELF_CHECK_PEOPLE = 4;

/** Throws a sentence for an option that there is not, or a group that there cannot be. */
export const parsePlan = (args: readonly string[]): BenchPlan => {
  const options = {
    quick: { type: "boolean" },
    "self-check": { type: "boolean" },
    group: { type: "string" },
  } as const;
  const { values } = parseArgs({ args: [...args], options });
  if (values["self-check"]) {
    if (values.group !== undefined) throw new Error("--self-check has its own group.");
    return { ...PLANS["self-check"], group: { ...GROUP_PLANS["self-check"], participants: SELF_CHECK_PEOPLE } };
  }
  const kind = values.quick ? "quick" : "full";
  if (values.group === undefined) return PLANS[kind];
  const participants = Number(values.group);
  if (!Number.isInteger(participants) || participants < LEAST || participants > MOST)
    throw new Error(`A group hug has ${LEAST} to ${MOST} people, not "${values.group}".`);
  return { ...PLANS[kind], group: { ...GROUP_PLANS[kind], participants } };
};

/** Shorter plays show too little of a hug. */
const PLAY_LEAST_MS = 1_200;
/** From one play to the next: a page, its stage, a button. */
const BETWEEN_PLAYS_MS = 900;

/** How long each of `playsLeft` may take, so that all end by `endsAtMs`. */
export const playLimitMs = (nowMs: number, endsAtMs: number, playsLeft: number): number =>
  Math.max(PLAY_LEAST_MS, (endsAtMs - nowMs) / playsLeft - BETWEEN_PLAYS_MS);
