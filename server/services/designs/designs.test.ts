import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { STOCK_DESIGNS } from "#shared/design/stock/stock-designs.ts";
import { STOCK_GROUP_DESIGNS } from "#shared/design/stock/stock-group-designs.ts";
import type { Database } from "../../platform/database/database.ts";
import { openTestDatabase } from "../../platform/database/testing/open-test-database.ts";
import { createDesigns } from "./designs.service.ts";
import { STOCK } from "./shelf.ts";

describe("designs", () => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase("pglite");
  });
  afterAll(() => database.close());

  test("S1 the stock is offered in its order and written to the database once", async () => {
    const designs = createDesigns({ database });
    await designs.seed();
    await designs.seed();
    const rows = await database.rows<{ slug: string; animation_data: unknown }>(
      "select slug, animation_data from hug_designs",
    );
    expect(new Map(rows.map((row) => [row.slug, row.animation_data]))).toEqual(
      new Map(STOCK.map((design) => [design.id, design])),
    );
    expect(await designs.list()).toEqual([...STOCK_DESIGNS, ...STOCK_GROUP_DESIGNS]);
    const [first] = STOCK_DESIGNS;
    expect(designs.has(first?.id ?? "")).toBe(true);
    expect(designs.has("__proto__")).toBe(false);
    await createDesigns({ database, stock: first ? [{ ...first, name: "Renamed" }] : [] }).seed();
    expect(await database.rows("select name from hug_designs where slug = $1", [first?.id])).toEqual([
      { name: "Renamed" },
    ]);
  });

  test("S3 a design for a group is none for two, and the other way round", () => {
    const designs = createDesigns({ database });
    expect(STOCK_GROUP_DESIGNS.length).toBeGreaterThan(0);
    for (const { id } of STOCK_GROUP_DESIGNS)
      expect([designs.has(id), designs.hasForGroup(id), designs.forGroup(id)?.id]).toEqual([false, true, id]);
    for (const { id } of STOCK_DESIGNS)
      expect([designs.has(id), designs.hasForGroup(id), designs.forGroup(id)]).toEqual([true, false, null]);
    expect([designs.hasForGroup("__proto__"), designs.forGroup("toString")]).toEqual([false, null]);
  });

  test("S2 a stock design that is not valid is our own bug, at start", () => {
    const [first] = STOCK_DESIGNS;
    if (!first) throw new Error("There is no stock.");
    expect(() => createDesigns({ database, stock: [{ ...first, durationMs: 1 }] })).toThrow(/stock design/);
  });
});
