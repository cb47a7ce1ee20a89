/** A way that a frame took: when it left or came on the device's clock, and how long it took by the two clocks. */
export type Way = { readonly atMs: number; readonly tookMs: number };

/**
 * Those of the ways that are the shortest for some rate between the clocks: the lower convex hull, by rising moment
 * (monotone chain: Andrew 1979). `ways` in the order of their moments.
 */
export const lowerHull = (ways: readonly Way[]): Way[] => {
  const hull: Way[] = [];
  for (const way of ways) {
    for (;;) {
      const middle = hull.at(-1);
      const first = hull.at(-2);
      if (middle === undefined) break;
      if (first === undefined) {
        if (way.atMs > middle.atMs || way.tookMs >= middle.tookMs) break;
      } else if (isBelow(middle, first, way)) break;
      hull.pop();
    }
    if (hull.at(-1)?.atMs !== way.atMs) hull.push(way);
  }
  return hull;
};

/** Whether `middle` lies below the line from `first` to `last`. */
const isBelow = (middle: Way, first: Way, last: Way): boolean =>
  (middle.tookMs - first.tookMs) * (last.atMs - first.atMs) < (last.tookMs - first.tookMs) * (middle.atMs - first.atMs);
