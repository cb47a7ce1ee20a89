import type { Page } from "@playwright/test";
import { shapeHaptic } from "#shared/design/haptic.shape.ts";
import { NO_SQUEEZE } from "#shared/design/squeeze.ts";
import { stockGroupDesign } from "#shared/design/stock/stock-group-designs.ts";
import { touchStepsFor } from "../../client/touch/touch.steps.ts";
import type {} from "./page.probe.ts";
import type { PlayedDesign } from "./play.figures.ts";
import { IN, LEAVE } from "./stop.figures.ts";

const LIMIT_MS = 20_000;
/** Between leaving and coming in again: nothing may be felt in it. */
const AWAY_MS = 500;
/** From being felt again to the next press on "Leave", at other points of steps and frames each time. */
const FELT_MS = [180, 420, 260, 610, 350, 530] as const;

/** The longest stock design for a group: there is time in it to leave often. */
export const GROUP_DESIGN_ID = "campfire";

/** It and every step of it as the page of somebody in it plays them; somebody new has set no limit. */
export const playedDesign = (): PlayedDesign => {
  const design = stockGroupDesign(GROUP_DESIGN_ID);
  if (design === undefined) throw new Error(`There is no group design "${GROUP_DESIGN_ID}".`);
  const { durationMs, haptic, hold } = design;
  return { durationMs, schedule: touchStepsFor("trace", shapeHaptic(haptic, NO_SQUEEZE, hold), 1) };
};

const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole("button", { name, exact: true }).click({ timeout: LIMIT_MS });

/** By its link, and in. */
export const comesIn = async (page: Page, groupHugId: string): Promise<void> => {
  await page.goto(new URL(`/group-hug/${groupHugId}`, page.url()).href);
  await press(page, IN);
  await page.locator(".picture canvas").waitFor();
};

/** Something is felt since the last press. */
export const isFelt = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => hugmoodProbe.isFelt(), undefined, { polling: 50, timeout: LIMIT_MS });
};

/** Keeps the pad pressed for as long as `during` takes. */
export const whilePressing = async <T>(page: Page, during: () => Promise<T>): Promise<T> => {
  await page.getByRole("button", { name: "Hold to squeeze" }).hover();
  await page.mouse.down();
  const result = await during();
  await page.mouse.up();
  return result;
};

/**
 * Out and in again as often as that, each time until it is felt; at the end out for good. Fewer times where another one
 * would begin after `latestMs`, on the clock of performance.now: nothing is felt any more once the hug is over.
 */
export const leavesOften = async (page: Page, times: number, latestMs = Infinity): Promise<void> => {
  for (let round = 0; round < times; round += 1) {
    if (round > 0) {
      if (performance.now() > latestMs) return;
      await press(page, "Come in again");
      await press(page, IN);
      await isFelt(page);
    }
    await page.waitForTimeout(FELT_MS[round % FELT_MS.length] ?? 0);
    await press(page, LEAVE);
    await page.waitForTimeout(AWAY_MS);
  }
};
