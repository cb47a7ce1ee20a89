import { expect } from "@playwright/test";
import { keepAccount, newMail, showsThatItIsThem } from "../../e2e/support/account.ts";
import { codeShown } from "../../e2e/support/app-codes.ts";
import type { PictureOf } from "./pages.ts";

/** The bell, an invitation, codes at the door, one's data, and leaving: in this order, the last one is the end. */
export const ownPages: readonly PictureOf[] = [
  {
    name: "own-bell",
    show: async ({ me, cast }) => {
      for (const friend of ["Juno", "Bo"] as const) await cast.follow(friend, me.id);
      await me.page.goto(`${me.origin}/notifications`);
      await expect(me.page.getByText(/Bo/).first()).toBeVisible();
    },
  },
  {
    name: "own-invite",
    show: async ({ me }) => {
      await me.page.goto(`${me.origin}/invite`);
      await me.page.getByRole("button", { name: "Make my link" }).click();
      await me.page.getByRole("button", { name: "Show a QR code" }).click();
      await expect(me.page.getByRole("img", { name: "QR code of your invitation link" })).toBeVisible();
    },
  },
  {
    name: "own-codes-setup",
    at: "A code when you sign in",
    show: async ({ me, house }) => {
      await me.goesTo("You");
      await keepAccount(house, me.page, newMail());
      await me.page.reload();
      await me.page.getByRole("button", { name: "Turn on codes" }).click();
      await showsThatItIsThem(me.page);
      await expect(me.page.getByLabel("Code of your app")).toBeVisible();
    },
  },
  {
    name: "own-codes-backup",
    at: "A code when you sign in",
    show: async ({ me }) => {
      const code = await codeShown(me.page);
      await me.page.getByLabel("Code of your app").fill(code);
      await me.page.getByRole("button", { name: "Turn on", exact: true }).click();
      await expect(me.page.getByRole("list", { name: "Backup codes" }).getByRole("listitem")).toHaveCount(10);
    },
  },
  {
    name: "own-data",
    at: "Your data",
    show: async ({ me }) => {
      await me.page.getByRole("button", { name: "I have kept them" }).click();
      await me.page.getByRole("button", { name: "Make a copy" }).click();
      await expect(me.page.getByText(/Your copy is ready: \d/)).toBeVisible({ timeout: 30_000 });
    },
  },
  {
    name: "own-leaving",
    show: async ({ me }) => {
      await me.page.getByRole("button", { name: "Erase everything" }).click();
      const dialog = me.page.getByRole("dialog", { name: "Erase everything?" });
      await dialog.getByText("I understand", { exact: true }).click();
      await dialog.getByRole("button", { name: "Erase everything" }).click();
      // Who it is was shown a moment ago; where not, it is asked.
      const asked = me.page.getByRole("dialog", { name: "Is it you?" });
      await expect(asked.or(me.title(/^You are leaving on /))).toBeVisible();
      if (await asked.isVisible()) await showsThatItIsThem(me.page);
      await expect(me.title(/^You are leaving on /)).toBeVisible();
    },
  },
];
