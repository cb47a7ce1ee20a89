import type { Page } from "@playwright/test";
import type { Person } from "./support/Person.ts";
import { expect, test } from "./support/test.ts";
import { forgetTouch, intensitiesOf } from "./support/touch-trace.ts";

const CAP = 30;

/** Moves the slider from its right end, one step of 5 a key. */
const capAt = async (page: Page, cap: number): Promise<void> => {
  const slider = page.getByLabel("Strongest touch");
  await slider.press("Home");
  for (let value = 0; value < cap; value += 5) await slider.press("ArrowRight");
  await expect(slider).toHaveValue(String(cap));
};

/** Sees all of the hug that is on the page. */
const feltToTheEnd = async ({ page }: Person): Promise<number[]> => {
  await expect(page.getByRole("button", { name: "Feel it again" })).toBeVisible();
  return intensitiesOf(page);
};

test("touch stays at or below what the receiver allows, and is none at 0", async ({ enter }) => {
  const ada = await enter("Ada");
  const ben = await enter("Ben");
  await ben.goesTo("You");
  await capAt(ben.page, CAP);
  await ben.goesTo("Home");
  await ada.hugs(ben, "Gently");
  await ben.feels(ada, "Gently");
  const gentle = await feltToTheEnd(ben);
  expect(gentle).not.toEqual([]);
  expect(Math.max(...gentle)).toBeLessThanOrEqual(CAP / 100);

  await ben.goesTo("You");
  await expect(ben.page.getByText("Very gentle, 30 of 100")).toBeVisible();
  await capAt(ben.page, 0);
  await ben.goesTo("Home");
  await forgetTouch(ben.page);
  await ada.hugs(ben, "Not at all");
  await ben.feels(ada, "Not at all");
  expect(await feltToTheEnd(ben)).toEqual([]);
});

for (const form of ["Picture only", "Picture and sound"] as const) {
  test(`with "${form}" a hug is not felt`, async ({ enter }) => {
    const ada = await enter("Ada");
    const ben = await enter("Ben");
    await ben.goesTo("You");
    await ben.choosesForm(form);
    await ben.goesTo("Home");
    await ada.hugs(ben, "To look at");
    await ben.feels(ada, "To look at");
    expect(await feltToTheEnd(ben)).toEqual([]);
  });
}
