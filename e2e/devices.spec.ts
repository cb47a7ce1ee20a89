import { Person } from "./support/Person.ts";
import { expect, test } from "./support/test.ts";

test("two devices of one person: a hug is on both, felt on one it is felt on the other, and settings follow", async ({
  enter,
  openContext,
}) => {
  const ada = await enter("Ada");
  const laptop = await enter("Ben");
  const context = await openContext({ context: { storageState: await laptop.context.storageState() } });
  const phone = new Person(context, await context.newPage(), laptop.origin, laptop.name);
  await phone.page.goto(`${phone.origin}/you`);
  await phone.isConnected();

  await ada.hugs(laptop, "To wherever you are");
  await laptop.feels(ada, "To wherever you are");
  await expect(phone.page.getByText(`${ada.name} sent you a hug.`)).toHaveCount(0);
  await phone.goesTo("Hugs");
  await expect(phone.page.getByRole("link", { name: `${ada.name} hugged you` })).toHaveCount(1);
  await expect(phone.page.getByText("not felt yet")).toHaveCount(0);

  await laptop.goesTo("You");
  await phone.goesTo("You");
  await laptop.choosesForm("Picture only");
  await expect(phone.page.getByRole("radio", { name: "Picture only" })).toBeChecked();

  await ada.hugs(laptop, "And again");
  for (const device of [laptop, phone])
    await expect(device.page.getByText(`${ada.name} sent you a hug.`)).toBeVisible();
  await phone.page.getByRole("link", { name: "Feel it" }).click();
  await phone.feels(ada, "And again");
  await expect(laptop.page.getByText(`${ada.name} sent you a hug.`)).toHaveCount(0);
});
