import { openWatched } from "./bench-browser.ts";
import { round } from "../table.ts";
import type { BenchWorld } from "./bench-world.ts";
import { playHug } from "./play-hugs.ts";
import { quantile } from "../quantile.ts";
import type { SentHug } from "./two-guests.ts";

const LATE_MS = 60;
const BURN_MS = 6;
const PLAY_MS = 4_000;

type Seen = { readonly leadP50Ms: number; readonly jsP50Ms: number };

/** Plays one hug as it is, with a driver that acts late, and with a stage that works longer. Whether both were found. */
export const selfCheck = async (
  { context, url }: BenchWorld,
  hugs: readonly SentHug[],
  say: (line: string) => void,
): Promise<boolean> => {
  const [hug] = hugs;
  if (hug === undefined) throw new Error("There is no hug to play.");
  const seen = async (faults: { touchLateMs: number; burnMs: number }): Promise<Seen> => {
    const page = await openWatched(context, url, { hasWebGl: false, stopLateMs: 0, ...faults });
    const { leadsMs, jsPerFrameMs } = await playHug(page, hug, PLAY_MS);
    await page.close();
    // A fault counts as found by how far the middle moves, which a busy machine hardly touches.
    return { leadP50Ms: quantile(leadsMs, 0.5), jsP50Ms: quantile(jsPerFrameMs, 0.5) };
  };
  const sound = await seen({ touchLateMs: 0, burnMs: 0 });
  const late = await seen({ touchLateMs: LATE_MS, burnMs: 0 });
  const burning = await seen({ touchLateMs: 0, burnMs: BURN_MS });
  const lateBy = late.leadP50Ms - sound.leadP50Ms;
  const burntMs = burning.jsP50Ms - sound.jsP50Ms;
  const isLateFound = lateBy > LATE_MS - 20 && lateBy < LATE_MS + 25;
  const isBurnFound = burntMs > BURN_MS * 0.5 && burning.jsP50Ms >= BURN_MS;
  const verdict = (isFound: boolean): string => (isFound ? "found" : "NOT FOUND");
  say(`as it is                       lead ${round(sound.leadP50Ms)} ms, JS ${round(sound.jsP50Ms)} ms a frame (p50)`);
  say(`a driver that acts ${LATE_MS} ms late   lead ${round(late.leadP50Ms)} ms, so ${verdict(isLateFound)}`);
  say(`a stage that works to ${BURN_MS} ms      JS ${round(burning.jsP50Ms)} ms a frame, so ${verdict(isBurnFound)}`);
  return isLateFound && isBurnFound && sound.leadP50Ms < LATE_MS / 2;
};
