import { hasNoSidewaysScroll, hasNoViolation } from "./support/looks.ts";
import { expect, test } from "./support/test.ts";

test("the explorer works with no network but our own server, and leads to what each problem means", async ({
  openContext,
  house,
}) => {
  const context = await openContext({});
  const outside: string[] = [];
  await context.route("**/*", (route) => {
    const isOurs = new URL(route.request().url()).origin === new URL(house.url).origin;
    if (isOurs) return route.continue();
    outside.push(route.request().url());
    return route.abort();
  });
  const page = await context.newPage();
  await page.goto(`${house.url}/api/docs`);
  const health = page.locator("details").filter({ hasText: "/health" });
  await health.getByText("/health").click();
  await health.getByRole("button", { name: "Try it" }).click();
  await expect(health.locator("pre")).toContainText('"ok": true');
  const guests = page.locator("details").filter({ has: page.getByText("/api/guests", { exact: true }) });
  await guests.getByText("/api/guests").click();
  await expect(guests.getByLabel("body")).toHaveValue(/"colour": "sage"/);
  await guests.getByRole("button", { name: "Try it" }).click();
  await expect(guests.locator("pre")).toContainText('"isGuest": true');
  await hasNoViolation(page, "the explorer");
  await page.setViewportSize({ width: 390, height: 844 });
  await hasNoSidewaysScroll(page, "the explorer");
  await guests.getByRole("link", { name: "Too many" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Too many");
  await hasNoViolation(page, "a problem");
  expect(outside).toEqual([]);
});
