import type { Page } from "@playwright/test";
import { card, tableOf } from "./support/cards.ts";
import { befriends } from "./support/consent.ts";
import { NO_ANSWER } from "./support/console-watch.ts";
import { hasNoSidewaysScroll, hasNoViolation } from "./support/looks.ts";
import { logged, loggedMany } from "./support/moods.ts";
import { expect, test } from "./support/test.ts";

const DAY_MS = 86_400_000;
const TODAY = new Date().toISOString().slice(0, 10);
const noonBefore = (days: number): number => Date.parse(`${TODAY}T12:00:00Z`) - DAY_MS - (days - 1) * DAY_MS;
const dayBefore = (days: number): string => new Date(noonBefore(days)).toISOString().slice(0, 10);

const looksWell = async (page: Page, what: string): Promise<void> => {
  await hasNoViolation(page, what);
  await page.setViewportSize({ width: 390, height: 844 });
  await hasNoSidewaysScroll(page, what);
};

test("no moods yet is an invitation", async ({ enter }) => {
  const { page, origin } = await enter("Ada");
  await page.goto(`${origin}/moods`);
  await expect(page.getByText("Nothing here yet. How are you now?")).toBeVisible();
  await expect(page.getByRole("link", { name: "How are you now?" })).toBeVisible();
  await looksWell(page, "no moods");
  await page.goto(`${origin}/moods/month/2020-02`);
  await expect(page.getByText("Nothing here from February 2020.")).toBeVisible();
  await page.goto(`${origin}/moods/month/2020-13`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("nothing here");
});

test("periods by pointer and by keyboard, and every chart has its numbers as a table", async ({ enter }) => {
  const ada = await enter("Ada");
  const { page, origin } = ada;
  await loggedMany(
    ada,
    Array.from({ length: 90 }, (_, at) => ({
      feltAtMs: noonBefore(1 + Math.floor(at / 2)) - (at % 2) * 4 * 3_600_000,
      valence: ((at * 7) % 20) / 20,
      arousal: ((at * 3) % 10) / 10,
      tags: at % 3 === 0 ? ["walk"] : ["work", "tea"],
    })),
  );
  await page.goto(`${origin}/moods/month/${dayBefore(1).slice(0, 7)}`);
  const calendar = page.getByRole("grid");
  const yesterday = calendar.locator(`[data-focus="${dayBefore(1)}"]`);

  await test.step("numbers of the calendar, the lines, the hours and the tags", async () => {
    await expect(yesterday).toHaveAccessibleName(/2 moods, .*, \d+ of 100$/);
    const shown = await calendar.locator(".calendar__mean").allInnerTexts();
    const days = await tableOf(card(page, "Day by day"));
    expect(days.slice(1).map(([, , mean]) => mean)).toEqual(shown.filter((mean) => mean !== ""));
    const lines = await tableOf(card(page, "Over time"));
    expect(lines.slice(1).map(([, mean]) => mean)).toEqual(shown.filter((mean) => mean !== ""));
    const hours = await tableOf(card(page, "Hours and weekdays"));
    expect(hours).toHaveLength((await card(page, "Hours and weekdays").locator(".level").count()) + 1);
    await expect(card(page, "Tags").getByRole("row", { name: /^walk/ })).toBeVisible();
    await looksWell(page, "a month with its tables");
  });

  await test.step("keys in the calendar", async () => {
    const cell = (day: string) => calendar.locator(`[data-focus="${day}"]`);
    await page.goto(`${origin}/moods/month/2026-03`);
    await cell("2026-03-01").focus();
    await page.keyboard.press("ArrowDown");
    await expect(cell("2026-03-08")).toBeFocused();
    await page.keyboard.press("Home");
    await expect(cell("2026-03-02")).toBeFocused();
    await page.keyboard.press("ArrowRight");
    await expect(cell("2026-03-03")).toBeFocused();
    await page.keyboard.press("PageUp");
    await expect(cell("2026-02-03")).toBeFocused();
    await expect(page).toHaveURL(`${origin}/moods/month/2026-02`);
    await page.keyboard.press("ArrowLeft");
    await expect(cell("2026-02-02")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(`${origin}/moods/day/2026-02-02`);
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  });

  await test.step("from period to period the focus stays where one is", async () => {
    await page.getByRole("link", { name: "Week", exact: true }).focus();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/moods\/week\//);
    await expect(page.getByRole("link", { name: "Week", exact: true })).toBeFocused();
    const before = page.getByRole("link", { name: /^Previous week/ });
    await before.focus();
    await page.keyboard.press("Enter");
    await expect(before).toBeFocused();
    await page.getByRole("link", { name: "Today", exact: true }).click();
    await expect(page.getByRole("link", { name: /^Next week/ })).toHaveCount(0);
    await looksWell(page, "a week");
  });

  await test.step("the year", async () => {
    await page.getByRole("link", { name: "Year", exact: true }).click();
    await expect(page.getByRole("img", { name: /^How pleasant and how stirred the weeks of/ })).toBeVisible();
    await looksWell(page, "a year");
  });

  await test.step("all of them as a file", async () => {
    const saving = page.waitForEvent("download");
    await page.getByRole("link", { name: "Save all as CSV" }).click();
    expect((await saving).suggestedFilename()).toMatch(/\.csv$/);
  });
});

test("a mood is changed, brought back, deleted and undone", async ({ enter }) => {
  const ada = await enter("Ada");
  const { page, origin } = ada;
  await logged(ada, { feltAtMs: noonBefore(1), note: "by the sea", tags: ["walk"] });
  await logged(ada, { feltAtMs: noonBefore(1) - 3_600_000, mood: "restless", valence: 0.3, arousal: 0.8 });
  await page.goto(`${origin}/moods/day/${dayBefore(1)}`);
  await expect(
    page
      .getByRole("region", { name: /^Moods of/ })
      .getByRole("listitem")
      .first(),
  ).toContainText("calm");
  await looksWell(page, "a day");
  await page.getByRole("link", { name: "calm", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "calm" })).toBeFocused();
  await looksWell(page, "a mood");

  await page.getByLabel("In a word").fill("");
  await page.getByLabel("In a word").press("Enter");
  await expect(page.getByRole("alert")).toHaveText("A mood needs a word. Any word of yours will do.");
  await expect(page.getByLabel("In a word")).toBeFocused();
  await page.getByLabel("In a word").fill("quiet");
  await page.getByLabel("How pleasant").press("ArrowLeft");
  await page.getByLabel("A note").fill("by the river");
  await page.getByRole("button", { name: "Save this mood" }).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "quiet" })).toBeVisible();

  const versions = page.getByRole("region", { name: "Earlier versions" });
  await expect(versions.getByRole("listitem")).toContainText("by the sea");
  await versions.getByRole("button", { name: "Bring back: calm" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "calm" })).toBeVisible();
  await expect(page.getByLabel("A note")).toHaveValue("by the sea");
  await looksWell(page, "a mood with versions");

  await page.getByRole("button", { name: "Delete this mood" }).click();
  await expect(page).toHaveURL(`${origin}/moods/day/${dayBefore(1)}`);
  const list = page.getByRole("region", { name: /^Moods of/ });
  await expect(list.getByRole("link", { name: "calm", exact: true })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("It is back.")).toBeVisible();
  await expect(list.getByRole("link", { name: "calm", exact: true })).toBeVisible();
});

