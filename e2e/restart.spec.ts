import { NO_ANSWER } from "./support/console-watch.ts";
import { expect, test } from "./support/test.ts";

test.use({ provokes: NO_ANSWER });
test.afterEach(({ house }) => house.up());

for (const how of ["stop", "kill"] as const) {
  test(`after a ${how} of the server the pages come back by themselves, and nothing is lost or doubled`, async ({
    enter,
    house,
  }) => {
    const ada = await enter("Ada");
    const ben = await enter("Ben");
    await ada.hugs(ben, "Before");
    await ben.feels(ada, "Before");
    for (const { page } of [ada, ben]) await page.evaluate(() => Reflect.set(globalThis, "isSamePage", true));

    await ada.choosesToHug(ben);
    await ada.writes("While nobody was there");
    await house.down(how);
    await expect(ada.connection).not.toContainText("Connected");
    await ada.sends();
    await expect(ada.title("Your hug is on its way")).toBeVisible();
    await house.up();

    await expect(ada.title("Your hug is delivered")).toBeVisible({ timeout: 30_000 });
    await ben.isConnected();
    await ben.page.getByRole("link", { name: "Feel it" }).click();
    await ben.feels(ada, "While nobody was there");
    for (const one of [ada, ben]) {
      expect(await one.page.evaluate(() => Reflect.get(globalThis, "isSamePage"))).toBe(true);
      expect(await one.lines()).toEqual(["Before", "While nobody was there"]);
    }
  });
}
