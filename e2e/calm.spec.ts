import type { Page } from "@playwright/test";
import { NO_ANSWER } from "./support/console-watch.ts";
import { hasNoSidewaysScroll, hasNoViolation } from "./support/looks.ts";
import { expect, test } from "./support/test.ts";

test.use({ provokes: NO_ANSWER });

const mark = (page: Page) => page.getByRole("banner").getByRole("link", { name: /^Calm/ });
const title = (page: Page) => page.getByRole("heading", { level: 1 });
/** The part is fetched ahead, a moment after the first page: from then on no network is needed. */
const calmIsHere = (page: Page) =>
  page.waitForFunction(() =>
    [...document.styleSheets].some(({ cssRules }) => [...cssRules].some((rule) => rule.cssText.includes(".breath__"))),
  );
const BRITAIN = { context: { timezoneId: "Europe/London", locale: "en-GB" } };

test("the calm page opens from everywhere without a network, and asks nothing of it", async ({ enter, house }) => {
  const ada = await enter("Ada", BRITAIN);
  const ben = await enter("Ben");
  const made = await ada.page.request.post(`${house.url}/api/group-hugs`, {
    data: {
      key: crypto.randomUUID(),
      name: "Evening circle",
      description: "",
      message: "",
      design: "breathing-together",
      capacity: 10,
      visibility: "link",
      scheduledForMs: null,
    },
    headers: { origin: house.url },
  });
  expect(made.status()).toBe(201);
  const { id } = (await made.json()) as { id: string }; // the route's documented answer
  for (const address of ["/", "/hugs", "/you", `/hug/${ben.id}`, `/group-hug/${id}`, "/sign-in", "/nowhere"]) {
    await ada.page.goto(`${ada.origin}${address}`);
    await calmIsHere(ada.page);
    await ada.context.setOffline(true);
    const asked: string[] = [];
    const listen = (request: { url(): string }) => asked.push(request.url());
    await mark(ada.page).click();
    await expect(title(ada.page)).toHaveText("A quiet place");
    await expect(title(ada.page)).toBeFocused();
    ada.page.on("request", listen);
    await expect(ada.page.getByRole("link", { name: "Call 116 123" })).toHaveAttribute("href", "tel:116123");
    await ada.page.getByRole("button", { name: "Another country" }).click();
    await ada.page.getByLabel("Which country?").fill("fr");
    ada.page.off("request", listen);
    expect(
      asked.filter((url) => !/\/api\/me$|\/matchmake\//.test(url)),
      address,
    ).toEqual([]);
    await ada.context.setOffline(false);
  }
});

test("signed out: by keyboard to the country of one's choice, which is remembered on this device only", async ({
  openContext,
  house,
}) => {
  const context = await openContext(BRITAIN);
  const page = await context.newPage();
  await page.goto(house.url);
  await mark(page).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "People who listen: United Kingdom" })).toBeVisible();
  const sent: string[] = [];
  page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
  const opener = page.getByRole("button", { name: "Another country" });
  await opener.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Which country?")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(opener).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.type("autri");
  await expect(page.getByText("This country is not in our list.")).toBeVisible();
  await page.getByLabel("Which country?").fill("austri");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "People who listen: Austria" })).toBeVisible();
  await expect(opener).toBeFocused();
  await page.reload();
  await expect(page.getByRole("link", { name: "Call 142" })).toBeVisible();
  expect(sent.filter((request) => /austri|hugmood\.country|country=|"AT"/i.test(request))).toEqual([]);
});

test("axe: the calm page, with its choice of a country open, and at 320 pixels", async ({ openContext, house }) => {
  const page = await (await openContext({ context: { ...BRITAIN.context, reducedMotion: "no-preference" } })).newPage();
  await page.goto(`${house.url}/calm`);
  await expect(page.getByRole("link", { name: "Call 116 123" })).toBeVisible();
  await hasNoViolation(page, "calm");
  await page.getByRole("button", { name: "Another country" }).click();
  await hasNoViolation(page, "calm, choosing a country");
  await page.setViewportSize({ width: 320, height: 640 });
  await hasNoSidewaysScroll(page, "/calm");
});

test("its being stands still for whoever wants no motion, and says so in words", async ({ openContext, house }) => {
  const still = await (await openContext({ motion: "reduced" })).newPage();
  await still.goto(`${house.url}/calm`);
  await expect(still.getByText("Breathe in slowly. Breathe out a little longer.")).toBeVisible();
  await expect(still.getByRole("button", { name: "Stop the motion" })).toHaveCount(0);
  const moving = await (await openContext({ motion: "full" })).newPage();
  await moving.goto(`${house.url}/calm`);
  await moving.getByRole("button", { name: "Stop the motion" }).click();
  await expect(moving.getByText("Breathe in slowly. Breathe out a little longer.")).toBeVisible();
});
