import { expect, type Page } from "@playwright/test";
import type { House } from "./House.ts";

export const PASSWORD = "a warm lamp in the hall";

let lastMail = 0;
export const newMail = (): string => `person${(lastMail += 1)}@hugs.example`;

export type LetterPage = "confirm" | "new-password" | "new-mail" | "old-mail";

/** The link of the newest letter to a mailbox: without SMTP the server prints its letters. */
export const linkTo = async (house: House, mail: string, page: LetterPage): Promise<string> => {
  const link = new RegExp(
    `A letter to ${mail.replaceAll(".", "\\.")}(?:(?!A letter to )[\\s\\S])*?/${page}#([\\w-]{43})`,
    "g",
  );
  const found = () => [...house.output().matchAll(link)].at(-1)?.[1];
  await expect.poll(found).toBeDefined();
  return `${house.url}/${page}#${found()}`;
};

export const signIn = async (page: Page, mail: string, password: string): Promise<void> => {
  const form = page.getByRole("form", { name: "Sign in" });
  await form.getByLabel("Mail").fill(mail);
  await form.getByLabel("Password", { exact: true }).fill(password);
  await form.getByRole("button", { name: "Sign in" }).click();
};

/** "Keep this account" on the page "You", and the link of the letter in another tab. */
export const keepAccount = async (house: House, page: Page, mail: string): Promise<void> => {
  const form = page.getByRole("form", { name: "Keep this account" });
  await page.getByText("25 to 34", { exact: true }).click();
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

/** Answers "Is it you?" with the password, and a code where one is asked for. */
export const showsThatItIsThem = async (page: Page, code?: string): Promise<void> => {
  const dialog = page.getByRole("dialog", { name: "Is it you?" });
  await dialog.getByLabel("Your password", { exact: true }).fill(PASSWORD);
  if (code !== undefined) await dialog.getByLabel("Code of your app").fill(code);
  await dialog.getByRole("button", { name: "Go on" }).click();
  await expect(dialog).toBeHidden();
};
