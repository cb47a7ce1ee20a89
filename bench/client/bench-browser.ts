import { chromium, type Browser, type BrowserContext, type Page } from "@playwright/test";
import { CHROMIUM_ARGS } from "../../playwright.config.ts";
// @ts-expect-error -- plain JavaScript without declarations: the launcher runs it before any package is there
import { findChromium } from "../../tools/chromium.mjs";
import { installProbe, type ProbeOptions } from "./page.probe.ts";

const VIEW = { width: 390, height: 844 };

/**
 * Without a graphics chip Chromium can emulate one, which WebGL needs and which takes more of two processors than all
 * the rest, or do without, as it does on a computer that has none.
 */
export const openBrowser = async (graphics: "emulated" | "none"): Promise<Browser> => {
  const executablePath: string | undefined = findChromium(process.env);
  if (executablePath === undefined) throw new Error("This needs a Chromium: install one or set CHROMIUM_PATH.");
  const args = graphics === "none" ? [...CHROMIUM_ARGS, "--disable-gpu"] : CHROMIUM_ARGS;
  return chromium.launch({ executablePath, chromiumSandbox: false, args });
};

/** A browser profile of its own, of the size of a phone. */
export const openProfile = (browser: Browser): Promise<BrowserContext> => browser.newContext({ viewport: VIEW });

/** A page of the product, recorded from its first script on. It is one on which hugs that arrive do not open themselves. */
export const openWatched = async (context: BrowserContext, url: string, options: ProbeOptions): Promise<Page> => {
  const page = await context.newPage();
  await page.addInitScript(installProbe, options);
  await page.goto(new URL("/hugs", url).href);
  return page;
};

/** What each frame costs that does nothing, ms: the floor of every other figure. */
export const emptyFramesMs = async (page: Page, frameCount: number): Promise<readonly number[]> => {
  const { frames } = await page.evaluate(async (count) => {
    hugmoodProbe.begin([]);
    for (let frame = 0; frame < count; frame += 1) await new Promise(requestAnimationFrame);
    return hugmoodProbe.take();
  }, frameCount);
  return frames.map(({ jsMs }) => jsMs);
};
