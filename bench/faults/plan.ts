import { parseArgs } from "node:util";
import { diceFrom } from "../../tools/friends/dice.ts";
import { wholeOption } from "../plan-or-exit.ts";
import { BUGS, isBug, type Bug } from "./bug-names.ts";

/** What is broken, and for how long where that has a length, ms. `who`: which server process, counted from 0. */
export type Fault =
  | { readonly kind: "kill" | "roll"; readonly who: number }
  /** `untilTakenOver`: it wakes as soon as another process has taken over a group hug, at the latest after `forMs`. */
  | { readonly kind: "stall"; readonly who: number; readonly forMs: number; readonly untilTakenOver?: true }
  | { readonly kind: "kill_postgres" | "kill_redis"; readonly forMs: number }
  | { readonly kind: "flush_redis" }
  | { readonly kind: "cut"; readonly who: number }
  | { readonly kind: "cut_one_way"; readonly who: number; readonly forMs: number };
export type Planned = { readonly waitMs: number; readonly fault: Fault };

export type FaultsPlan = {
  readonly seed: number;
  readonly kills: number;
  readonly people: number;
  readonly hugsPerS: number;
  readonly groups: number;
  readonly processes: number;
  /** Seeded bugs, one short run for each. */
  readonly hasBugs: boolean;
  /** Only this bug, and nothing else. */
  readonly bug: Bug | null;
  /** Only faults of this kind, `kills` of them; null = all kinds in their proportion. */
  readonly only: Fault["kind"] | null;
};

/** How many of each kind there are for each kill of a server process. */
const PARTS: Readonly<Record<Fault["kind"], number>> = {
  kill: 1,
  stall: 1 / 10,
  kill_postgres: 1 / 15,
  kill_redis: 1 / 15,
  flush_redis: 1 / 30,
  roll: 1 / 15,
  cut: 1 / 10,
  cut_one_way: 1 / 15,
};
export const KINDS = Object.keys(PARTS) as readonly Fault["kind"][]; // as: it has no other keys

export const USAGE = `npm run faults [-- options]
--kills N    of a server process, and the other faults in their proportion; 12 if it is not said, --quick 2
--rate N     hugs a second, 100 if it is not said, --quick 40
--seed S     1 if it is not said; the same one breaks the same things in the same order
--quick      short, and without the seeded bugs
--no-bugs    without the seeded bugs
--bug B      one seeded bug, and nothing else: ${BUGS.join(", ")}
--only F     N faults of one kind, and none of the others: ${KINDS.join(", ")}`;

/** Throws a sentence about what cannot be read. */
export const parsePlan = (args: readonly string[]): FaultsPlan => {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  const options = { quick: flag, "no-bugs": flag, seed: text, kills: text, bug: text, rate: text, only: text };
  const { values } = parseArgs({ args: [...args], options });
  const isQuick = values.quick === true;
  const { bug = null } = values;
  if (bug !== null && !isBug(bug)) throw new Error(`There is no bug "${bug}"; there are ${BUGS.join(", ")}.`);
  const only = KINDS.find((kind) => kind === values.only) ?? null;
  if (values.only !== undefined && only === null)
    throw new Error(`There is no fault "${values.only}"; there are ${KINDS.join(", ")}.`);
  return {
    seed: wholeOption("seed", values.seed, 1, 0, 2 ** 31 - 1),
    kills: wholeOption("kills", values.kills, isQuick ? 2 : 12, 1, 10_000),
    people: 40,
    hugsPerS: wholeOption("rate", values.rate, isQuick ? 40 : 100, 1, 10_000),
    groups: 3,
    processes: 3,
    hasBugs: values["no-bugs"] !== true && !isQuick,
    bug,
    only,
  };
};

/** Of `kills` kills of a server process; the others in their proportion, in an order and at distances that the seed gives. */
export const scheduleOf = ({
  seed,
  kills,
  processes,
  only = null,
}: Pick<FaultsPlan, "seed" | "kills" | "processes"> & Partial<Pick<FaultsPlan, "only">>): Planned[] => {
  const dice = diceFrom(seed);
  const who = (): number => Math.floor(dice.between(0, processes));
  const make: { readonly [K in Fault["kind"]]: () => Fault } = {
    kill: () => ({ kind: "kill", who: who() }),
    // Mostly short ones; one in three hangs until others have long taken over.
    stall: () => ({
      kind: "stall",
      who: who(),
      forMs: dice.isLucky(1 / 3) ? dice.between(8_000, 30_000) : dice.between(100, 3_000),
    }),
    kill_postgres: () => ({ kind: "kill_postgres", forMs: dice.between(0, 2_000) }),
    kill_redis: () => ({ kind: "kill_redis", forMs: dice.between(0, 3_000) }),
    flush_redis: () => ({ kind: "flush_redis" }),
    roll: () => ({ kind: "roll", who: who() }),
    cut: () => ({ kind: "cut", who: who() }),
    cut_one_way: () => ({ kind: "cut_one_way", who: who(), forMs: dice.between(500, 12_000) }),
  };
  const countOf = (kind: Fault["kind"]): number =>
    only === null ? Math.ceil(kills * PARTS[kind]) : kind === only ? kills : 0;
  const faults = KINDS.flatMap((kind) => Array.from({ length: countOf(kind) }, make[kind]));
  // Fisher and Yates' shuffle, by the same dice.
  for (let last = faults.length - 1; last > 0; last -= 1) {
    const other = Math.floor(dice.between(0, last + 1));
    const [a, b] = [faults[last], faults[other]];
    if (a && b) [faults[last], faults[other]] = [b, a];
  }
  return faults.map((fault) => ({ waitMs: dice.between(1_000, 4_500), fault }));
};

/** A short run in which one mistake must show. */
export const bugPlan = (
  plan: FaultsPlan,
  bug: Bug,
): { readonly plan: FaultsPlan; readonly schedule: readonly Planned[] } => {
  if (bug.startsWith("audit_")) return auditPlan(plan, bug);
  const short = { ...plan, people: 12, groups: bug === "no_epoch" ? 2 : 0, hugsPerS: 40, processes: 2 };
  const kill = (who: number): Planned => ({ waitMs: 1_500, fault: { kind: "kill", who } });
  const schedules: Partial<Record<Bug, readonly Planned[]>> = {
    ack_before_commit: [kill(0), kill(1), kill(0)],
    // A stalled owner wakes after others have taken its group hugs over, and goes on with them.
    no_epoch: [0, 1, 0, 1].map((who) => ({
      waitMs: 6_000,
      fault: { kind: "stall", who, forMs: 6_000, untilTakenOver: true },
    })),
    newest_ten: [{ waitMs: 2_000, fault: { kind: "kill_postgres", forMs: 8_000 } }],
  };
  return { plan: short, schedule: schedules[bug] ?? [kill(0)] };
};

/** Nobody but the staff is there. A server that starts again writes the audit's head down, as it is in the middle of it all. */
const auditPlan = (plan: FaultsPlan, bug: Bug) => {
  const kill: Planned = { waitMs: 1_500, fault: { kind: "kill", who: 0 } };
  const schedules: Partial<Record<Bug, readonly Planned[]>> = {
    audit_first: [kill, kill],
    audit_changed: [{ waitMs: 1_500, fault: { kind: "flush_redis" } }],
  };
  return {
    plan: { ...plan, people: 0, groups: 0, hugsPerS: 0, processes: 1 },
    schedule: schedules[bug] ?? [kill],
  };
};
