import { expect, type Page } from "@playwright/test";
import * as group from "../../e2e/support/group-hug.ts";
import { holdCount, letGo, makeSmall, runFramesTo } from "./held-frames.ts";
import type { PictureOf } from "./pages.ts";

/** Moments of "Breathing together": the ring closes, the height of a breath, and the release. */
const [CLOSING_MS, BREATH_MS, RELEASE_MS] = [5_200, 20_400, 83_400];
const EVENING = {
  name: "Evening hug",
  description: "A minute and a half at the end of the day. Whoever is tired is right here.",
  message: "Thank you for staying. Sleep well, all of you.",
  design: "breathing-together",
  capacity: 20,
  visibility: "listed",
  scheduledForMs: null,
} as const;
const IN = ["Fern", "Juno", "Otis", "Tam", "Wren", "Bo"] as const;
const HOUR_MS = 3_600_000;

const pad = (page: Page) => page.getByRole("button", { name: "Hold to squeeze" });

/** A group hug from its invitation to what is left of it, in order; the person begins anywhere with the navigation. */
export const groupPages = (): readonly PictureOf[] => {
  let id = "";
  let startsAtFrameMs = 0;
  return [
    {
      name: "group-new",
      show: async ({ me }) => {
        await me.goesTo("Home");
        await me.page.getByRole("link", { name: "Start a group hug" }).click();
        await me.page.getByLabel("What is it called?").fill("Sunday morning");
        await me.page.getByLabel("A line about it, if you like").fill("With coffee, in pyjamas.");
        await me.page.getByText("At a time", { exact: true }).click();
        await me.page.getByLabel("Day and time").fill("2027-01-10T09:30");
        await me.page.evaluate(() => globalThis.scrollTo(0, 0));
      },
    },
    {
      name: "group-asked",
      show: async ({ me, cast }) => {
        await cast.come("Ilse", "Tam", "Wren");
        const { group: friends } = cast;
        const scheduledForMs = Date.now() + 20 * HOUR_MS;
        await friends.open("Otis", { ...EVENING, name: "Around the ring", design: "around-the-ring", scheduledForMs });
        const quiet = await friends.open("Maren", { ...EVENING, name: "A quiet minute", design: "half-minute" });
        await friends.join("Maren", quiet, true);
        id = await friends.open("Fern", EVENING);
        for (const friend of IN) await friends.join(friend, id, true);
        await friends.join("Ilse", id, false);
        await me.goesTo("Home");
        await friends.invite("Fern", id, me.name);
        await expect(me.page.getByRole("link", { name: new RegExp(`Come in.*${EVENING.name}`) })).toBeVisible();
      },
    },
    {
      name: "group-gathering",
      show: async ({ me }) => {
        await me.page.getByRole("link", { name: new RegExp(`Come in.*${EVENING.name}`) }).click();
        await group.isGathering(me);
        await group.groupPicture(me.page).locator("canvas").waitFor();
        // Until everybody has come to their place.
        await me.page.waitForTimeout(1_500);
      },
    },
    {
      name: "group-countdown",
      show: async ({ me, cast }) => {
        await me.page.getByRole("button", { name: /^I.m in$/ }).click();
        await expect(me.page.getByText("You are in.")).toBeVisible();
        await makeSmall(me.page);
        const held = holdCount(me.page);
        await cast.group.start("Fern");
        startsAtFrameMs = await held;
      },
    },
    {
      name: "group-closing",
      show: async ({ me, cast }) => {
        cast.group.press({}, 0.15);
        await runFramesTo(me.page, startsAtFrameMs + CLOSING_MS);
      },
    },
    {
      name: "group-breath",
      show: async ({ me, cast }) => {
        cast.group.press({ Fern: 0.9, Juno: 0.35, Tam: 1, Wren: 0.25 }, 0.65);
        await pad(me.page).hover();
        await me.page.mouse.down();
        await runFramesTo(me.page, startsAtFrameMs + BREATH_MS);
      },
    },
    {
      name: "group-release",
      show: async ({ me, cast }) => {
        await me.page.mouse.up();
        cast.group.press({}, 0);
        await runFramesTo(me.page, startsAtFrameMs + RELEASE_MS);
        // The room's own time goes on: on a slow machine it may be over already.
        await expect(pad(me.page)).toBeVisible();
      },
    },
    {
      name: "group-together",
      show: async ({ me }) => {
        await letGo(me.page);
        await expect(me.page.getByText(/held each other/)).toBeVisible({ timeout: 120_000 });
        await group.isTogether(me);
        // Until they have drifted apart.
        await me.page.waitForTimeout(4_000);
      },
    },
    {
      name: "group-keepsake",
      show: async ({ me }) => {
        await me.goesTo("Hugs");
        await me.page.getByRole("link", { name: new RegExp(EVENING.name) }).click();
        await expect(me.page.getByText(EVENING.message)).toBeVisible();
        await me.page.waitForTimeout(4_000);
      },
    },
  ];
};
