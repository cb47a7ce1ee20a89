import { cpus } from "node:os";
import { emptyFramesMs, openWatched } from "./client/bench-browser.ts";
import { parsePlan, playLimitMs, USAGE, type BenchPlan } from "./client/bench-plan.ts";
import { canvasRows, jsRows, lineOf, shellRows, tableOf, type Row } from "./client/bench-report.ts";
import { openWorld, type BenchWorld } from "./client/bench-world.ts";
import { playHug, type PlayedHug } from "./client/play-hugs.ts";
import { selfCheck } from "./client/self-check.ts";
import type { SentHug } from "./client/two-guests.ts";

const NO_FAULTS = { touchLateMs: 0, burnMs: 0 };
const EMPTY_FRAMES = 60;

const planOrExit = (): BenchPlan => {
  try {
    return parsePlan(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    process.exit(2);
  }
};

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
const webGlRows = async (world: BenchWorld, plan: BenchPlan): Promise<readonly Row[]> => {
  const hugs = world.hugs.slice(0, plan.webGlDesigns);
  return playAll(world, hugs, true, 1, plan.webGlEndsAtMs).then(
    ({ plays }) => jsRows("webgl", plays),
    (error: unknown) => [["JS per frame, webgl", `not measured: ${String(error).split("\n")[0]}`]],
  );
};

const measure = async (world: BenchWorld, plan: BenchPlan): Promise<void> => {
  const { plays, floorMs } = await playAll(world, world.hugs, false, plan.rounds, plan.canvasEndsAtMs);
  const { shell, firstLoad, differing, browserVersion } = world;
  const rows = [
    ...shellRows(shell, firstLoad, differing),
    ...canvasRows(plays, floorMs),
    ...(await webGlRows(world, plan)),
  ];
  console.log(`Chromium ${browserVersion}, Node ${process.versions.node}, ${cpus().length} cores, drawn in software\n`);
  console.log(`${tableOf(rows)}\n`);
  console.log(JSON.stringify(lineOf(shell, plays)));
};

const plan = planOrExit();
console.log(`Client bench, ${plan.kind}: a server, two people, one hug of each design…`);
const world = await openWorld();
// What it started does not outlive it.
process.once("SIGTERM", () => void world.close().finally(() => process.exit(143)));
try {
  if (plan.kind !== "self-check") await measure(world, plan);
  else if (!(await selfCheck(world, (line) => console.log(line)))) process.exitCode = 1;
} finally {
  await world.close();
}
