/** Beings drawn at most while there is no stage; more would only hide each other. */
export const RING_SHOWN = 24;

export type RingPlace = { readonly left: number; readonly top: number; readonly width: number };

/** Places in a ring, in % of its square: the first at the top, then clockwise. A single one stands in the middle. */
export const ringPlaces = (count: number): readonly RingPlace[] => {
  if (count === 1) return [{ left: 50, top: 50, width: 34 }];
  const width = Math.min(30, 150 / Math.max(count, 4));
  const reach = 35;
  return Array.from({ length: count }, (_, index) => {
    const angle = (2 * Math.PI * index) / count - Math.PI / 2;
    return { left: 50 + reach * Math.cos(angle), top: 50 + reach * Math.sin(angle), width };
  });
};
