import { openWatched } from "./bench-browser.ts";
import type { GroupPlan } from "./bench-plan.ts";
import { round } from "../table.ts";
import { GOALS } from "./bench-report.ts";
import type { BenchWorld } from "./bench-world.ts";
import { gatherCrowd } from "./crowd.ts";
import { comesIn, GROUP_DESIGN_ID, isFelt, leavesOften } from "./group-page.ts";
import { stopFiguresOf } from "./stop.figures.ts";
import { quantile } from "../quantile.ts";

const LATE_MS = 150;

/** Leaves one group hug as it is, and with touch that ends late. Whether that was found. */
export const selfCheckStop = async (
  { context, url }: BenchWorld,
  { participants, leaves }: GroupPlan,
  say: (line: string) => void,
): Promise<boolean> => {
  const crowd = await gatherCrowd(url, participants - 1, 1, GROUP_DESIGN_ID);
  const seen = async (stopLateMs: number): Promise<number> => {
    const page = await openWatched(context, url, { hasWebGl: false, touchLateMs: 0, burnMs: 0, stopLateMs });
    await comesIn(page, crowd.groupHugId);
    await isFelt(page);
    await leavesOften(page, leaves);
    const { stopMs } = stopFiguresOf(await page.evaluate(() => hugmoodProbe.takeTouches()));
    await page.close();
    // As for the other faults, the middle counts.
    return quantile(stopMs, 0.5);
  };
  try {
    await crowd.start();
    const soundMs = await seen(0);
    const lateMs = await seen(LATE_MS);
    const isFound = lateMs - soundMs > LATE_MS - 20 && lateMs > GOALS.stopP99Ms;
    say(`as it is                       touch ends ${round(soundMs)} ms after "Leave" (p50)`);
    say(`touch that ends ${LATE_MS} ms late     after ${round(lateMs)} ms, so ${isFound ? "found" : "NOT FOUND"}`);
    return isFound && soundMs < LATE_MS / 2;
  } finally {
    await crowd.leave();
  }
};
