import type { CDPSession } from "@playwright/test";

/** All JS that the page's main thread ran since the session was told to count, by Chromium's own count, ms. */
export const scriptMs = async (cdp: CDPSession): Promise<number> => {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return 1000 * (metrics.find(({ name }) => name === "ScriptDuration")?.value ?? Number.NaN);
};
