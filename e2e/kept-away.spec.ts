import { expect, test } from "./support/test.ts";

// Whoever blocked is nobody any more: what is asked about them answers so.
test.use({ provokes: /status of 404/ });

test("a muted sender is muted in two taps, learns nothing, and can be let back in", async ({ enter }) => {
  const ada = await enter("Ada");
  const ben = await enter("Ben");
  const cleo = await enter("Cleo");
  await ada.hugs(ben, "The first");
  await ben.feels(ada, "The first");
  await ben.page.getByRole("button", { name: `About ${ada.name}` }).click();
  await ben.page.getByRole("button", { name: `Mute ${ada.name}` }).click();
  await expect(ben.page.getByText(`${ada.name} is muted.`)).toBeVisible();

  await ada.hugs(ben, "Unheard");
  // What Cleo sends after it arrives, so Ada's would have.
  await cleo.hugs(ben, "Heard");
  await expect(ben.page.getByText(`${cleo.name} sent you a hug.`)).toBeVisible();
  await ben.page.getByRole("link", { name: "Feel it" }).click();
  await ben.feels(cleo, "Heard");
  expect(await ben.lines()).toEqual(["The first", "Heard"]);
  expect(await ada.lines()).toEqual(["The first", "Unheard"]);

  await ben.goesTo("You");
  await ben.page.getByRole("button", { name: `Unmute ${ada.name}` }).click();
  await expect(ben.page.getByText(`${ada.name} can reach you again.`)).toBeVisible();
  await ben.goesTo("Home");
  await ada.hugs(ben, "Back");
  await ben.feels(ada, "Back");
});

test("a blocked sender and the one who blocked are not there for each other", async ({ enter }) => {
  const ada = await enter("Ada");
  const ben = await enter("Ben");
  await ada.hugs(ben, "The last");
  await ben.feels(ada, "The last");
  await ada.choosesToHug(ben);
  await ben.page.getByRole("button", { name: `About ${ada.name}` }).click();
  await ben.page.getByRole("button", { name: `Block ${ada.name}` }).click();
  const question = ben.page.getByRole("dialog", { name: `Block ${ada.name}?` });
  await question.getByRole("button", { name: "Not now" }).click();
  await expect(question).toHaveCount(0);
  await ben.page.getByRole("button", { name: `Block ${ada.name}` }).click();
  await question.getByRole("button", { name: `Block ${ada.name}` }).click();
  await expect(ben.page.getByText(`${ada.name} is blocked.`)).toBeVisible();

  await ada.writes("One more");
  await ada.sends();
  await expect(ada.title("Your hug could not be sent")).toBeVisible();
  await expect(ada.page.getByText("This person cannot be reached.")).toBeVisible();
  await ben.page.getByRole("button", { name: "Done" }).click();
  await ada.page.getByRole("link", { name: "Go home" }).click();
  await expect(ben.page.getByRole("link", { name: `Hug ${ada.name}` })).toHaveCount(0);
  await expect(ada.page.getByRole("link", { name: `Hug ${ben.name}` })).toHaveCount(0);

  await ben.goesTo("You");
  await ben.page.getByRole("button", { name: `Unblock ${ada.name}` }).click();
  await expect(ada.page.getByRole("link", { name: `Hug ${ben.name}` })).toBeVisible();
});
