import type { Locator } from "@playwright/test";
import { points } from "#shared/mood/insights/number.words.ts";
import type { InsightsView } from "#shared/schema/insights.ts";
import type { MoodDraft } from "#shared/schema/mood.ts";
import { card, tableOf } from "./support/cards.ts";
import { hasNoSidewaysScroll, hasNoViolation } from "./support/looks.ts";
import { loggedMany } from "./support/moods.ts";
import type { Person } from "./support/Person.ts";
import { expect, test } from "./support/test.ts";

const DAY_MS = 86_400_000;
const TODAY = new Date().toISOString().slice(0, 10);
/** The server looks for jobs every ten seconds, and others want its processor. */
const COMPUTED_MS = 120_000;

/**
 * A mood at noon of each of the last fifty days, some 25 of 100 brighter with a long walk, whatever else it is with. They
 * travel together: what came after the first computation would rest for two minutes.
 */
const fiftyDays = (): readonly (Partial<MoodDraft> & Pick<MoodDraft, "tags">)[] => {
  let drawn = 7;
  const draw = (): number => (drawn = (drawn * 48_271) % 2_147_483_647) / 2_147_483_647;
  return Array.from({ length: 50 }, (_, n) => {
    const hasWalk = draw() < 0.4;
    return {
      feltAtMs: Date.parse(`${TODAY}T12:00:00Z`) - (n + 1) * DAY_MS,
      valence: (hasWalk ? 0.62 : 0.36) + 0.16 * draw(),
      arousal: 0.3 + 0.2 * draw(),
      tags: [
        ...(hasWalk ? ["long walk"] : []),
        ...(n % 4 < 2 ? ["coffee"] : []),
        ...(n % 17 === 3 ? ["swimming"] : []),
      ],
    };
  });
};
/** What the server says to whoever asks it. */
const answerTo = async ({ page, origin }: Person): Promise<InsightsView> => {
  const answer = await page.request.get(`${origin}/api/insights?today=${TODAY}&timeZone=UTC`);
  return (await answer.json()) as InsightsView; // the route's documented answer
};
const opensAll = async (within: Locator): Promise<void> => {
  const closed = within.locator("details:not([open]) > summary");
  while ((await closed.count()) > 0) await closed.first().click();
};

test("what the server works out comes to the open page, with every number, and in words that name no cause", async ({
  enter,
}) => {
  const ada = await enter("Ada");
  const { page, origin } = ada;
  const moods = fiftyDays();
  const walks = moods.filter(({ tags }) => tags.includes("long walk")).length;
  await page.goto(`${origin}/insights`);
  await expect(page.getByText("Here it will say what your moods tell.")).toBeVisible();
  await loggedMany(ada, moods);
  const goes = card(page, "What goes with your moods");

  await test.step("what goes with brighter moods, by how much, between what, of how many", async () => {
    const says = "Entries with “long walk” are associated with brighter moods.";
    await expect(goes.getByText(says)).toBeVisible({ timeout: COMPUTED_MS });
    await expect(page.getByText(/^From 50 moods, /)).toBeVisible();
    const { insights } = await answerTo(ada);
    const finding = insights?.associations.find(
      ({ about }) => about.kind === "tag" && about.tag === "long walk",
    )?.finding;
    if (finding?.kind !== "associated") throw new Error("The server finds nothing.");
    const [shift, low, high] = [points(finding.shift), points(finding.low), points(finding.high)];
    expect(Number(low)).toBeGreaterThan(10);
    expect(Number(high)).toBeLessThan(40);
    const numbers = `${shift} of 100 (likely between ${low} and ${high}), ${walks} entries with it on ${walks} days, ${50 - walks} without`;
    await expect(goes.getByText(numbers)).toBeVisible();
    await expect(
      goes.getByRole("img", {
        name: `long walk, points beside your other entries: ${shift}, between ${low} and ${high}`,
      }),
    ).toBeVisible();
    await expect(goes.getByText(/^Associated means that they go together/)).toBeVisible();
    const rows = await tableOf(goes);
    expect(rows.find(([name]) => name === "long walk")).toEqual([
      "long walk",
      shift,
      `${low} and ${high}`,
      `${walks}`,
      `${walks}`,
      `${50 - walks}`,
    ]);
    expect(rows.map(([name]) => name)).toEqual(["What", "long walk", "coffee"]);
  });

  await test.step("what is not there is said as well, with how much there is", async () => {
    await goes.getByText("1 of 6 things: nothing to be told apart from chance").click();
    await expect(
      goes.getByText("Entries with “coffee”: no difference that can be told apart from chance."),
    ).toBeVisible();
    await goes.getByText("4 of 6 things: not enough to say yet").click();
    await expect(goes.getByText("So far there are 3 entries like that; it takes 8.")).toBeVisible();
    const when = card(page, "Hours and weekdays");
    await expect(when.getByText(/: nothing to be told apart from chance$/)).toBeVisible();
    await when.getByText(/: not enough to say yet$/).click();
    await expect(when.getByText(/^So far there are \d+ .*; it takes \d+\.$/).first()).toBeVisible();
    await expect(card(page, "Your last days").getByText(/^Your last days are /)).toBeVisible();
  });

  await test.step("what is to be expected, as the model says it", async () => {
    const expects = card(page, "What is to be expected");
    const { insights } = await answerTo(ada);
    if (insights?.forecast.kind !== "shown") throw new Error("Nothing is expected.");
    const { low, mid, high } = insights.forecast.next.valence;
    await expect(
      expects.getByText(/^If you said now how you are, .* it would lie between \d+ and \d+ of 100\.$/),
    ).toBeVisible();
    await expect(expects.getByRole("img", { name: /^Now: \d+, between/ })).toBeVisible();
    // Nothing was logged today: it is about today, and not about a day after it.
    await expect(expects.getByText(/^All of today together/)).toBeVisible();
    const [name, ...numbers] = (await tableOf(expects))[1] ?? [];
    expect(name).toBe("Now, pleasant");
    // Asked a moment later, it is about a moment later.
    for (const [at, value] of [low, mid, high].entries())
      expect(Math.abs(Number(numbers[at]) - 100 * value)).toBeLessThanOrEqual(1.5);
  });

  await opensAll(page.getByRole("main"));
  expect(await page.getByRole("main").innerText()).not.toMatch(/\b(cause[sd]?|causing|leads? to|because of)\b/i);
  await hasNoViolation(page, "insights of fifty days");
  await page.setViewportSize({ width: 320, height: 640 });
  await hasNoSidewaysScroll(page, "insights of fifty days");
});

test("a suggestion that is hidden stays hidden until it is taken back, and is the same all day", async ({ enter }) => {
  const ada = await enter("Ada");
  const { page, origin } = ada;
  await page.goto(`${origin}/insights`);
  const today = card(page, "One small thing for today");
  const says = today.locator(".today__says");
  const suggested = await says.innerText();
  await today.getByRole("button", { name: "Don’t show this" }).click();
  await today.getByRole("button", { name: "Undo" }).click();
  await expect(says).toHaveText(suggested);
  await today.getByRole("button", { name: "Don’t show this" }).click();
  await expect(today.getByText("You will not be shown this again")).toBeVisible();
  await page.reload();
  await page.getByText("Suggestions you do not want (1)").click();
  await expect(today).toHaveCount(0);
  await page.getByRole("button", { name: "Show it again: " }).click();
  await expect(page.getByText("Suggestions you do not want (0)")).toBeVisible();
  await page.reload();
  await expect(says).toHaveText(suggested);
});
