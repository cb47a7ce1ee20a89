import { expect, test } from "./support/test.ts";

test("somebody who was away finds what came meanwhile, the oldest first", async ({ enter }) => {
  const ada = await enter("Ada");
  const ben = await enter("Ben");
  await ada.choosesToHug(ben);
  await ben.page.close();
  for (const line of ["First", "Second", "Third"]) {
    await ada.writes(line);
    await ada.sends();
    await expect(ada.title("Your hug is delivered")).toBeVisible();
    await ada.page.getByRole("button", { name: "Send another" }).click();
  }

  // Ten minutes later: what is not fresh waits at home and does not open by itself.
  await ben.context.addInitScript(() => {
    const now = Date.now;
    Date.now = () => now() + 600_000;
  });
  ben.page = await ben.context.newPage();
  await ben.page.goto(ben.origin);
  await ben.seesHome();
  await expect(ben.page.getByText("2 more are waiting after it.")).toBeVisible();
  for (const line of ["First", "Second", "Third"]) {
    await ben.page.getByRole("link", { name: "Feel it" }).click();
    await ben.feels(ada, line);
    await ben.page.getByRole("button", { name: "Done" }).click();
  }
  await expect(ben.page.getByRole("link", { name: "Feel it" })).toHaveCount(0);
  expect(await ben.lines()).toEqual(["First", "Second", "Third"]);
});
