import { mean } from "../quantile.ts";
import { emptyFramesMs, openWatched } from "./bench-browser.ts";
import type { GroupPlan } from "./bench-plan.ts";
import type { BenchWorld } from "./bench-world.ts";
import { gatherCrowd, type Crowd } from "./crowd.ts";
import { comesIn, GROUP_DESIGN_ID, isFelt, leavesOften, playedDesign, whilePressing } from "./group-page.ts";
import { figuresOf } from "./play.figures.ts";
import type { PlayedHug } from "./play-hugs.ts";
import { whileTraced } from "./processor-time.ts";
import { scriptMs } from "./script-time.ts";
import { stopFiguresOf, type StopFigures } from "./stop.figures.ts";
import { watchWire, type WireWatch } from "./wire-watch.ts";

export type PlayedGroup = {
  /** Of the person whose page it is, while they press. */
  readonly hug: PlayedHug;
  /** Frames of the page before it came into the group hug. */
  readonly floorMs: readonly number[];
  /** The same frames as in `hug`, by the processor's time. */
  readonly processorMs: readonly number[];
  readonly stops: StopFigures;
  readonly wire: ReturnType<WireWatch["take"]>;
};

const EMPTY_FRAMES = 60;
/** The last of a design has little touch in it. */
const ENDS_MS = 20_000;
const NO_FAULTS = { hasWebGl: false, touchLateMs: 0, stopLateMs: 0, burnMs: 0 };

/** One group hug, all of its people in: watched for a while, then left and entered again several times. */
export const playGroup = async (world: BenchWorld, plan: GroupPlan): Promise<PlayedGroup> => {
  const { participants, watchMs, leaves } = plan;
  const crowd = await gatherCrowd(world.url, participants - 1, 1, GROUP_DESIGN_ID);
  try {
    return await playIn(world, crowd, watchMs, leaves);
  } finally {
    await crowd.leave();
  }
};

const playIn = async (world: BenchWorld, crowd: Crowd, watchMs: number, leaves: number): Promise<PlayedGroup> => {
  const { durationMs, schedule } = playedDesign();
  const page = await openWatched(world.context, world.url, NO_FAULTS);
  const floorMs = await emptyFramesMs(page, EMPTY_FRAMES);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable");
  const wire = await watchWire(cdp);
  await comesIn(page, crowd.groupHugId);
  await crowd.whenIn(1);
  const duesMs = schedule.map(({ atMs }) => atMs);
  await page.evaluate((dues) => hugmoodProbe.begin(dues), duesMs);
  await crowd.start();
  const latestMs = performance.now() + durationMs - ENDS_MS;
  await isFelt(page);
  const watch = async () => {
    const [scriptBeforeMs, sinceMs] = [await scriptMs(cdp), performance.now()];
    wire.begin();
    await page.waitForTimeout(watchMs);
    const wired = wire.take(crowd.groupHugId);
    const allJsShare = ((await scriptMs(cdp)) - scriptBeforeMs) / (performance.now() - sinceMs);
    return { wired, allJsShare, play: await page.evaluate(() => hugmoodProbe.take()) };
  };
  const { result: watched, processorMs } = await whilePressing(page, () => whileTraced(page, watch));
  const figures = figuresOf(watched.play, { durationMs, schedule });
  const kind = await page.evaluate(() => hugmoodProbe.stageKind());
  await leavesOften(page, leaves, latestMs);
  const stops = stopFiguresOf(await page.evaluate(() => hugmoodProbe.takeTouches()));
  await page.close();
  const allJsPerFrameMs = watched.allJsShare * mean(figures.frameGapsMs);
  return { hug: { ...figures, allJsPerFrameMs, kind }, floorMs, processorMs, stops, wire: watched.wired };
};
