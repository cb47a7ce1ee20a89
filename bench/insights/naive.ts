import { benjaminiHochberg } from "#shared/mood/statistics/benjamini-hochberg.ts";
import { FALSE_SHARE } from "#shared/mood/statistics/findings.ts";
import { lackOf, sidesOf } from "#shared/mood/statistics/enough.ts";
import { mannWhitney } from "#shared/mood/statistics/mann-whitney.ts";
import type { MoodPoint } from "#shared/mood/statistics/mood-point.ts";

/** What Mann-Whitney and Benjamini-Hochberg alone would say, of moods as they are: the tags it finds. */
export const naiveFound = (points: readonly MoodPoint[]): readonly string[] => {
  const names = [...new Set(points.flatMap(({ tags }) => tags))].filter(
    (tag) =>
      lackOf(
        sidesOf(
          points,
          points.map(({ tags }) => tags.includes(tag)),
        ),
      ) === null,
  );
  const valences = (tag: string, isWith: boolean): readonly number[] =>
    points.filter(({ tags }) => tags.includes(tag) === isWith).map(({ valence }) => valence);
  const adjusted = benjaminiHochberg(names.map((tag) => mannWhitney(valences(tag, true), valences(tag, false)).p));
  return names.filter((_, at) => (adjusted[at] ?? 1) <= FALSE_SHARE);
};
