import type { Clock } from "../platform/clock.ts";

/** Requests of the last minute, and those of them that were refused. */
export type Traffic = { readonly rate: number; readonly refusals: number };

const MINUTE_MS = 60_000;
const PART_MS = 10_000;

/** Counted in parts of ten seconds: a part that began more than a minute ago counts no more. */
export const createTraffic = (clock: Pick<Clock, "nowMs">) => {
  let parts: { readonly sinceMs: number; rate: number; refusals: number }[] = [];
  return {
    count(isRefused: boolean): void {
      const nowMs = clock.nowMs();
      let last = parts.at(-1);
      if (last === undefined || last.sinceMs + PART_MS <= nowMs)
        parts.push((last = { sinceMs: nowMs, rate: 0, refusals: 0 }));
      last.rate += 1;
      if (isRefused) last.refusals += 1;
    },
    now(): Traffic {
      const since = clock.nowMs() - MINUTE_MS;
      parts = parts.filter(({ sinceMs }) => sinceMs >= since);
      return parts.reduce((sum, part) => ({ rate: sum.rate + part.rate, refusals: sum.refusals + part.refusals }), {
        rate: 0,
        refusals: 0,
      });
    },
  };
};
