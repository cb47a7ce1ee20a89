import { expect, it } from "vitest";
import golden from "./golden.json" with { type: "json" };
import { goldenDigest } from "./golden.ts";
import { STOCK_DESIGNS } from "./stock/stock-designs.ts";
import { STOCK_GROUP_DESIGNS } from "./stock/stock-group-designs.ts";

const DESIGNS = [...STOCK_DESIGNS, ...STOCK_GROUP_DESIGNS];

it("S1 every stock design has the samples it always had, to the bit", async () => {
  const digests = Object.fromEntries(DESIGNS.map((design) => [design.id, goldenDigest(design)]));
  await expect(`${JSON.stringify(digests, null, 2)}\n`).toMatchFileSnapshot("./golden.json");
});

it("S1 no two stock designs are the same", () => {
  expect(new Set(Object.values(golden)).size).toBe(DESIGNS.length);
});
