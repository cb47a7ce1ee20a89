/**
 * For items that a model pads to the longest beside them: asks for them in parts of at most `most`, the smallest first,
 * and puts the results in the order of the items. Throws when a part has not one result an item.
 */
export const inLikeParts = async <Item, Result>(
  items: readonly Item[],
  sizeOf: (item: Item) => number,
  most: number,
  ask: (part: readonly Item[]) => Promise<readonly Result[]>,
): Promise<readonly Result[]> => {
  const sizes = items.map(sizeOf);
  const places = [...items.keys()].toSorted((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0));
  const results = Array.from<Result>({ length: items.length });
  for (let from = 0; from < places.length; from += most) {
    const part = places.slice(from, from + most);
    const said = await ask(part.map((place) => items[place] as Item)); // as: each place is one of an item
    if (said.length !== part.length) throw new RangeError(`${part.length} were asked for, and ${said.length} came`);
    for (const [at, place] of part.entries()) results[place] = said[at] as Result; // as: one an item
  }
  return results;
};
