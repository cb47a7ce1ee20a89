import { expect } from "@playwright/test";
import type { Person } from "../../e2e/support/Person.ts";
import type { PictureOf } from "./pages.ts";

/** Friends as the server would tell of them: in these pictures everybody who is here is one. */
const haveFriends = async (me: Person): Promise<void> => {
  const friends = await Promise.all(
    (await me.page.getByRole("link", { name: /^Hug / }).all()).map(async (link) => ({
      id: (await link.getAttribute("href"))?.replace("/hug/", ""),
      name: (await link.innerText()).replace(/^Hug\s+/, ""),
      being: BEINGS[(await link.innerText()).replace(/^Hug\s+/, "").trim()] ?? "honey/plain",
    })),
  );
  await me.page.route(/\/api\/people\/[^/]+\/friends/, (route) =>
    route.fulfill({ json: { people: friends, next: null } }),
  );
};
const BEINGS: Readonly<Record<string, string>> = {
  Fern: "sage/fleece",
  Otis: "honey/plain",
  Maren: "sea/stripe",
  Juno: "rose/speckle",
  Bo: "dusk/fleece",
};

/** Who may hug one, from anywhere. */
export const consentPages: readonly PictureOf[] = [
  {
    name: "consent-first",
    show: async ({ me }) => {
      await me.page.goto(`${me.origin}/consent/first`);
      await expect(me.title("Who may hug you?")).toBeVisible();
    },
  },
  {
    name: "consent-allowed",
    show: async ({ me }) => {
      await me.page.goto(`${me.origin}/consent`);
      await me.page.getByText("Friends", { exact: true }).click();
      await expect(me.page.getByRole("radio", { name: "Friends", exact: true })).toBeChecked();
    },
  },
  {
    name: "consent-request",
    show: async ({ me, cast }) => {
      await me.goesTo("Home");
      await cast.hug("Otis", me.name, "bear", "For the long way home.");
      await expect(me.page.getByRole("button", { name: /^Not now/ })).toBeVisible();
    },
  },
  {
    name: "consent-person",
    show: async ({ me }) => {
      const link = me.page.getByRole("link", { name: "Hug Maren", exact: true });
      const address = (await link.getAttribute("href"))?.replace("/hug/", "/consent/person/");
      await haveFriends(me);
      await me.page.goto(`${me.origin}${address}`);
      await me.page.getByText("Always", { exact: true }).click();
      await me.page.getByText("Picture and sound", { exact: true }).click();
      await expect(me.page.getByText("Kept.")).toBeVisible();
    },
  },
  {
    name: "consent-need",
    show: async ({ me }) => {
      await me.goesTo("Home");
      await me.page.getByRole("link", { name: "I could use a hug" }).click();
      await me.page.getByRole("checkbox", { name: "Fern" }).check();
      await me.page.getByRole("checkbox", { name: "Bo" }).check();
      await me.page.getByLabel("A few words, if you like").fill("The exam went badly.");
    },
  },
  {
    name: "consent-history",
    show: async ({ me }) => {
      await me.page.goto(`${me.origin}/consent/history`);
      await expect(me.page.getByText("Maren may always hug you.")).toBeVisible();
    },
  },
];
