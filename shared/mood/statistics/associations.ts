import { candidatesOf, type About } from "./candidates.ts";
import { seriesOf } from "./compare.ts";
import { findingsOf, type Finding } from "./findings.ts";
import { inOrder, type HugMoments, type MoodPoint } from "./mood-point.ts";
import { residualsOf } from "./residuals.ts";

/** What was looked at, and what came of it. */
export type Association = { readonly about: About; readonly finding: Finding };

/**
 * What a person's mood is associated with, of all their tags and hugs; mood is valence, after time of day, weekday and
 * slow trend. It says how things go together, never what brings about what. Same entries, same answer, in any order.
 */
export const associationsOf = (points: readonly MoodPoint[], hugs: HugMoments): readonly Association[] => {
  const ordered = inOrder(points);
  const candidates = candidatesOf(ordered, hugs);
  const series = seriesOf(
    residualsOf(
      ordered,
      ordered.map(({ valence }) => valence),
    ),
  );
  const findings = findingsOf(
    ordered,
    candidates.map(({ isWith }) => ({ isWith, series })),
  );
  return candidates.flatMap(({ about }, at) => {
    const finding = findings[at];
    return finding === undefined ? [] : [{ about, finding }];
  });
};
