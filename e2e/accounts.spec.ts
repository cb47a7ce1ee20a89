import type { Page } from "@playwright/test";
import type { House } from "./support/House.ts";
import { expect, test } from "./support/test.ts";

const PASSWORD = "a warm lamp in the hall";
const OTHER = "two quiet boats at dusk";
/** What is refused here is refused on purpose, and Chromium writes each to its console. */
test.use({ provokes: /status of 4(00|01|03|10)/ });

let lastMail = 0;
const newMail = (): string => `person${(lastMail += 1)}@hugs.example`;

/** The link of the newest letter to a mailbox: without SMTP the server prints its letters. */
const linkTo = async (house: House, mail: string, page: "confirm" | "new-password"): Promise<string> => {
  const link = new RegExp(
    `A letter to ${mail.replaceAll(".", "\\.")}(?:(?!A letter to )[\\s\\S])*?/${page}#([\\w-]{43})`,
    "g",
  );
  const found = () => [...house.output().matchAll(link)].at(-1)?.[1];
  await expect.poll(found).toBeDefined();
  return `${house.url}/${page}#${found()}`;
};

const signIn = async (page: Page, mail: string, password: string): Promise<void> => {
  const form = page.getByRole("form", { name: "Sign in" });
  await form.getByLabel("Mail").fill(mail);
  await form.getByLabel("Password", { exact: true }).fill(password);
  await form.getByRole("button", { name: "Sign in" }).click();
};

/** "Keep this account" on the page "You", and the link of the letter in another tab. */
const keepAccount = async (house: House, page: Page, mail: string): Promise<void> => {
  const form = page.getByRole("form", { name: "Keep this account" });
  await form.getByLabel("Mail").fill(mail);
  await form.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await form.getByRole("button", { name: "Send me the letter" }).click();
  await expect(page.getByText(`The letter to ${mail} is printed in the log`)).toBeVisible();
  const tab = await page.context().newPage();
  await tab.goto(await linkTo(house, mail, "confirm"));
  await expect(tab.getByRole("heading", { level: 1 })).not.toHaveText("One moment");
  expect(new URL(tab.url()).hash).toBe("");
  await tab.close();
};

test("a guest keeps everything as an account, and signs in on another device", async ({
  enter,
  house,
  openContext,
}) => {
  const [fern, moss] = [await enter("Fern"), await enter("Moss")];
  await moss.choosesToHug(fern);
  await moss.writes("Before there was an account");
  await moss.sends();
  await fern.feels(moss, "Before there was an account");
  await fern.goesTo("You");
  const mail = newMail();
  await keepAccount(house, fern.page, mail);
  await fern.page.reload();
  await expect(fern.page.getByText(`You sign in with ${mail}.`)).toBeVisible();

  const context = await openContext({});
  const page = await context.newPage();
  await page.goto(house.url);
  await page.getByRole("link", { name: "I have an account" }).click();
  await signIn(page, mail, "not the right words at all");
  await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("form", { name: "Sign in" }).getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Good to see you, ${fern.name}` })).toBeVisible();
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Hugs", exact: true }).click();
  await expect(page.getByText("Before there was an account")).toBeVisible();
});

test("a device that was signed out elsewhere is out at once, and a forgotten password is replaced", async ({
  enter,
  house,
  openContext,
}) => {
  const fern = await enter("Fern");
  await fern.goesTo("You");
  const mail = newMail();
  await keepAccount(house, fern.page, mail);
  const context = await openContext({});
  const page = await context.newPage();
  await page.goto(`${house.url}/sign-in`);
  await signIn(page, mail, PASSWORD);
  await expect(page.getByRole("banner").getByText("Connected")).toBeVisible();

  await fern.page.reload();
  const devices = fern.page.getByRole("list", { name: "Devices" }).getByRole("listitem");
  await expect(devices).toHaveCount(2);
  await devices.nth(1).getByRole("button").click();
  await expect(devices).toHaveCount(1);
  await expect(page.getByRole("heading", { level: 1, name: "Be held for a moment" })).toBeVisible();

  await page.getByRole("link", { name: "I have an account" }).click();
  await page.getByRole("link", { name: "Forgot it?" }).click();
  await page.getByLabel("Mail").fill(mail);
  await page.getByRole("button", { name: "Send me a letter" }).click();
  await expect(page.getByText(`If there is an account with ${mail}`)).toBeVisible();
  await page.goto(await linkTo(house, mail, "new-password"));
  await page.getByRole("textbox", { name: "New password" }).fill("passwordpassword");
  await page.getByRole("button", { name: "Set the password" }).click();
  await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toBeVisible();
  await page.getByRole("textbox", { name: "New password" }).fill(OTHER);
  await page.getByRole("button", { name: "Set the password" }).click();
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
  await expect(fern.page.getByRole("heading", { level: 1, name: "Be held for a moment" })).toBeVisible();
  await page.getByRole("link", { name: "Sign in" }).click();
  await signIn(page, mail, OTHER);
  await expect(page.getByRole("heading", { level: 1, name: `Good to see you, ${fern.name}` })).toBeVisible();
});

test("a password is changed, and everybody is signed out everywhere, by keyboard", async ({ enter, house }) => {
  const fern = await enter("Fern");
  await fern.goesTo("You");
  const mail = newMail();
  await keepAccount(house, fern.page, mail);
  const { page } = fern;
  await page.reload();
  await page.getByRole("button", { name: "Change password" }).focus();
  await page.keyboard.press("Enter");
  await page.getByLabel("Current password").fill(PASSWORD);
  await page.getByLabel("New password").fill(OTHER);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Your password is changed.")).toBeVisible();
  await page.getByRole("button", { name: "Sign out everywhere" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Sign out everywhere" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Be held for a moment" })).toBeVisible();
  await page.goto(`${house.url}/sign-in`);
  await signIn(page, mail, OTHER);
  await expect(page.getByRole("heading", { level: 1, name: `Good to see you, ${fern.name}` })).toBeVisible();
});
