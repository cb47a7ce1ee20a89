import type { Page } from "@playwright/test";
import { expect, test } from "./support/test.ts";

const isInTheHug = (page: Page) => expect(page.getByText("Your squeeze is in the hug.")).toBeAttached();

test("a squeeze is made with the keyboard, and taken out again", async ({ enter }) => {
  const ada = await enter("Ada");
  await ada.choosesToHug(await enter("Ben"));
  for (const key of ["Space", "Enter"]) {
    await ada.page.getByRole("button", { name: /Press and hold to squeeze/ }).focus();
    await ada.page.keyboard.down(key);
    await expect(ada.page.getByRole("button", { name: "Holding…" })).toBeFocused();
    await ada.page.keyboard.up(key);
    await isInTheHug(ada.page);
    await ada.page.getByRole("button", { name: "Without my squeeze" }).click();
  }
});

test("a squeeze is started with one tap and ended with the next", async ({ enter }) => {
  const ada = await enter("Ada", { context: { hasTouch: true } });
  const ben = await enter("Ben");
  await ada.choosesToHug(ben);
  await ada.page.getByLabel("Tap to start and end, in place of holding").check();
  await ada.page.getByRole("button", { name: "Tap to start squeezing" }).tap();
  await ada.page.getByRole("button", { name: "Tap to let go" }).tap();
  await isInTheHug(ada.page);
  await ada.sends();
  await expect(ada.title("Your hug is delivered")).toBeVisible();
  await expect(ben.title(`A hug from ${ada.name}`)).toBeAttached();
});
