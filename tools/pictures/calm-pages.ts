import { expect } from "@playwright/test";
import type { PictureOf } from "./pages.ts";

/** The page for a hard moment, from anywhere: from its top, and with the choice of a country open. */
export const calmPages: readonly PictureOf[] = [
  {
    name: "calm-page",
    show: async ({ me }) => {
      await me.page.goto(`${me.origin}/calm`);
      await me.page.evaluate(() => localStorage.setItem("hugmood.country", "GB"));
      await me.page.reload();
      await expect(me.page.getByRole("link", { name: "Call 116 123" })).toBeVisible();
    },
  },
  {
    name: "calm-country",
    show: async ({ me }) => {
      await me.page.getByRole("button", { name: "Another country" }).click();
      await me.page.getByLabel("Which country?").fill("n");
      await me.page.getByRole("heading", { name: /^People who listen/ }).evaluate((title) => title.scrollIntoView());
    },
  },
];
