import golden from "../shared/design/golden.json" with { type: "json" };
import { bundleForPage } from "./support/bundle-for-page.ts";
import { expect, test } from "./support/test.ts";

test("S1 every stock design has the same samples in Chromium as everywhere, to the bit", async ({ page }) => {
  const code = await bundleForPage("digests", "e2e/support/golden-digests.ts");
  expect(await page.evaluate(`${code}; digests.goldenDigests()`)).toEqual(golden);
});