test.describe("what was deleted", () => {
  // Its own page asks for it, and it is not there.
  test.use({ provokes: /status of 404 .*\/api\/moods\// });
  test("is found again, brought back, or deleted for good", async ({ enter }) => {
    const ada = await enter("Ada");
    const { page, origin } = ada;
    const calm = await logged(ada, { feltAtMs: noonBefore(1), note: "by the sea", tags: ["walk"] });
    await logged(ada, { feltAtMs: noonBefore(1) - 3_600_000, mood: "restless" });
    for (const mood of ["calm", "restless"]) {
      await page.goto(`${origin}/moods/day/${dayBefore(1)}`);
      await page.getByRole("link", { name: mood, exact: true }).click();
      await page.getByRole("button", { name: "Delete this mood" }).click();
      await expect(page.getByText("The mood is deleted.")).toBeVisible();
    }
    // The page that offers to undo it is left.
    await page.goto(`${origin}/moods/entry/${calm.id}`);
    await expect(page.getByRole("heading", { level: 1, name: "You deleted this mood" })).toBeVisible();
    await expect(page.getByText("by the sea")).toBeVisible();
    await looksWell(page, "a mood that was deleted");

    await page.goto(`${origin}/moods`);
    await page.getByRole("link", { name: "Deleted lately" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Deleted lately" })).toBeFocused();
    const list = page.getByRole("list", { name: "Deleted moods" });
    await expect(list.locator(".deleted")).toHaveText([/restless/, /calm[\s\S]*by the sea[\s\S]*had back until/]);
    await looksWell(page, "deleted lately");
    await list.getByRole("button", { name: /^Bring it back: calm/ }).click();
    await expect(page.getByText("“calm” is back.")).toBeVisible();
    await expect(list.locator(".deleted")).toHaveCount(1);
    await list.getByRole("button", { name: /^Delete for good: restless/ }).click();
    const dialog = page.getByRole("dialog", { name: "Delete it for good?" });
    await looksWell(page, "deleting for good");
    await dialog.getByRole("button", { name: "Delete it for good" }).click();
    await expect(page.getByText("“restless” is deleted for good.")).toBeVisible();
    await expect(page.getByText("Nothing here: you deleted nothing lately.")).toBeVisible();
    await page.goto(`${origin}/moods/entry/${calm.id}`);
    await expect(page.getByLabel("A note")).toHaveValue("by the sea");
  });
});

test.describe("a busy server", () => {
  test.use({ provokes: NO_ANSWER });
  test("what somebody is writing stays while the mood cannot be read anew", async ({ enter }) => {
    const ada = await enter("Ada");
    const { page, origin } = ada;
    const { id } = await logged(ada, { feltAtMs: noonBefore(1) });
    let refused = 0;
    await page.goto(`${origin}/moods/entry/${id}`);
    await page.getByLabel("A note").fill("half a sentence");
    await page.route(`**/api/moods/${id}`, async (route) => {
      if (route.request().method() !== "GET") return route.continue();
      refused += 1;
      await route.fulfill({ status: 503, json: { code: "try_later", retryAfterMs: 1000 } });
    });
    await logged(ada, { feltAtMs: noonBefore(2), mood: "restless" });
    await expect.poll(() => refused).toBeGreaterThanOrEqual(1);
    await expect(page.getByLabel("A note")).toHaveValue("half a sentence");
    await page.getByRole("button", { name: "Save this mood" }).click();
    await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
    await expect(page.getByLabel("A note")).toHaveValue("half a sentence");
  });

  test("what is saved while a change is on its way goes after it", async ({ enter }) => {
    const ada = await enter("Ada");
    const { page, origin } = ada;
    const { id } = await logged(ada, { feltAtMs: noonBefore(1) });
    const held = Promise.withResolvers<void>();
    const notes: unknown[] = [];
    await page.route(`**/api/moods/${id}`, async (route) => {
      if (route.request().method() === "PUT") {
        notes.push((route.request().postDataJSON() as { note: string }).note); // the route's documented body
        await held.promise;
      }
      await route.continue();
    });
    await page.goto(`${origin}/moods/entry/${id}`);
    await page.getByLabel("A note").fill("first");
    await page.getByRole("button", { name: "Save this mood" }).click();
    await expect(page.getByRole("button", { name: "Saving it…" })).toBeDisabled();
    await page.getByLabel("A note").fill("second");
    await page.getByLabel("In a word").press("Enter");
    await page.getByRole("button", { name: "Delete this mood" }).click({ force: true });
    await expect(page.getByText("One moment: your change is still being saved.")).toBeVisible();
    held.resolve();
    await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
    expect(notes).toEqual(["first", "second"]);
    await page.reload();
    await expect(page.getByLabel("A note")).toHaveValue("second");
  });
});

test("a friend sees on one's page what one shares, and nothing else", async ({ enter }) => {
  const [ada, ben] = [await enter("Ada"), await enter("Ben")];
  await befriends(ada, ben);
  await logged(ada, { feltAtMs: Date.now() - 60_000, mood: "hopeful", audience: "friends", note: "sealed words" });
  await logged(ada, { feltAtMs: Date.now() - 90_000, mood: "secretly sad" });
  await ben.page.goto(`${ben.origin}/people/${ada.id}`);
  const lately = ben.page.getByRole("region", { name: "Lately" });
  await expect(lately).toContainText("hopeful");
  await expect(ben.page.getByRole("main")).not.toContainText("secretly sad");
  await expect(ben.page.getByRole("main")).not.toContainText("sealed words");
  await looksWell(ben.page, "a friend's page with moods");
});

test.describe("offline", () => {
  test.use({ provokes: NO_ANSWER });
  test("what was read is shown, with when that was", async ({ enter, network }) => {
    const ada = await enter("Ada", { origin: network.url });
    const { page, origin } = ada;
    await logged(ada, { feltAtMs: noonBefore(1) });
    await page.goto(`${origin}/moods/day/${dayBefore(1)}`);
    await expect(page.getByRole("link", { name: "calm", exact: true })).toBeVisible();
    network.cut();
    await ada.context.setOffline(true);
    await page.getByRole("link", { name: "Week", exact: true }).click();
    await expect(page.getByText(/^You are offline. This is as of /)).toBeVisible();
    await expect(page.getByText(/^1 mood on 1 day/)).toBeVisible();

    await test.step("a change is not made, and what was written stays until it is", async () => {
      await page.goBack();
      await page.getByRole("link", { name: "calm", exact: true }).click();
      await page.getByLabel("A note").fill("written offline");
      await page.getByRole("button", { name: "Save this mood" }).click();
      await expect(page.getByText("You are offline, so this is not saved yet.")).toBeVisible();
      await page.getByRole("button", { name: "Delete this mood" }).click();
      await expect(page.getByText("You are offline, so it is not deleted")).toBeVisible();
      await expect(page.getByLabel("A note")).toHaveValue("written offline");
      await ada.context.setOffline(false);
      network.mend();
      await page.getByRole("button", { name: "Save this mood" }).click();
      await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
      await expect(page.getByLabel("A note")).toHaveValue("written offline");
    });
  });
});
