import type { Design } from "#shared/design/design.format.ts";
import { STOCK_DESIGNS } from "#shared/design/stock/stock-designs.ts";
import { STOCK_GROUP_DESIGNS } from "#shared/design/stock/stock-group-designs.ts";
import type { Designs } from "./designs.port.ts";

/** The designs that everybody has, in the order in which they are offered. */
export const STOCK: readonly Design[] = [...STOCK_DESIGNS, ...STOCK_GROUP_DESIGNS];

/** Looks designs up by what they are for: one for a group is none for two, and the other way round. */
export const createShelf = (stock: readonly Design[]): Omit<Designs, "list"> => {
  const of = (people: Design["people"]) =>
    new Map(stock.filter((design) => design.people === people).map((design) => [design.id, design]));
  const [two, group] = [of("two"), of("group")];
  return {
    has: (id) => two.has(id),
    hasForGroup: (id) => group.has(id),
    forGroup: (id) => group.get(id) ?? null,
  };
};
