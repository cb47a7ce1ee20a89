import { befriends, letsIn } from "./support/consent.ts";
import { expect, test } from "./support/test.ts";
import { hasNoSidewaysScroll, hasNoViolation } from "./support/looks.ts";

test("people find, follow and hug each other by their pages, also by keyboard", async ({ enter }) => {
  const ada = await enter("Ada Willowby");
  const ben = await enter("Theodora");
  await ada.goesTo("People");
  await expect(ada.title("People")).toBeFocused();
  await expect(ada.page.getByText("No friends yet.")).toBeVisible();
  await hasNoViolation(ada.page, "people, empty");

  // One letter is wrong.
  await ada.page.getByLabel("Find somebody").fill("theodera");
  await expect(ada.page.getByText("1 person found")).toBeVisible();
  await hasNoViolation(ada.page, "people, found");
  const follow = ada.page.getByRole("button", { name: `Follow ${ben.name}` });
  await follow.focus();
  await ada.page.keyboard.press("Enter");
  await expect(ada.page.getByRole("button", { name: `Unfollow ${ben.name}` })).toBeFocused();

  await ben.page.goto(`${ben.origin}/people?list=followers`);
  await ben.page.getByRole("button", { name: `Follow ${ada.name}` }).click();
  await expect(ben.page.getByText("Friends", { exact: true }).last()).toBeVisible();
  await ben.page.getByRole("link", { name: ada.name }).click();
  await expect(ben.title(ada.name)).toBeFocused();
  await expect(ben.page.getByRole("link", { name: "Friends 1" })).toBeVisible();
  await hasNoViolation(ben.page, "somebody's page");
  await hasNoSidewaysScroll(ben.page, "somebody's page");
  await test.step("and read what their friends did", async () => {
    const cho = await enter("Cho");
    await befriends(ada, cho);
    await ben.page.goto(`${ben.origin}/people`);
    const lately = ben.page.getByRole("region", { name: "Lately" });
    await expect(lately.getByRole("listitem")).toContainText("are friends now");
    await expect(lately.getByText("a little while ago")).toBeVisible();
    await hasNoViolation(ben.page, "people, with what they did");
    await hasNoSidewaysScroll(ben.page, "people, with what they did");
    await lately.getByRole("link", { name: cho.name }).click();
    await expect(ben.title(cho.name)).toBeFocused();
    await ben.page.goto(`${ben.origin}/people/${ada.id}`);
  });
  await ben.page.getByRole("link", { name: "Send a hug" }).click();
  await expect(ben.page).toHaveURL(`${ben.origin}/hug/${ada.id}`);
});

/** What is refused here is refused on purpose, and Chromium writes each to its console. */
test.describe("refused", () => {
  test.use({ provokes: /status of 40[0349] .*\/api\/(me\/about|people\/)/ });

  test("what one writes of oneself is kept, and refused with words at its field", async ({ enter }) => {
    const [ada, ben] = [await enter("Ada"), await enter("Ben")];
    const write = async (page: typeof ada.page, username: string) => {
      await page.getByLabel("Your username").fill(username);
      await page.getByRole("button", { name: "Save what you wrote" }).click();
    };
    for (const one of [ada, ben]) await one.goesTo("You");
    const name = `ada.${ada.id.slice(-6)}`.replace(/\.(\d)/, ".x$1");
    await ada.page.getByLabel("About you").fill("Slow hugs,\nlong walks.");
    await write(ada.page, name.toUpperCase());
    await expect(ada.page.getByText("Saved.", { exact: true })).toBeVisible();
    await expect(ada.page.getByLabel("Your username")).toHaveValue(name);
    await write(ben.page, name);
    await expect(ben.page.getByRole("alert")).toHaveText(
      "Somebody has that username already. Please choose another one.",
    );
    await write(ben.page, "ad..min");
    await expect(ben.page.getByRole("alert")).toContainText("3 to 30 letters");
    await ada.page.getByRole("link", { name: "See your page" }).click();
    await expect(ada.page.getByText(`@${name}`)).toBeVisible();
    await expect(ada.page.getByText("long walks.")).toBeVisible();
    await expect(ada.page.getByRole("button", { name: "Copy link" })).toBeVisible();
    await ben.page.goto(`${ben.origin}/@${name.toUpperCase()}`);
    await expect(ben.title(ada.name)).toBeVisible();
    await expect(ben.page.getByText("long walks.")).toBeVisible();
    await ben.page.goto(`${ben.origin}/@nobody.by.that.name`);
    await expect(ben.title("Nobody here")).toBeVisible();
  });

  test("who closes their page is seen closed, and who blocks is not there", async ({ enter }) => {
    const [ada, ben] = [await enter("Ada Quillfeather"), await enter("Ben")];
    await letsIn(ada, "Nobody");
    await ada.goesTo("You");
    await ada.page.getByText("Anybody may follow you").click();
    await expect(ada.page.getByText("They cannot follow you.")).toBeVisible();
    await hasNoViolation(ada.page, "You, with privacy");
    await ben.page.goto(`${ben.origin}/people/${ada.id}`);
    await expect(ben.page.getByText(`${ada.name} takes no hugs at the moment.`)).toBeVisible();
    await expect(ben.page.getByText("lets only people follow whom they follow themselves")).toBeVisible();
    await hasNoViolation(ben.page, "a page that is closed");

    await ada.page.goto(`${ada.origin}/people/${ben.id}`);
    await ada.page.getByRole("button", { name: `About ${ben.name}` }).click();
    await ada.page.getByRole("button", { name: `Block ${ben.name}` }).click();
    await ada.page
      .getByRole("dialog")
      .getByRole("button", { name: `Block ${ben.name}` })
      .click();
    await expect(ada.page.getByText(`${ben.name} is blocked.`)).toBeVisible();
    await ben.page.reload();
    await expect(ben.title("Nobody here")).toBeVisible();
    await ben.page.getByRole("link", { name: "Find somebody else" }).click();
    await ben.page.getByLabel("Find somebody").fill("quillfeather");
    // Names that are a little like it may be found.
    await expect(ben.page.getByText(/people found|person found|Nobody found/).first()).toBeVisible();
    await expect(ben.page.getByRole("main")).not.toContainText(ada.name);
  });
});
