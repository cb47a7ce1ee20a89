import type { HugMoments, MoodPoint } from "./mood-point.ts";

/** What mood is compared with and without. */
export type About =
  | { readonly kind: "tag"; readonly tag: string }
  | { readonly kind: "hug_received" }
  | { readonly kind: "hug_given" }
  | { readonly kind: "group_hug" };

/** Which entries it is with, in their order. */
export type Candidate = { readonly about: About; readonly isWith: readonly boolean[] };

/** An entry counts as after a hug up to so long after it, ms. */
export const AFTER_HUG_MS = 4 * 3_600_000;

/** Which entries came after one of the moments, at most AFTER_HUG_MS. `points` in the order of time. */
const afterOne = (points: readonly MoodPoint[], momentsMs: readonly number[]): readonly boolean[] => {
  const sorted = momentsMs.toSorted((a, b) => a - b);
  let next = 0;
  return points.map(({ atMs }) => {
    while (next < sorted.length && (sorted[next] ?? 0) < atMs) next += 1;
    const lastMs = sorted[next - 1];
    return lastMs !== undefined && atMs - lastMs <= AFTER_HUG_MS;
  });
};

/** All that is looked at: each tag, by name, and the three kinds of hugs. `points` in the order of time. */
export const candidatesOf = (points: readonly MoodPoint[], hugs: HugMoments): readonly Candidate[] => {
  const names = [...new Set(points.flatMap(({ tags }) => tags))].toSorted();
  const sets = points.map(({ tags }) => new Set(tags));
  return [
    ...names.map((tag) => ({ about: { kind: "tag", tag }, isWith: sets.map((set) => set.has(tag)) }) as const),
    { about: { kind: "hug_received" }, isWith: afterOne(points, hugs.receivedAtMs) },
    { about: { kind: "hug_given" }, isWith: afterOne(points, hugs.givenAtMs) },
    { about: { kind: "group_hug" }, isWith: afterOne(points, hugs.groupAtMs) },
  ];
};
