import { expect } from "@playwright/test";
import type { House } from "../../e2e/support/House.ts";
import type { Person } from "../../e2e/support/Person.ts";
import type { Cast } from "./cast.ts";
import { accountPages } from "./account-pages.ts";
import { calmPages } from "./calm-pages.ts";
import { consentPages } from "./consent-pages.ts";
import { groupPages } from "./group-pages.ts";
import { moodPages } from "./mood-pages.ts";
import { ownPages } from "./own-pages.ts";
import { peoplePages } from "./people-pages.ts";
import { staffPages } from "./staff-pages.ts";
import { holdHug, letGo } from "./held-frames.ts";

export type Stage = {
  readonly me: Person;
  readonly cast: Cast;
  readonly house: House;
  /** To be done when all pictures are taken. */
  readonly endsLater: (end: () => void) => void;
};
export type PictureOf = {
  readonly name: string;
  readonly show: (stage: Stage) => Promise<void>;
  /** The heading that is to be at the top, in each size. */
  readonly at?: string;
};

const toast = (me: Person) => me.page.getByRole("button", { name: "Later" });

/** Makes a hug in the page, as far as the button that sends it. */
const makeHug = async (me: Person, to: string, design: string, line: string): Promise<void> => {
  await me.page.getByRole("link", { name: `Hug ${to}`, exact: true }).click();
  await me.choosesDesign(design);
  await me.writes(line);
};

/** Every page, in the order of one visit: each starts where the one before it ended. */
export const PAGES: readonly PictureOf[] = [
  {
    name: "home",
    show: async ({ me, cast }) => {
      await me.goesTo("You");
      for (const [friend, design, line] of [
        ["Juno", "sway", "For the long way home."],
        ["Otis", "bear", ""],
      ] as const) {
        await cast.hug(friend, me.name, design, line);
        await me.page.getByRole("link", { name: "Feel it" }).click();
        await me.page.getByRole("button", { name: "Stop" }).click();
        await me.goesTo("You");
      }
      await me.goesTo("Home");
      await makeHug(me, "Maren", "Two hearts", "Thinking of you before your exam. Breathe.");
      await me.sends();
      await cast.answer("Maren", "🌙", "That was exactly it");
      await me.page.getByRole("button", { name: "Close this note" }).click();
      await me.goesTo("Home");
    },
  },
  {
    name: "arrival",
    show: async ({ me, cast }) => {
      await me.goesTo("You");
      await cast.hug("Fern", me.name, "heartbeat", "I heard about your week. No need to answer, just lean in.");
      await toast(me).click();
      await me.goesTo("Home");
      await expect(me.page.getByRole("link", { name: "Feel it" })).toBeVisible();
    },
  },
  {
    name: "feel",
    show: async ({ me }) => {
      await letGo(me.page);
      await me.page.getByRole("link", { name: "Feel it" }).click();
      await holdHug(me.page, 4_700);
    },
  },
  {
    name: "make",
    show: async ({ me }) => {
      await letGo(me.page);
      await me.goesTo("Home");
      await makeHug(me, "Bo", "Fireflies", "Sit with me for a minute?");
      await holdHug(me.page, 5_600);
    },
  },
  {
    name: "sent",
    show: async ({ me }) => {
      await letGo(me.page);
      await me.sends();
      await expect(me.title("Your hug is delivered")).toBeVisible();
    },
  },
  {
    name: "hugs",
    show: async ({ me }) => {
      await me.goesTo("Hugs");
      await expect(me.page.getByRole("link", { name: "You hugged Bo" })).toBeVisible();
    },
  },
  ...groupPages(),
  { name: "you", show: ({ me }) => me.goesTo("You") },
  {
    name: "question",
    show: async ({ me }) => {
      await me.page.getByRole("button", { name: "Sign out" }).click();
    },
  },
  {
    name: "nowhere",
    show: async ({ me }) => {
      await me.page.goto(`${me.origin}/nowhere`);
      await expect(me.title("There is nothing here")).toBeVisible();
    },
  },
  ...accountPages,
  ...calmPages,
  ...consentPages,
  ...peoplePages,
  ...moodPages,
  ...ownPages,
  ...staffPages,
];
