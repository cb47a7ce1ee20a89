import type { Locator, Page } from "@playwright/test";
import { spokenOf } from "./support/spoken.ts";
import { expect, test } from "./support/test.ts";

/** Of a bear hug, from its first moment to its last. */
const LINES = ["Arms open wide.", "They hold you tight.", "And tighter still.", "They let go, slowly."];

/** Tab until it has the focus. */
const tabTo = async (page: Page, target: Locator): Promise<void> => {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
};

test("with the keyboard alone: from the first page to a hug that is sent", async ({ enter, openContext, house }) => {
  const ben = await enter("Ben");
  const context = await openContext({});
  const page = await context.newPage();
  const heading = page.getByRole("heading", { level: 1 });
  await page.goto(house.url);
  await tabTo(page, page.getByLabel("What shall we call you?"));
  await page.keyboard.type("Kay");
  await tabTo(page, page.getByRole("radio", { name: "Honey" }));
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Rose" })).toBeChecked();
  await tabTo(page, page.getByRole("button", { name: "Come in" }));
  await page.keyboard.press("Enter");
  await expect(heading).toHaveText("Who may hug you?");
  await tabTo(page, page.getByRole("button", { name: "Go on" }));
  await page.keyboard.press("Enter");
  await expect(heading).toHaveText("Good to see you, Kay");

  await tabTo(page, page.getByRole("link", { name: `Hug ${ben.name}`, exact: true }));
  await page.keyboard.press("Enter");
  await expect(heading).toHaveText(`A hug for ${ben.name}`);
  await expect(heading).toBeFocused();
  await tabTo(page, page.getByRole("button", { name: "Press and hold to squeeze" }));
  await page.keyboard.down("Space");
  await expect(page.getByRole("button", { name: "Holding…" })).toBeVisible();
  await page.keyboard.up("Space");
  await tabTo(page, page.getByRole("radio", { name: "Bear hug" }));
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Two hearts" })).toBeChecked();
  await tabTo(page, page.getByLabel("A line, if you like"));
  await page.keyboard.type("By hand");
  await tabTo(page, page.getByRole("button", { name: "Send the hug" }));
  await page.keyboard.press("Enter");
  await expect(heading).toHaveText("Your hug is delivered");
  await expect(heading).toBeFocused();
  await expect(ben.page.getByText("By hand", { exact: true })).toBeVisible();
});

test("a hug that arrives takes the focus to its heading, and its lines are said in time", async ({ enter }) => {
  const ada = await enter("Ada");
  const ben = await enter("Ben");
  await ada.hugs(ben, "Listen");
  await expect(ben.title(`A hug from ${ada.name}`)).toBeFocused();
  await expect(ben.page.getByRole("button", { name: "Feel it again" })).toBeVisible();
  expect((await spokenOf(ben.page)).filter((line) => LINES.includes(line))).toEqual(LINES);
});

test("a dialog keeps the focus, closes on Escape and gives it back", async ({ enter }) => {
  const ada = await enter("Ada");
  await ada.goesTo("You");
  const signOut = ada.page.getByRole("button", { name: "Sign out" });
  await signOut.press("Enter");
  const dialog = ada.page.getByRole("dialog", { name: "Sign out?" });
  await expect(dialog).toBeVisible();
  for (let presses = 0; presses < 3; presses += 1) {
    await ada.page.keyboard.press("Tab");
    await expect(ada.page.locator("main :focus:not(dialog *)")).toHaveCount(0);
  }
  await ada.page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(signOut).toBeFocused();
});
