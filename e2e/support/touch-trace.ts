import type { Page } from "@playwright/test";
import type { TouchTrace } from "../../client/touch/browser.touch.ts";

/** What this page would have been felt as since it was loaded, or since `forgetTouch`. */
export const touchOf = (page: Page): Promise<TouchTrace> =>
  page.evaluate(() => globalThis.hugmoodTouchTrace ?? { starts: [], entries: [] });

export const forgetTouch = (page: Page): Promise<void> =>
  page.evaluate(() => {
    globalThis.hugmoodTouchTrace?.starts.splice(0);
    globalThis.hugmoodTouchTrace?.entries.splice(0);
  });

/** Intensities 0..1 of the steps that started. */
export const intensitiesOf = async (page: Page): Promise<number[]> =>
  (await touchOf(page)).entries.flatMap((entry) => (entry.kind === "start" ? [entry.step.intensity] : []));
