import type { Browser, BrowserContext } from "@playwright/test";
import { listenToPages } from "./spoken.ts";
import type { EnterOptions } from "./test.ts";

/** A context whose pages write down what would be felt (`?touch=trace` from the start) and the beats they show, and draw as the test asks. */
export const prepareContext = async (
  browser: Browser,
  { context: own, picture = "canvas", motion = "reduced" }: EnterOptions,
): Promise<BrowserContext> => {
  const context = await browser.newContext({
    viewport: { width: 1000, height: 760 },
    reducedMotion: motion === "full" ? "no-preference" : "reduce",
    ...own,
  });
  await context.addInitScript(() => {
    globalThis.hugmoodTouchTrace = { starts: [], entries: [] };
    globalThis.hugmoodStepTrace = [];
  });
  await listenToPages(context);
  if (picture === "canvas") await context.addInitScript(withoutWebGl);
  return context;
};

/** Runs in the page, before everything else. */
const withoutWebGl = (): void => {
  const getContext = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
    return kind.startsWith("webgl") ? null : Reflect.apply(getContext, this, [kind, ...rest]);
  } as typeof getContext; // its overloads cannot be written as one function
};
