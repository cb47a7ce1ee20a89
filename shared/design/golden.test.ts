import { expect, it } from "vitest";
import golden from "./golden.json" with { type: "json" };
import { goldenDigest } from "./golden.ts";
import { STOCK_DESIGNS } from "./stock/stock-designs.ts";

it("S1 every stock design has the samples it always had, to the bit", async () => {
  const digests = Object.fromEntries(STOCK_DESIGNS.map((design) => [design.id, goldenDigest(design)]));
  await expect(`${JSON.stringify(digests, null, 2)}\n`).toMatchFileSnapshot("./golden.json");
});

it("S1 no two stock designs are the same", () => {
  expect(new Set(Object.values(golden)).size).toBe(STOCK_DESIGNS.length);
});
