/** Items that a model pads to the longest beside them: what is run together is of like size. */
export type LikeSizes = {
  /** Of a packed item, in any unit. */
  sizeOf(item: never): number;
  /** Items that are run together, at most. */
  readonly most: number;
};

/** The places of `items` in parts of at most `most`, the smallest first. */
export const likeParts = <Item>(
  items: readonly Item[],
  sizeOf: (item: Item) => number,
  most: number,
): readonly (readonly number[])[] => {
  const sizes = items.map(sizeOf);
  const places = [...items.keys()].toSorted((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0));
  return Array.from({ length: Math.ceil(places.length / most) }, (_, part) =>
    places.slice(part * most, (part + 1) * most),
  );
};
