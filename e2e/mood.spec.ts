import type { Locator, Page } from "@playwright/test";
import type { MoodView } from "#shared/schema/mood.ts";
import { NO_ANSWER } from "./support/console-watch.ts";
import { hasNoSidewaysScroll, hasNoViolation } from "./support/looks.ts";
import type { Person } from "./support/Person.ts";
import { expect, test } from "./support/test.ts";

test.use({ provokes: NO_ANSWER });

const pad = (page: Page): Locator => page.getByRole("application", { name: "How you feel" });
const saved = (page: Page, word: string): Locator => page.getByRole("heading", { level: 2, name: `Saved: ${word}` });
const startsToSay = async ({ page }: Person): Promise<void> => {
  await page.getByRole("link", { name: /^Say how you are/ }).click();
  await expect(pad(page)).toBeVisible();
};
const dayBack = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
/** All that the server has, the newest first. */
const moodsOf = async ({ page, origin }: Person): Promise<readonly MoodView[]> => {
  const answer = await page.request.get(`${origin}/api/moods?from=${dayBack(30)}&until=${dayBack(-2)}`);
  return ((await answer.json()) as { moods: MoodView[] }).moods; // the route's documented answer
};
/** Where a mouse has to be for a place; both from 0 to 1. */
const pointOf = async (page: Page, valence: number, arousal: number) => {
  const box = await pad(page).boundingBox();
  if (box === null) throw new Error("The pad is not on the page.");
  return { x: box.x + box.width * valence, y: box.y + box.height * (1 - arousal) };
};
const points = async (page: Page, valence: number, arousal: number): Promise<void> => {
  const { x, y } = await pointOf(page, valence, arousal);
  await page.mouse.move(x, y);
};
const touches = async (page: Page, valence: number, arousal: number): Promise<void> => {
  await points(page, valence, arousal);
  await page.mouse.down();
  await page.mouse.up();
};

test("two taps: from home to the pad, and letting go saves; nothing is chosen before, and undo takes it back", async ({
  enter,
}) => {
  const ada = await enter("Ada");
  const { page } = ada;
  await startsToSay(ada);
  await expect(page.getByText("Touch where you are")).toBeVisible();
  await expect(page.locator(".moodpad__mark")).toHaveCount(0);
  await points(page, 0.3, 0.3);
  await page.mouse.down();
  await points(page, 0.8, 0.33);
  await expect(pad(page).getByText("It is enough as it is.")).toBeVisible();
  expect(await moodsOf(ada)).toEqual([]);
  await page.mouse.up();
  await expect(saved(page, "content")).toBeFocused();
  await expect.poll(async () => (await moodsOf(ada)).map(({ mood }) => mood)).toEqual(["content"]);
  const [mood] = await moodsOf(ada);
  expect(mood?.valence).toBeCloseTo(0.8, 1);
  expect(mood?.arousal).toBeCloseTo(0.33, 1);
  await page.getByRole("button", { name: "Undo" }).click();
  // The server had it, and keeps it among what was deleted.
  await expect(page.getByText("Taken back. For 30 days it can be had back")).toBeVisible();
  await expect.poll(() => moodsOf(ada)).toEqual([]);
  await page.getByRole("link", { name: "Deleted lately" }).click();
  await expect(page.getByRole("button", { name: /^Bring it back: content/ })).toBeVisible();
});

test("home shows what was said today, and where all of it is", async ({ enter }) => {
  const ada = await enter("Ada");
  await startsToSay(ada);
  await touches(ada.page, 0.66, 0.11);
  await expect(saved(ada.page, "calm")).toBeVisible();
  await ada.page.getByRole("link", { name: "Done" }).click();
  await ada.seesHome();
  const today = ada.page.getByRole("list", { name: "Today" });
  await expect(today.getByRole("listitem")).toHaveText(/^\d\d:\d\d calm$/);
  await expect(ada.page.getByRole("link", { name: "Your moods" })).toHaveAttribute("href", "/moods");
});

