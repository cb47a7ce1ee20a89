import { climb } from "./ladder.ts";
import { openSide, type OpenSide } from "./open-side.ts";
import type { BenchPlan } from "./plan.ts";
import { isHeld, type Rung } from "./rungs.ts";
import type { Side } from "./sides.ts";

export type Say = (line: string) => void;
export type Measured = {
  readonly side: Side;
  readonly transport: string;
  readonly isPinned: boolean;
  /** The first rung, at which processor time and bytes are read. */
  readonly first: Rung;
  /** The highest that held; null = none. */
  readonly held: Rung | null;
  /** The lowest above it that did not; null = its time, or the ladder, ended before. */
  readonly missed: Rung | null;
};

const shares = ({ cores }: Rung): string =>
  `server ${cores.server.toFixed(2)}, generator ${cores.generators.map((share) => share.toFixed(2)).join(" + ")} of a core`;
const words = (side: Side, rung: Rung): string =>
  `${side}, ${rung.people} people: ${isHeld(rung) ? "held" : "not held"}, p50 ${rung.latencyMs.p50.toFixed(1)}, ` +
  `p99 ${rung.latencyMs.p99.toFixed(1)} ms, ${rung.lost} lost, ${rung.gone} gone, ${rung.framesPerS.toFixed(1)} Hz, ${shares(rung)}`;

const withSide = async <T>(side: OpenSide, run: () => Promise<T>): Promise<T> => {
  // What it started does not outlive it.
  const stop = (): void => void side.close().finally(() => process.exit(143));
  process.once("SIGTERM", stop);
  try {
    return await run();
  } finally {
    process.off("SIGTERM", stop);
    await side.close();
  }
};

export const measureSide = async (side: Side, plan: BenchPlan, say: Say): Promise<Measured> => {
  const { startRooms: start, stepRooms: step, mostRooms: most, seconds, generators } = plan;
  const open = await openSide({ side, generators });
  return withSide(open, async () => {
    const endMs = performance.now() + plan.sideMaxMs;
    const rungs: Rung[] = [];
    await climb({ start, step, most, isOver: () => performance.now() > endMs }, async (count) => {
      const rung = await open.hold(count, seconds);
      rungs.push(rung);
      say(words(side, rung));
      return isHeld(rung);
    });
    const [first] = rungs;
    if (first === undefined) throw new Error("There is a first rung.");
    const held = rungs.filter(isHeld).toSorted((one, other) => other.people - one.people)[0] ?? null;
    const above = rungs.filter((rung) => !isHeld(rung) && rung.people > (held?.people ?? 0));
    const missed = above.toSorted((one, other) => one.people - other.people)[0] ?? null;
    return { side, transport: open.transport, isPinned: open.isPinned, first, held, missed };
  });
};
