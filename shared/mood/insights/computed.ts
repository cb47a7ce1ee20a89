import type { Insights } from "#shared/schema/insights.ts";
import { associationsOf } from "../statistics/associations.ts";
import { patternsOf } from "../statistics/patterns.ts";
import { pointsOf, type PackedMoods } from "./packed-moods.ts";

/** What takes statistics: seconds for years of a diary, so it runs in a thread of its own. */
export type Computed = Pick<Insights, "patterns" | "associations">;

export const computedOf = ({ moods, ...hugs }: PackedMoods): Computed => {
  const points = pointsOf(moods);
  return { patterns: patternsOf(points), associations: associationsOf(points, hugs) };
};