test("with keys only: arrows say word and place, Enter saves, more is added and changed", async ({ enter }) => {
  const ada = await enter("Ada");
  const { page } = ada;
  const say = page.getByRole("link", { name: "Say how you are" });
  await say.focus();
  await page.keyboard.press("Enter");
  await expect(pad(page)).toBeVisible();
  for (let tabs = 0; tabs < 3 && !(await pad(page).evaluate((it) => it === document.activeElement)); tabs += 1)
    await page.keyboard.press("Tab");
  await expect(pad(page)).toBeFocused();
  for (let step = 0; step < 6; step += 1) await page.keyboard.press("ArrowRight");
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("ArrowDown");
  await expect(page.getByText("content: pleasant, calm. It is enough as it is.")).toBeAttached();
  await page.keyboard.press("Escape");
  await expect(page.getByText("Nothing is chosen.")).toBeAttached();
  await page.keyboard.press("Enter");
  await expect(pad(page)).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 2, name: /^Saved: / })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Add more" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByLabel("A note, if you like").fill("Tea by the window.");
  await page.getByLabel("Tags").fill("home, Home, slow");
  await page.getByLabel("Who can see it").selectOption("nobody");
  await page.getByRole("button", { name: "Keep it like this" }).press("Enter");
  await expect(page.getByText("Only you can see it.")).toBeVisible();
  await expect
    .poll(() => moodsOf(ada))
    .toMatchObject([{ note: "Tea by the window.", tags: ["home", "slow"], audience: "nobody", valence: 1 }]);
});

test("by the list: one tap on a word; one's own word finds its place, and is first the next time", async ({
  enter,
}) => {
  const ada = await enter("Ada", { context: { viewport: { width: 390, height: 844 } } });
  const { page } = ada;
  await startsToSay(ada);
  await page.getByRole("button", { name: "Choose from a list of words" }).click();
  await page.getByLabel("Look for a word, or type your own").fill("thankful");
  await page.getByRole("button", { name: /^grateful/ }).click();
  await expect(saved(page, "grateful")).toBeVisible();
  await page.getByRole("button", { name: "Say another one" }).click();
  await page.getByRole("button", { name: "Choose from a list of words" }).click();
  await page.getByLabel("Look for a word, or type your own").fill("wintery");
  await page.getByRole("button", { name: "Use “wintery”" }).click();
  const field = page.getByRole("application", { name: "Where “wintery” lies" });
  await expect(field).toBeFocused();
  const box = await field.boundingBox();
  await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) * 0.4, (box?.y ?? 0) + (box?.height ?? 0) * 0.8);
  await expect(saved(page, "wintery")).toBeVisible();
  await expect.poll(async () => (await moodsOf(ada)).map(({ mood }) => mood)).toEqual(["wintery", "grateful"]);
  await page.reload();
  await page.getByRole("button", { name: "Choose from a list of words" }).click();
  const own = page.getByRole("region", { name: "Your own words" });
  await expect(own.getByRole("button", { name: /^wintery/ })).toBeVisible();
});

test("made while nothing answers, kept through a reload, said three times: one row", async ({ enter }) => {
  const ada = await enter("Ada");
  const { page } = ada;
  let isAway = true;
  let commits = 0;
  await page.route("**/api/moods", async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    if (isAway) return route.abort("internetdisconnected");
    commits += 1;
    if (commits > 3) return route.continue();
    // The server has it, and its answer is lost.
    await route.fetch();
    await route.abort("connectionreset");
  });
  await startsToSay(ada);
  await touches(page, 0.1, 0.33);
  await expect(saved(page, "sad")).toBeVisible();
  await expect(
    page.getByText("It is kept on this device, and goes out as soon as there is a connection."),
  ).toBeVisible();
  await page.reload();
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Home", exact: true }).click();
  await expect(page.getByRole("list", { name: "Today" })).toContainText("sad");
  expect(await moodsOf(ada)).toEqual([]);
  isAway = false;
  await expect.poll(() => commits, { timeout: 90_000 }).toBeGreaterThanOrEqual(4);
  await expect(page.getByRole("list", { name: "Today" }).getByRole("listitem")).toHaveCount(1);
  expect((await moodsOf(ada)).map(({ mood }) => mood)).toEqual(["sad"]);
});

