import type { BenchPlan } from "./bench-plan.ts";
import { openSide, type BenchSide } from "./bench-side.ts";
import { findHeld } from "./find-held.ts";
import type { Load } from "./open-loop.ts";
import { isHeld, type Step } from "./steps.ts";

type Say = (line: string) => void;

/** The highest rate that held, with its step, and the lowest that did not. */
export type Held = { readonly perS: number; readonly step: Step | null; readonly missed: Step | null };
/** What was acknowledged, what the database holds of it, and inboxes whose numbers have gaps. */
export type Kept = { readonly acked: number; readonly stored: number; readonly gaps: number };
export type MeasuredProduct = {
  readonly transport: string;
  readonly held: Held;
  /** The same with the receivers' devices connected; null when it was left out. */
  readonly there: Held | null;
  /** The service without sockets; null when it was left out. */
  readonly within: Held | null;
  /** At SHOWN_PER_S. */
  readonly shown: Step | null;
  readonly kept: Kept;
};
export type MeasuredPeer = Pick<MeasuredProduct, "held" | "within" | "kept">;

export const SHOWN_PER_S = 500;
const MOST_PER_S = 40_000;
/** Until what an overload left behind is worked off. */
const REST_MS = { quick: 300, whole: 1_000 };

const shares = ({ cores }: Step): string =>
  `server ${cores.server.toFixed(2)}, database ${cores.database.toFixed(2)}, ` +
  `generator ${cores.generators.map((share) => share.toFixed(2)).join(" + ")} of a core`;
const words = (name: string, step: Step): string =>
  `${name} ${step.perS}/s: ${isHeld(step) ? "held" : "not held"}, p50 ${step.ackMs.p50.toFixed(1)}, ` +
  `p99 ${step.ackMs.p99.toFixed(1)} ms, ${step.acked} of ${step.intended}, ${shares(step)}`;

/** A rate that held at the second try was missed for a moment of the machine's, and says nothing. */
const lowestAbove = (missed: readonly Step[], heldPerS: number): Step | null =>
  missed.filter((step) => step.perS > heldPerS).toSorted((one, other) => one.perS - other.perS)[0] ?? null;

/** Loads with more and more; counts what was acknowledged. */
const createStepper = (plan: BenchPlan, say: Say) => {
  let acked = 0;
  const take = async (name: string, perS: number, run: (load: Load) => Promise<Step>, seconds = plan.seconds) => {
    const step = await run({ perS, seconds });
    acked += step.acked;
    say(words(name, step));
    await new Promise((resolve) => setTimeout(resolve, plan.isQuick ? REST_MS.quick : REST_MS.whole));
    return step;
  };
  const find = async (name: string, startPerS: number, run: (load: Load) => Promise<Step>): Promise<Held> => {
    let best: Step | null = null;
    const missed: Step[] = [];
    const { growth, refinements, searchMaxMs } = plan;
    const endMs = performance.now() + searchMaxMs;
    const isOver = () => performance.now() > endMs;
    const perS = await findHeld({ startPerS, mostPerS: MOST_PER_S, growth, refinements, isOver }, async (rate) => {
      const step = await take(name, rate, run);
      if (isHeld(step) && rate > (best?.perS ?? 0)) best = step;
      if (!isHeld(step)) missed.push(step);
      return isHeld(step);
    });
    return { perS, step: best, missed: lowestAbove(missed, perS) };
  };
  const kept = async (side: BenchSide): Promise<Kept> => ({ acked, ...(await side.check()) });
  return { take, find, kept };
};

const withSide = async <T>(side: BenchSide, run: (side: BenchSide) => Promise<T>): Promise<T> => {
  // What it started does not outlive it.
  const stop = (): void => void side.close().finally(() => process.exit(143));
  process.once("SIGTERM", stop);
  try {
    return await run(side);
  } finally {
    process.off("SIGTERM", stop);
    await side.close();
  }
};

const WARM_UP = { perS: 300, seconds: 1 };
const START_PER_S = { socket: 1_000, within: 3_000, embedded: 700 };

export const measureProduct = async (plan: BenchPlan, serverUrl: string | null, say: Say): Promise<MeasuredProduct> => {
  const { people, generators } = plan;
  const name = serverUrl === null ? "embedded" : "HugMood";
  const side = await openSide({ program: "product.child.ts", serverUrl, people, generators });
  return withSide(side, async () => {
    const { take, find, kept } = createStepper(plan, say);
    await take(`${name}, warm-up`, WARM_UP.perS, (load) => side.load(load, "there"), WARM_UP.seconds);
    const shown =
      serverUrl === null ? null : await take(`${name}, shown`, SHOWN_PER_S, (load) => side.load(load, "watched"));
    const start = serverUrl === null ? START_PER_S.embedded : START_PER_S.socket;
    const held = await find(name, start, (load) => side.load(load, "away"));
    const within = plan.isQuick
      ? null
      : await find(`${name}, service`, START_PER_S.within, (load) => side.loadWithin(load));
    const there = plan.isQuick
      ? null
      : await find(`${name}, receivers there`, start, (load) => side.load(load, "there"));
    return { transport: side.transport, held, there, within, shown, kept: await kept(side) };
  });
};

export const measureEmbedded = (plan: BenchPlan, say: Say): Promise<MeasuredProduct> => measureProduct(plan, null, say);

export const measurePeer = async (plan: BenchPlan, serverUrl: string, say: Say): Promise<MeasuredPeer> => {
  const { people, generators } = plan;
  const side = await openSide({ program: "peer.child.ts", serverUrl, people, generators });
  return withSide(side, async () => {
    const { take, find, kept } = createStepper(plan, say);
    await take("peer, warm-up", WARM_UP.perS, (load) => side.load(load, "there"), WARM_UP.seconds);
    const held = await find("peer", START_PER_S.socket, (load) => side.load(load, "away"));
    const within = plan.isQuick
      ? null
      : await find("peer, service", START_PER_S.within, (load) => side.loadWithin(load));
    return { held, within, kept: await kept(side) };
  });
};
