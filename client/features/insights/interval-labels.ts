/** Where a number stands: its edge, and to which side it goes from there. */
export type LabelPlace = { readonly x: number; readonly anchor: "start" | "end" };

/** What a number takes at most, and half of the middle's, px. */
const WIDE = 30;
const HALF_MID = 16;

type Span = readonly [number, number];
const spanOf = ({ x, anchor }: LabelPlace): Span => (anchor === "start" ? [x, x + WIDE] : [x - WIDE, x]);
const isApart = ([from, to]: Span, [start, end]: Span): boolean => to <= start || from >= end;

/**
 * Places of the numbers of both ends, px: within the bar where there is room beside the middle's number, else beside the bar.
 * Null = there is none; the numbers stand in the text and in the table.
 */
export const labelPlaces = (
  start: number,
  mark: number,
  end: number,
  width: number,
): readonly [low: LabelPlace | null, high: LabelPlace | null] => {
  const taken: Span[] = [[mark - HALF_MID, mark + HALF_MID]];
  const place = (...wanted: readonly LabelPlace[]): LabelPlace | null => {
    const found = wanted.find((one) => {
      const span = spanOf(one);
      return span[0] >= 0 && span[1] <= width && taken.every((other) => isApart(span, other));
    });
    if (found === undefined) return null;
    taken.push(spanOf(found));
    return found;
  };
  const low = place({ x: start + 2, anchor: "start" }, { x: start - 2, anchor: "end" });
  return [low, place({ x: end - 2, anchor: "end" }, { x: end + 2, anchor: "start" })];
};
