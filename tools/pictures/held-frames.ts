import type { BrowserContext, Page } from "@playwright/test";

declare global {
  /** The time that frames are told in place of the real one. */
  var heldFrameMs: number | undefined;
}

/** Lets `holdHug` stop the time of frames in every page of a context. */
export const allowHolding = async (context: BrowserContext): Promise<void> => {
  await context.addInitScript(() => {
    const request = globalThis.requestAnimationFrame;
    globalThis.requestAnimationFrame = (draw) => request((frameMs) => draw(globalThis.heldFrameMs ?? frameMs));
  });
};

/** Waits until the hug on the page is felt, and holds its picture at `tMs` of the hug: the same in every run. */
export const holdHug = async (page: Page, tMs: number): Promise<void> => {
  await page.waitForFunction(() => (globalThis.hugmoodTouchTrace?.starts.length ?? 0) > 0);
  await page.evaluate((momentMs) => {
    const first = globalThis.hugmoodTouchTrace?.starts[0];
    if (first === undefined) throw new Error("The hug on the page has no touch to tell its start by.");
    // A step of touch begins on the first frame after it is due, so this is at most one frame late.
    globalThis.heldFrameMs = first.rafTimeMs - first.dueMs + momentMs;
  }, tMs);
};

export const letGo = (page: Page): Promise<void> =>
  page.evaluate(() => {
    globalThis.heldFrameMs = undefined;
    globalThis.hugmoodTouchTrace?.starts.splice(0);
  });
