import type { Locator, Page } from "@playwright/test";
import { hasNoSidewaysScroll, hasNoViolation } from "./support/looks.ts";
import { lackForMany, test } from "./support/many.ts";
import { makeStaff } from "./support/staff.ts";
import { expect } from "./support/test.ts";

test.skip(lackForMany !== "", lackForMany);
// Without a staff session one has to be begun.
test.use({ provokes: /status of 40[349]/ });

const press = async (page: Page, target: Locator, key = "Enter"): Promise<void> => {
  await target.focus();
  await page.keyboard.press(key);
};

test("a moderator takes a case, reads its words with a reason, and decides it, with the keyboard only; who reported reads what it came to", async ({
  comes,
  many,
}) => {
  test.slow();
  const [ada, ben, mod] = [await comes("Ada"), await comes("Ben"), await comes("Mod")];
  await ada.hugs(ben, "You will regret this");
  await ben.feels(ada, "You will regret this");
  await ben.page.getByRole("button", { name: `Report this hug from ${ada.name}` }).click();
  const dialog = ben.page.getByRole("dialog");
  await dialog.getByRole("button", { name: "It is a threat" }).click();
  await dialog.getByLabel("Add words, if you like").fill("It scared me.");
  await dialog.getByRole("button", { name: "Send it now" }).click();
  await expect(dialog.getByRole("heading")).toHaveText("Somebody will look at it");

  await makeStaff(many, mod, "moderator");
  const { page, origin } = mod;
  await page.goto(`${origin}/staff/cases`);
  await press(page, page.getByRole("button", { name: "Begin" }));
  await expect(page.getByRole("heading", { level: 1, name: "Cases" })).toBeVisible();
  const row = page.getByRole("list", { name: "Cases" }).getByRole("listitem");
  await expect(row).toContainText("Urgent");
  await expect(row).toContainText("Nobody has it");
  await hasNoViolation(page, "cases");
  await press(page, row.getByRole("link", { name: ada.name }));
  await expect(mod.title(ada.name)).toBeFocused();
  await press(page, page.getByRole("button", { name: "Take this case" }));
  await expect(page.getByText("You have it")).toBeVisible();
  await expect(page.getByText("It is yours now.")).toBeVisible();

  // Hidden words are nowhere on the page.
  expect(await page.content()).not.toMatch(/regret|scared/);
  await hasNoViolation(page, "a case with hidden words");
  await page.getByLabel("Why do you need to read the words?").focus();
  await page.keyboard.type("To see whether it is a threat");
  await page.keyboard.press("Enter");
  await expect(page.getByText("You will regret this")).toBeVisible();
  await expect(page.getByText("It scared me.")).toBeVisible();
  await page.getByLabel("A note for the others on the staff").focus();
  await page.keyboard.type("A first time.");
  await press(page, page.getByRole("button", { name: "Add the note" }));
  await expect(page.getByRole("listitem").filter({ hasText: "A first time." })).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await hasNoSidewaysScroll(page, "a case");

  await page.getByRole("radio", { name: "It is within the rules" }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: "A reminder is enough" })).toBeChecked();
  await page.getByLabel("Words about this case, if any").focus();
  await page.keyboard.type("It read like a threat.");
  await hasNoViolation(page, "a case that is being decided");
  await press(page, page.getByRole("button", { name: "Decide", exact: true }));
  await expect(page.getByText("It is decided. Thank you.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "What it came to" })).toBeVisible();

  await ben.page.goto(`${ben.origin}/reports`);
  await expect(ben.page.getByText("You were right to tell us. We acted on it.")).toBeVisible();

  await ada.page.goto(`${ada.origin}/notifications`);
  await ada.page.getByRole("link", { name: "A moderator asks you for something" }).click();
  await expect(ada.page.getByRole("heading", { name: "A moderator asks you for something" })).toBeVisible();
  await expect(ada.page.getByText("“It read like a threat.”")).toBeVisible();
  await hasNoViolation(ada.page, "a reminder");
});

