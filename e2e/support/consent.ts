import { expect, type Locator } from "@playwright/test";
import type { Person } from "./Person.ts";

/** On the page "Who may hug you". */
export const letsIn = async ({ page, origin }: Person, who: string): Promise<void> => {
  await page.goto(`${origin}/consent`);
  await page.getByText(who, { exact: true }).click();
  await expect(page.getByRole("radio", { name: who, exact: true })).toBeChecked();
};

/** Each follows the other. */
export const befriends = async (one: Person, other: Person): Promise<void> => {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    const headers = { origin: from.origin };
    const answer = await from.page.request.put(`${from.origin}/api/people/${to.id}/follow`, { headers });
    expect(answer.status()).toBe(200);
  }
};

/** The card of a request at home. */
export const requestCard = ({ page }: Person, from: Person): Locator =>
  page.getByRole("listitem").filter({ hasText: `${from.name} would like to hug you.` });

/** From home, and home again. */
export const asks = async (from: Person, to: Person, line: string): Promise<void> => {
  await from.choosesToHug(to);
  await expect(from.page.getByText(`Your first hug asks: ${to.name} sees that it is you`)).toBeVisible();
  await from.writes(line);
  await from.sends();
  await expect(from.title("Your hug asks")).toBeVisible();
  await from.page.getByRole("link", { name: "Go home" }).click();
  await from.seesHome();
};
