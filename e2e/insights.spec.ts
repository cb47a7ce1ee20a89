import type { Page } from "@playwright/test";
import { fakeInsights } from "../client/features/testing/fake-insights.ts";
import { NO_ANSWER } from "./support/console-watch.ts";
import { hasNoSidewaysScroll, hasNoViolation } from "./support/looks.ts";
import { logged } from "./support/moods.ts";
import type { Person } from "./support/Person.ts";
import { expect, test } from "./support/test.ts";

test.use({ provokes: NO_ANSWER });

/** What the server would answer in such a case; computing it takes weeks of moods. */
const answers = async (page: Page, scene: string): Promise<void> => {
  const insights = fakeInsights(scene, Date.now());
  await page.route("**/api/insights**", async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname.endsWith("/community")) {
      const told = await insights.community();
      return route.fulfill({ json: told.ok ? told.value : null });
    }
    if (pathname.endsWith("/hidden")) {
      if (route.request().method() === "GET") {
        const told = await insights.hidden();
        return route.fulfill({ json: { ids: told.ok ? told.value : [] } });
      }
      const { id, on } = route.request().postDataJSON() as { id: string; on: boolean }; // what the page says
      await insights.hide(id, on);
      return route.fulfill({ json: {} });
    }
    const told = await insights.view(new URL(route.request().url()).searchParams.get("today") ?? "", "UTC");
    return route.fulfill({ json: told.ok ? told.value : null });
  });
};
const opens = async ({ page, origin }: Person): Promise<void> => {
  await page.goto(`${origin}/insights`);
  await expect(page.getByRole("heading", { level: 1, name: "What your moods tell" })).toBeVisible();
};

for (const [scene, sentence] of [
  ["insights", "Entries with “long walk” are associated with brighter moods."],
  ["insights-little", "Your last days: not enough to say yet."],
  ["insights-no-model", "The part that works this out is not here at the moment."],
  ["insights-stale", "Being worked out anew. Until then this is as it was."],
  ["insights-newer", "Your newest moods are not in this yet."],
  ["insights-new", "Here it will say what your moods tell."],
] as const) {
  test(`${scene}: said, without a violation in any light, and nothing scrolls sideways`, async ({ enter }) => {
    const ada = await enter("Ada");
    await answers(ada.page, scene);
    await opens(ada);
    await expect(ada.page.getByText(sentence).first()).toBeVisible();
    for (const summary of await ada.page.locator("main summary").all()) await summary.click();
    await hasNoViolation(ada.page, scene);
    await ada.page.setViewportSize({ width: 320, height: 640 });
    await hasNoSidewaysScroll(ada.page, scene);
    await expect(ada.page.getByRole("link", { name: "A calm moment" })).toHaveAttribute("href", "/calm");
  });
}

test("by keys: a suggestion is hidden, taken back, hidden, and brought back from those that are hidden", async ({
  enter,
}) => {
  const ada = await enter("Ada");
  const { page } = ada;
  await answers(page, "insights");
  await opens(ada);
  const today = page.getByRole("region", { name: "One small thing for today" });
  await expect(today.getByText("Is there room for “long walk” today?")).toBeVisible();
  await expect(today.getByText(/numbers cannot tell/)).toBeVisible();
  await today.getByRole("button", { name: "Don’t show this" }).press("Enter");
  await expect(today.getByText("You will not be shown this again")).toBeVisible();
  await expect(today.getByRole("heading")).toBeFocused();
  await today.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(today.getByText("Is there room for “long walk” today?")).toBeVisible();
  await today.getByRole("button", { name: "Don’t show this" }).press("Enter");
  const hidden = page.getByText("Suggestions you do not want (3)");
  await hidden.press("Enter");
  await page.getByRole("button", { name: "Show it again: To make room for “long walk”" }).press("Enter");
  await expect(today.getByText("Is there room for “long walk” today?")).toBeVisible();
});

test("one is counted among everybody only after saying so", async ({ enter }) => {
  const ada = await enter("Ada");
  const { page, origin } = ada;
  await answers(page, "insights");
  await opens(ada);
  const choice = page.getByRole("checkbox", { name: "Count my moods in figures of everybody" });
  await expect(choice).not.toBeChecked();
  await choice.press("Space");
  await expect(page.getByText("What you feel from now on is counted. What was before is not.")).toBeVisible();
  const told = await page.request.get(`${origin}/api/moods/settings`);
  expect(await told.json()).toEqual({ isPrivate: false, isInCommunity: true });
});

test("from home and from one's moods it is one tap away; offline it is what was read last", async ({
  enter,
  network,
}) => {
  const ada = await enter("Ada", { origin: network.url });
  const { page } = ada;
  await logged(ada, { feltAtMs: Date.now() - 60_000 });
  await answers(page, "insights");
  await page.goto(ada.origin);
  await page.getByRole("link", { name: "What they tell" }).click();
  await expect(page.getByText("Your weekends are associated with brighter moods.")).toBeVisible();
  await page.getByRole("link", { name: "Your moods", exact: true }).click();
  await expect(page.getByRole("link", { name: "What they tell" })).toHaveAttribute("href", "/insights");
  await page.unroute("**/api/insights**");
  network.cut();
  await ada.context.setOffline(true);
  await page.getByRole("link", { name: "What they tell" }).click();
  await expect(page.getByText(/^You are offline. This is as of /)).toBeVisible();
  await expect(page.getByText("Your weekends are associated with brighter moods.")).toBeVisible();
  await expect(page.getByText("One small thing for today")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "What is to be expected" })).toHaveCount(0);
});