test("undone while the network is away, and while an answer is lost: gone in both cases", async ({ enter }) => {
  const ada = await enter("Ada");
  const { page } = ada;
  let isLost = true;
  await page.route("**/api/moods", async (route) => {
    if (route.request().method() !== "POST" || !isLost) return route.continue();
    await route.fetch();
    await route.abort("connectionreset");
  });
  await startsToSay(ada);
  await touches(page, 0.1, 0.33);
  await expect.poll(async () => (await moodsOf(ada)).length).toBe(1);
  await page.getByRole("button", { name: "Undo" }).click();
  // That the answer was lost says nothing of what the server has.
  await expect(page.getByText("Taken back. For 30 days it can be had back")).toBeVisible();
  isLost = false;
  await expect.poll(async () => (await moodsOf(ada)).length, { timeout: 60_000 }).toBe(0);
});

test("from a low mood a hug, a breath and people who listen are one tap away; from another they are not pushed", async ({
  enter,
}) => {
  const ada = await enter("Ada");
  const { page } = ada;
  await startsToSay(ada);
  await touches(page, 0.8, 0.33);
  await expect(saved(page, "content")).toBeVisible();
  await expect(page.getByRole("region", { name: "If you like" })).toHaveCount(0);
  await page.getByRole("button", { name: "Say another one" }).click();
  await touches(page, 0.1, 0.33);
  const offered = page.getByRole("region", { name: "If you like" });
  await expect(offered.getByRole("link")).toHaveText([
    "I could use a hug",
    "Breathe for a moment",
    "People who listen",
  ]);
  await offered.getByRole("link", { name: "I could use a hug" }).click();
  await expect(ada.title("I could use a hug")).toBeVisible();
});

test("axe: the pad, the list, what was saved and what can be added; nothing scrolls sideways", async ({ enter }) => {
  const ada = await enter("Ada");
  const { page } = ada;
  await startsToSay(ada);
  await hasNoViolation(page, "the pad with nothing chosen");
  await pad(page).focus();
  await page.keyboard.press("ArrowUp");
  await hasNoViolation(page, "the pad while one points");
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 320, height: 640 });
  await page.getByRole("button", { name: "Choose from a list of words" }).click();
  await hasNoSidewaysScroll(page, "the list of words");
  await hasNoViolation(page, "the list of words");
  await page.setViewportSize({ width: 1000, height: 760 });
  await touches(page, 0.1, 0.33);
  await page.getByRole("button", { name: "Add more" }).click();
  await hasNoViolation(page, "what can be added");
  await page.setViewportSize({ width: 320, height: 640 });
  await hasNoSidewaysScroll(page, "what can be added");
});

test("the field is drawn with WebGL, and follows the finger", async ({ enter }) => {
  const ada = await enter("Ada", { picture: "webgl", motion: "full" });
  const { page } = ada;
  await startsToSay(ada);
  await expect(pad(page)).toHaveAttribute("data-state", "there");
  const colourAt = async (valence: number, arousal: number): Promise<string> => {
    const { x, y } = await pointOf(page, valence, arousal);
    return (await page.screenshot({ clip: { x, y, width: 2, height: 2 } })).toString("base64");
  };
  const before = await colourAt(0.85, 0.6);
  await points(page, 0.8, 0.5);
  await page.mouse.down();
  await expect.poll(() => colourAt(0.85, 0.6)).not.toBe(before);
  await page.mouse.up();
});
