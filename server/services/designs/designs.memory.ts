import type { Design } from "#shared/design/design.format.ts";
import { STOCK_DESIGNS } from "#shared/design/stock/stock-designs.ts";
import type { MemoryTables } from "../world.memory.ts";
import type { Designs } from "./designs.port.ts";

/** The stock designs without a database. */
export const createMemoryDesigns = (tables: MemoryTables, stock: readonly Design[] = STOCK_DESIGNS): Designs => ({
  async list() {
    tables.reach();
    return stock;
  },
  has: (id) => stock.some((design) => design.id === id),
});
