import { coloursIn, picture } from "./support/picture.ts";
import { spokenOf } from "./support/spoken.ts";
import { expect, test } from "./support/test.ts";
import { intensitiesOf } from "./support/touch-trace.ts";

test("with reduced motion nothing moves, and a hug is still seen, felt and understood", async ({ enter }) => {
  const ada = await enter("Ada");
  const ben = await enter("Ben", { motion: "reduced" });
  const moving = () =>
    ben.page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === "running").length);
  await expect.poll(moving).toBe(0);
  await ada.hugs(ben, "Quietly");
  await ben.feels(ada, "Quietly");
  expect(await coloursIn(ben.page, await picture(ben.page).screenshot())).toBeGreaterThan(100);
  await expect.poll(() => spokenOf(ben.page)).toContain("They hold you tight.");
  await expect(ben.page.getByRole("button", { name: "Feel it again" })).toBeVisible();
  expect(await intensitiesOf(ben.page)).not.toEqual([]);
});
