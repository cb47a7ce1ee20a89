import { randomUUID } from "node:crypto";
import type { SendHug } from "#shared/schema/hug.ts";

/** A squeeze of a second and a half, as the pad records it. */
const SQUEEZE = {
  stepMs: 50 as const,
  samples: Array.from({ length: 30 }, (_, n) => Math.round(255 * ((n % 15) / 15))),
};

/** Of `count` people, at least two, the n-th hug's sender, in turn, and whom it goes to: each time round the next. */
export const pairOf = (n: number, count: number): readonly [from: number, to: number] => {
  const from = n % count;
  const step = 1 + ((Math.floor(n / count) + from) % (count - 1));
  return [from, (from + step) % count];
};

/** Its message says when it was to be sent, by CLOCK_MONOTONIC, so that whoever is shown it knows how long that took. */
export const hugAt = (to: string, monotonicMs: number): SendHug => ({
  key: randomUUID(),
  to,
  design: "bear",
  squeeze: SQUEEZE,
  message: monotonicMs.toFixed(3),
});
