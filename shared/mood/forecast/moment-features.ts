import { hoursBetween, isSameDay, isWeekend } from "./local-day.ts";
import { momentOf, type History } from "./history.ts";
import type { Moment } from "./mood-point.ts";
import type { WeightTotals } from "./weight-totals.ts";

/** Numbers that say when: the same for valence and arousal. */
export const MOMENT_FEATURES = 17;

const LONGEST_H = 24 * 60;
const logHours = (hours: number): number => Math.log1p(Math.min(Math.max(hours, 0), LONGEST_H));
const angleOf = (moment: Moment): number => (moment.localHour / 12) * Math.PI;

/** Writes `MOMENT_FEATURES` numbers at `at`; what an empty history cannot say is 0, its gap the longest. */
export function writeMomentFeatures(
  history: History,
  target: Moment,
  totals: WeightTotals,
  out: Float32Array,
  at: number,
): void {
  const { count } = history;
  const first = count > 0 ? momentOf(history, 0) : null;
  const last = count > 0 ? momentOf(history, count - 1) : null;
  const span = first && last ? hoursBetween(first, last) : 0;
  const angle = angleOf(target);
  out[at] = Math.log1p(count);
  out[at + 1] = 1 / (1 + count);
  out[at + 2] = logHours(last ? hoursBetween(last, target) : LONGEST_H);
  out[at + 3] = last && isSameDay(last, target) ? 1 : 0;
  out[at + 4] = logHours(span);
  out[at + 5] = logHours(count > 1 ? span / (count - 1) : 24);
  out[at + 6] = Math.log1p(totals.middle);
  out[at + 7] = Math.log1p(totals.short);
  out[at + 8] = Math.log1p(totals.lateHour);
  out[at + 9] = Math.log1p(totals.lastDay);
  out[at + 10] = Math.sin(angle);
  out[at + 11] = Math.cos(angle);
  out[at + 12] = Math.sin(2 * angle);
  out[at + 13] = Math.cos(2 * angle);
  out[at + 14] = isWeekend(target) ? 1 : 0;
  out[at + 15] = last ? Math.sin(angleOf(last)) : 0;
  out[at + 16] = last ? Math.cos(angleOf(last)) : 0;
}
