import { diceFrom } from "../../tools/friends/dice.ts";

/** What is broken, and for how long where that has a length, ms. `who`: which server process, counted from 0. */
export type Fault =
  | { readonly kind: "kill" | "roll"; readonly who: number }
  | { readonly kind: "stall"; readonly who: number; readonly forMs: number }
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
  readonly bug: string | null;
};

export const USAGE = `npm run faults -- [--seed S] [--kills N] [--quick] [--no-bugs] [--bug name] [--rate hugs-per-second]`;

const wholeAfter = (args: readonly string[], name: string, fallback: number): number => {
  const at = args.indexOf(name);
  if (at < 0) return fallback;
  const value = Number(args[at + 1]);
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`${name} needs a whole number.`);
  return value;
};

/** Throws a sentence about what cannot be read. */
export const parsePlan = (args: readonly string[]): FaultsPlan => {
  const known = ["--seed", "--kills", "--quick", "--no-bugs", "--bug", "--rate"];
  for (const arg of args) if (arg.startsWith("--") && !known.includes(arg)) throw new Error(`What is ${arg}?`);
  const isQuick = args.includes("--quick");
  const bugAt = args.indexOf("--bug");
  return {
    seed: wholeAfter(args, "--seed", 1),
    kills: wholeAfter(args, "--kills", isQuick ? 2 : 12),
    people: 40,
    hugsPerS: wholeAfter(args, "--rate", isQuick ? 40 : 100),
    groups: 3,
    processes: 3,
    hasBugs: !args.includes("--no-bugs") && !isQuick,
    bug: bugAt < 0 ? null : (args[bugAt + 1] ?? ""),
  };
};

/** Of `kills` kills of a server process; the others in their proportion, in an order and at distances that the seed gives. */
export const scheduleOf = ({ seed, kills, processes }: Pick<FaultsPlan, "seed" | "kills" | "processes">): Planned[] => {
  const dice = diceFrom(seed);
  const who = (): number => Math.floor(dice.between(0, processes));
  const times = (part: number): number => Math.ceil(kills * part);
  const make: readonly [number, () => Fault][] = [
    [kills, () => ({ kind: "kill", who: who() })],
    // Mostly short ones; one in three hangs until others have long taken over.
    [
      times(0.1),
      () => ({
        kind: "stall",
        who: who(),
        forMs: dice.isLucky(1 / 3) ? dice.between(8_000, 30_000) : dice.between(100, 3_000),
      }),
    ],
    [times(1 / 15), () => ({ kind: "kill_postgres", forMs: dice.between(0, 2_000) })],
    [times(1 / 15), () => ({ kind: "kill_redis", forMs: dice.between(0, 3_000) })],
    [times(1 / 30), () => ({ kind: "flush_redis" })],
    [times(1 / 15), () => ({ kind: "roll", who: who() })],
    [times(1 / 10), () => ({ kind: "cut", who: who() })],
    [times(1 / 15), () => ({ kind: "cut_one_way", who: who(), forMs: dice.between(500, 12_000) })],
  ];
  const faults = make.flatMap(([count, fault]) => Array.from({ length: count }, fault));
  // Fisher and Yates' shuffle, by the same dice.
  for (let last = faults.length - 1; last > 0; last -= 1) {
    const other = Math.floor(dice.between(0, last + 1));
    const [a, b] = [faults[last], faults[other]];
    if (a && b) [faults[last], faults[other]] = [b, a];
  }
  return faults.map((fault) => ({ waitMs: dice.between(800, 3_500), fault }));
};

/** A short run in which one mistake must show. */
export const bugPlan = (
  plan: FaultsPlan,
  bug: string,
): { readonly plan: FaultsPlan; readonly schedule: readonly Planned[] } => {
  const short = { ...plan, people: 12, groups: 2, hugsPerS: 40, processes: 2 };
  const kill = (who: number): Planned => ({ waitMs: 1_500, fault: { kind: "kill", who } });
  const schedules: Readonly<Record<string, readonly Planned[]>> = {
    ack_before_commit: [kill(0), kill(1), kill(0)],
    // A stalled owner wakes after others have taken its group hugs over, and goes on with them.
    no_epoch: [0, 1, 0].map((who, n) => ({
      waitMs: n === 0 ? 3_000 : 20_000,
      fault: { kind: "stall", who, forMs: 10_000 },
    })),
    newest_ten: [{ waitMs: 2_000, fault: { kind: "kill_postgres", forMs: 8_000 } }],
  };
  return { plan: short, schedule: schedules[bug] ?? [kill(0)] };
};
