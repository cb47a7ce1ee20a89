import type { Page } from "@playwright/test";
import { shapeHaptic } from "#shared/design/haptic.shape.ts";
import { touchStepsFor, type TimedStep } from "../../client/touch/touch.steps.ts";
import type {} from "./page.probe.ts";
import { figuresOf, type PlayFigures } from "./play.figures.ts";
import { mean } from "../quantile.ts";
import { scriptMs } from "./script-time.ts";
import type { SentHug } from "./two-guests.ts";

const BEGIN_LIMIT_MS = 20_000;
const AFTER_BEGIN_MS = 800;

/** Every step of a hug as the receiver's page plays it; somebody new has set no limit. */
export const scheduleOf = ({ design, squeeze }: SentHug): readonly TimedStep[] =>
  touchStepsFor("trace", shapeHaptic(design.haptic, squeeze, design.hold), 1);

export type PlayedHug = PlayFigures & {
  /** All JS of the page's main thread, React and garbage included, over the frames; mean, ms. */
  readonly allJsPerFrameMs: number;
  readonly kind: "canvas" | "webgl";
};

/** Lets a hug be felt as its receiver does, for about `limitMs`. `page` is on the product's pages already. */
export const playHug = async (page: Page, hug: SentHug, limitMs: number): Promise<PlayedHug> => {
  const schedule = scheduleOf(hug);
  const again = page.getByRole("button", { name: "Feel it again" });
  const openedMs = performance.now();
  await startHug(page, hug, schedule);
  await page.waitForFunction(() => hugmoodProbe.hasBegun(), undefined, { polling: 100, timeout: BEGIN_LIMIT_MS });
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable");
  const scriptBeforeMs = await scriptMs(cdp);
  const sinceMs = performance.now();
  // Some of its touch is seen, however late it began.
  const leftMs = Math.max(AFTER_BEGIN_MS, limitMs - (sinceMs - openedMs));
  await again.waitFor({ timeout: Math.min(leftMs, hug.design.durationMs + 10_000) }).catch(() => undefined);
  const tookMs = performance.now() - sinceMs;
  const allJsMs = (await scriptMs(cdp)) - scriptBeforeMs;
  const play = await page.evaluate(() => hugmoodProbe.take());
  const kind = await page.evaluate(() => hugmoodProbe.stageKind());
  await pressKey(page, "Stop", 500).catch(() => undefined);
  await cdp.detach();
  const figures = figuresOf(play, { durationMs: hug.design.durationMs, schedule });
  return { ...figures, allJsPerFrameMs: (allJsMs / tookMs) * mean(figures.frameGapsMs), kind };
};

/** By the keyboard: a notice of the other hugs may lie over the button. */
const pressKey = (page: Page, name: string, timeout: number): Promise<void> =>
  page.getByRole("button", { name }).press("Enter", { timeout });

const startHug = async (page: Page, { id }: SentHug, schedule: readonly TimedStep[]): Promise<void> => {
  const address = new URL(`/feel/${id}`, page.url()).href;
  const duesMs = schedule.map(({ atMs }) => atMs);
  await page.evaluate((dues) => hugmoodProbe.begin(dues), duesMs);
  if (page.url() === address) return pressKey(page, "Feel it again", 5_000);
  await page.goto(address, { waitUntil: "commit" });
  await page.locator(".picture canvas").waitFor();
};
