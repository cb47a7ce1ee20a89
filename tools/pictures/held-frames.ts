import type { BrowserContext, Page } from "@playwright/test";
import { SIZES } from "../../e2e/support/looks.ts";

declare global {
  /** The time that frames are told in place of the real one. */
  var heldFrameMs: number | undefined;
}

/** Lets `holdHug` and `holdCount` stop the time of frames in every page of a context. */
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

/** Drawn in software, the frames of a large window take long, and the hug goes on for the others meanwhile. */
export const makeSmall = (page: Page): Promise<void> => {
  const [{ width, height }] = SIZES;
  return page.setViewportSize({ width, height });
};

/**
 * Holds the countdown of a group hug on the frame on which its number first changes, a whole second before the hug;
 * resolves with the frame time at which the hug begins. Ask for it before the start.
 */
export const holdCount = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        let first: string | null = null;
        const look = (frameMs: number): void => {
          const count = document.querySelector(".group__count")?.textContent ?? null;
          first ??= count;
          if (first !== null && count === null) return reject(new Error("The countdown went by too fast to be held."));
          if (count === null || count === first) return void requestAnimationFrame(look);
          globalThis.heldFrameMs = frameMs;
          resolve(frameMs + 1000 * Number(count));
        };
        requestAnimationFrame(look);
      }),
  );

/** Lets the frames of a held page run up to a moment, for as long as soft changes need to get there. */
export const runFramesTo = async (page: Page, frameMs: number): Promise<void> => {
  await makeSmall(page);
  await page.evaluate(async (toMs) => {
    const [SOFTLY_MS, STEP_MS] = [900, 50];
    for (let heldMs = toMs - SOFTLY_MS; heldMs <= toMs; heldMs += STEP_MS) {
      globalThis.heldFrameMs = heldMs;
      await new Promise(requestAnimationFrame);
    }
  }, frameMs);
};

export const letGo = (page: Page): Promise<void> =>
  page.evaluate(() => {
    globalThis.heldFrameMs = undefined;
    globalThis.hugmoodTouchTrace?.starts.splice(0);
  });