test("what is reported appears by itself; its words without taking the case take a second person, with the keyboard only", async ({
  comes,
  many,
}) => {
  test.slow();
  const [ada, ben, senior, second] = [await comes("Ylva"), await comes("Ben"), await comes("Sol"), await comes("Tuva")];
  await makeStaff(many, senior, "senior_moderator");
  await makeStaff(many, second, "senior_moderator");
  const { page, origin } = senior;
  await page.goto(`${origin}/staff/cases`);
  await press(page, page.getByRole("button", { name: "Begin" }));
  await expect(page.getByRole("heading", { level: 1, name: "Cases" })).toBeVisible();
  // Cases of other tests are there, too.
  const row = page.getByRole("list", { name: "Cases" }).getByRole("listitem").filter({ hasText: ada.name });
  await expect(row).toHaveCount(0);

  await ada.hugs(ben, "You will regret this");
  await ben.feels(ada, "You will regret this");
  await ben.page.getByRole("button", { name: `Report this hug from ${ada.name}` }).click();
  const dialog = ben.page.getByRole("dialog");
  await dialog.getByRole("button", { name: "It is a threat" }).click();
  await dialog.getByRole("button", { name: "Send it now" }).click();
  await expect(row).toContainText("Nobody has it");
  await expect(page.getByText(/^\d+ urgent.* None is late, \d+ nobody's\.$/)).toBeVisible();

  await press(page, row.getByRole("link", { name: ada.name }));
  await press(page, page.getByRole("button", { name: "Ask for the words…" }));
  await page.getByLabel("Why do you need the words of a case that is not yours?").focus();
  await page.keyboard.type("It has to do with a case of mine");
  await hasNoViolation(page, "asking for words beyond one's case");
  await page.keyboard.press("Enter");
  await expect(page.getByText("You asked a second person for the words.")).toBeVisible();

  await second.page.goto(`${second.origin}/staff/approvals`);
  await press(second.page, second.page.getByRole("button", { name: "Begin" }));
  await expect(second.page.getByText("It has to do with a case of mine")).toBeVisible();
  await press(second.page, second.page.getByRole("button", { name: /^Yes, do it/ }));
  await expect(second.page.getByText("You said yes. Whoever asked can do it now, once.")).toBeVisible();

  expect(await page.content()).not.toContain("regret");
  await page.reload();
  await press(page, page.getByRole("button", { name: "Read the words" }));
  await expect(page.getByText("You will regret this")).toBeVisible();
  await expect(page.getByRole("button", { name: "Ask for the words…" })).toHaveCount(0);

  // Claimed from elsewhere, it is so in the list.
  await page.goto(`${origin}/staff/cases`);
  await expect(row).toContainText("Nobody has it");
  await second.page.goto(`${second.origin}/staff/cases`);
  await press(second.page, second.page.getByRole("link", { name: ada.name }));
  await press(second.page, second.page.getByRole("button", { name: "Take this case" }));
  await expect(row).toContainText(`${second.name} has it`);
});

test("two moderators never have one case, and who is not on the staff finds none", async ({ comes, many }) => {
  test.slow();
  const [ada, ben, one, other] = [await comes("Ada"), await comes("Ben"), await comes("One"), await comes("Other")];
  await ada.hugs(ben, "Buy this");
  await ben.feels(ada, "Buy this");
  await ben.page.getByRole("button", { name: `Report this hug from ${ada.name}` }).click();
  await ben.page.getByRole("button", { name: "It is advertising, or spam" }).click();
  await ben.page.getByRole("button", { name: "Send it now" }).click();
  await expect(ben.page.getByRole("heading", { name: "Somebody will look at it" })).toBeVisible();
  await ben.page.goto(`${ben.origin}/staff/cases`);
  await expect(ben.page.getByRole("heading", { level: 1, name: "There is nothing here" })).toBeVisible();

  for (const moderator of [one, other]) {
    await makeStaff(many, moderator, "moderator");
    await moderator.page.goto(`${moderator.origin}/staff/cases`);
    await moderator.page.getByRole("button", { name: "Begin" }).click();
    // Cases of other tests are there, too.
    await moderator.page.getByRole("listitem").filter({ hasText: "spam" }).getByRole("link").click();
    await expect(moderator.page.getByRole("button", { name: "Take this case" })).toBeVisible();
  }
  await one.page.getByRole("button", { name: "Take this case" }).click();
  await expect(one.page.getByText("You have it")).toBeVisible();
  await other.page.getByRole("button", { name: "Take this case" }).click();
  await expect(other.page.getByText("Somebody else has this case.")).toBeVisible();
  await expect(other.page.getByText("Two never decide one case.")).toBeVisible();
});
