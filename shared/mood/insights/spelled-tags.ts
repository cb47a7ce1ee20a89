import { tagKey } from "#shared/schema/mood.ts";
import type { MoodPoint } from "../statistics/mood-point.ts";

/** So many tags are looked at, the most used: each more makes all that is found less sure. */
export const TAGS_LOOKED_AT = 100;

/**
 * The same points, in their order, whose tags are spelled as they were last (tags that differ in capitals only are one),
 * without all but the most used; of two that are as much used the first by name. Points in the order of time.
 */
export const withSpelledTags = (points: readonly MoodPoint[], most = TAGS_LOOKED_AT): readonly MoodPoint[] => {
  const known = new Map<string, { name: string; entries: number }>();
  for (const { tags } of points)
    for (const tag of tags) {
      const key = tagKey(tag);
      known.set(key, { name: tag, entries: (known.get(key)?.entries ?? 0) + 1 });
    }
  const used = [...known].toSorted(([one, a], [other, b]) => b.entries - a.entries || (one < other ? -1 : 1));
  const names = new Map(used.slice(0, most).map(([key, { name }]) => [key, name]));
  return points.map((point) => ({
    ...point,
    tags: [...new Set(point.tags.flatMap((tag) => names.get(tagKey(tag)) ?? []))],
  }));
};
