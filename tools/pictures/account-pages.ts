import { expect } from "@playwright/test";
import type { PictureOf } from "./pages.ts";

/** Ways in, from anywhere. */
export const accountPages: readonly PictureOf[] = [
  {
    name: "account-sign-in",
    show: async ({ me }) => {
      await me.page.goto(`${me.origin}/sign-in`);
      await expect(me.page.getByRole("form", { name: "Sign in" })).toBeVisible();
    },
  },
  {
    name: "account-keep",
    show: async ({ me }) => {
      await me.page.goto(`${me.origin}/you#account`);
      const title = me.page.getByRole("heading", { name: "Your account" });
      await title.evaluate((heading) => heading.scrollIntoView({ block: "start" }));
      await expect(me.page.getByRole("form", { name: "Keep this account" })).toBeVisible();
    },
  },
];
