import { invariant } from "../../errors.ts";

export type Reference = { readonly from: string; readonly to: string };

/**
 * Names such that whatever a table refers to comes before it; by alphabet where the references leave a choice. A table's
 * references to itself say nothing here. Throws BrokenInvariant when some refer to each other in a circle.
 */
export const inReferenceOrder = (names: readonly string[], references: readonly Reference[]): string[] => {
  const ordered: string[] = [];
  let waiting = names.toSorted();
  while (waiting.length > 0) {
    const isFree = (name: string) =>
      references.every(({ from, to }) => from !== name || to === name || !waiting.includes(to));
    const next = waiting.find(isFree);
    invariant(next !== undefined, `The tables ${waiting.join(", ")} refer to each other in a circle.`);
    ordered.push(next);
    waiting = waiting.filter((name) => name !== next);
  }
  return ordered;
};
