import { emptyFramesMs, openWatched } from "./bench-browser.ts";
import { playLimitMs, type BenchPlan } from "./bench-plan.ts";
import type { Row } from "../table.ts";
import { canvasRows, jsRows, lineOf, type BenchLine } from "./bench-report.ts";
import type { BenchWorld } from "./bench-world.ts";
import { playHug, type PlayedHug } from "./play-hugs.ts";
import type { SentHug } from "./two-guests.ts";

const NO_FAULTS = { touchLateMs: 0, stopLateMs: 0, burnMs: 0 };
const EMPTY_FRAMES = 60;

/** Plays each hug `rounds` times on a new page; `floorMs` is what its frames cost before the first one. */
const playAll = async (
  world: BenchWorld,
  hugs: readonly SentHug[],
  hasWebGl: boolean,
  rounds: number,
  endsAtMs: number,
) => {
  const page = await openWatched(world.context, world.url, { hasWebGl, ...NO_FAULTS });
  const floorMs = await emptyFramesMs(page, EMPTY_FRAMES);
  const plays: PlayedHug[] = [];
  for (const hug of hugs) {
    for (let round = 0; round < rounds; round += 1) {
      const limitMs = playLimitMs(performance.now(), endsAtMs, hugs.length * rounds - plays.length);
      plays.push(await playHug(page, hug, limitMs));
    }
  }
  await page.close();
  return { plays, floorMs };
};

/** For comparison only: where it cannot be measured, the table says why. */
const webGlRows = async (world: BenchWorld, hugs: readonly SentHug[], endsAtMs: number): Promise<readonly Row[]> =>
  playAll(world, hugs, true, 1, endsAtMs).then(
    ({ plays }) => jsRows("webgl", plays),
    (error: unknown) => [["JS per frame, webgl", `not measured: ${String(error).split("\n")[0]}`]],
  );

/** Hugs for two: one of each design. */
export const measureTwo = async (
  world: BenchWorld,
  hugs: readonly SentHug[],
  { rounds, canvasEndsAtMs, webGlEndsAtMs, webGlDesigns }: BenchPlan,
): Promise<{ readonly rows: readonly Row[]; readonly line: BenchLine }> => {
  const { plays, floorMs } = await playAll(world, hugs, false, rounds, canvasEndsAtMs);
  const webGl = await webGlRows(world, hugs.slice(0, webGlDesigns), webGlEndsAtMs);
  return { rows: [...canvasRows(plays, floorMs), ...webGl], line: lineOf(world.shell, plays) };
};
