import type { Page } from "@playwright/test";

/** As much of an event of Chromium's trace as is read here. `tdur`: processor time of its thread, µs; `ts`: when, µs. */
export type TraceEvent = { readonly name: string; readonly ts: number; readonly tid?: number; readonly tdur?: number };

/** A callback of requestAnimationFrame, and what comes once at the end of each frame. */
const CALLBACK = "FireAnimationFrame";
const FRAME_END = "PrePaint";

/**
 * What the callbacks of each frame took of the processor, ms: the same as their time by the clock, less the time in
 * which something else had it. Frames without a callback are left out.
 */
export const processorMsOf = (events: readonly TraceEvent[]): readonly number[] => {
  const frames: number[] = [];
  let takenUs: number | null = null;
  for (const { name, tdur = 0 } of events.toSorted((a, b) => a.ts - b.ts)) {
    if (name === CALLBACK) takenUs = (takenUs ?? 0) + tdur;
    else if (name === FRAME_END && takenUs !== null) {
      frames.push(takenUs / 1000);
      takenUs = null;
    }
  }
  return frames;
};

/** Traces a page during something; what it gives, and what the page's frames took meanwhile. One page of a browser at a time. */
export const whileTraced = async <T>(
  page: Page,
  during: () => Promise<T>,
): Promise<{ readonly result: T; readonly processorMs: readonly number[] }> => {
  const browser = page.context().browser();
  if (browser === null) throw new Error("The page has no browser to trace.");
  await browser.startTracing(page, { categories: ["devtools.timeline"] });
  const result = await during();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }; // as: Chromium's trace format
  const tid = traceEvents.find(({ name }) => name === CALLBACK)?.tid;
  return { result, processorMs: processorMsOf(traceEvents.filter((event) => event.tid === tid)) };
};
