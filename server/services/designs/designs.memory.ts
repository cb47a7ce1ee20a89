import type { Design } from "#shared/design/design.format.ts";
import type { MemoryTables } from "../world.memory.ts";
import type { Designs } from "./designs.port.ts";
import { createShelf, STOCK } from "./shelf.ts";

/** The stock designs without a database. */
export const createMemoryDesigns = (tables: MemoryTables, stock: readonly Design[] = STOCK): Designs => ({
  ...createShelf(stock),
  async list() {
    tables.reach();
    return stock;
  },
});
