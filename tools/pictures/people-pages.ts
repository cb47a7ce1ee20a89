import { expect } from "@playwright/test";
import type { FriendName } from "./cast.ts";
import type { PictureOf } from "./pages.ts";

/** Who is a friend already, and who is a friend of those. */
const FRIENDS: readonly FriendName[] = ["Fern", "Maren", "Otis"];
const THEIRS: readonly FriendName[] = ["Juno", "Bo"];

/** Finding people, one's own lists, somebody's page, and who may see what. */
export const peoplePages: readonly PictureOf[] = [
  {
    name: "people",
    show: async ({ me, cast }) => {
      // Friends as they are from here on.
      await me.page.unrouteAll();
      for (const friend of FRIENDS) {
        await cast.follow(friend, me.id);
        for (const other of THEIRS) await cast.befriend(friend, other);
      }
      await cast.describe("Maren", "Morning swims, slow tea, long hugs.\nWrite to me when the week was too loud.");
      await me.page.goto(`${me.origin}/people?list=followers`);
      for (const friend of FRIENDS) await me.page.getByRole("button", { name: `Follow ${friend}` }).click();
      await expect(me.page.getByRole("button", { name: "Unfollow Otis" })).toBeVisible();
      await me.page.goto(`${me.origin}/people`);
      await expect(me.page.getByRole("heading", { name: "You may know" })).toBeVisible();
      await expect(me.page.getByRole("link", { name: "Maren" }).first()).toBeVisible();
    },
  },
  {
    name: "people-page",
    show: async ({ me }) => {
      await me.page.getByRole("link", { name: "Maren" }).first().click();
      await expect(me.title("Maren")).toBeAttached();
      await expect(me.page.getByRole("link", { name: "Juno" })).toBeVisible();
    },
  },
  {
    name: "people-privacy",
    at: "Who may see what",
    show: async ({ me }) => {
      await me.goesTo("You");
      await expect(me.page.getByText("Somebody you blocked")).toBeVisible();
    },
  },
];
