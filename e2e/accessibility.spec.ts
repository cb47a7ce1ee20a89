import { codeShown } from "./support/app-codes.ts";
import { keepAccount, newMail, PASSWORD, showsThatItIsThem, signIn } from "./support/account.ts";
import { hasNoSidewaysScroll, hasNoViolation } from "./support/looks.ts";
import { expect, test } from "./support/test.ts";

test("axe: the first page, and its refusal of a name", async ({ openContext, house }) => {
  const page = await (await openContext({})).newPage();
  await page.goto(house.url);
  await page.getByRole("button", { name: "Come in" }).click();
  await expect(page.getByRole("alert")).toHaveText("Please choose a name, so that others know who hugs them.");
  await hasNoViolation(page, "welcome");
});

test("axe: every page while it is empty", async ({ enter }) => {
  const ada = await enter("Ada");
  for (const place of ["Home", "Hugs", "People", "You"] as const) {
    await ada.goesTo(place);
    await hasNoViolation(ada.page, `empty ${place}`);
  }
  await ada.page.getByRole("button", { name: "Sign out" }).click();
  await hasNoViolation(ada.page, "the question before signing out");
});

test("axe: the ways in, while they are empty and while something is wrong", async ({ openContext, enter, house }) => {
  const page = await (await openContext({})).newPage();
  for (const address of [
    "/sign-in",
    "/sign-in?forgot",
    "/sign-in?why=provider_denied&by=google",
    "/confirm",
    "/new-password",
    `/new-password#${"x".repeat(43)}`,
    "/new-mail",
    `/old-mail#${"x".repeat(43)}`,
  ]) {
    await page.goto(`${house.url}${address}`);
    await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("One moment");
    await hasNoViolation(page, address);
  }
  await page.goto(`${house.url}/sign-in`);
  await page.getByRole("form", { name: "Sign in" }).getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: /\S/ }).first()).toBeVisible();
  await hasNoViolation(page, "a sign-in that is refused");
  const ada = await enter("Ada", { origin: house.url.replace("127.0.0.1", "localhost") });
  await ada.goesTo("You");
  await expect(ada.page.getByRole("button", { name: "Add a passkey" })).toBeVisible();
  await hasNoViolation(ada.page, "You, with passkeys");
});

test.describe("of somebody who is asked who they are", () => {
  // Whoever did not show it lately is refused on purpose.
  test.use({ provokes: /status of 403/ });
  test("axe: a second factor from the first question to the code at the door", async ({ enter, house }) => {
    const ada = await enter("Ada");
    const { page } = ada;
    await ada.goesTo("You");
    const mail = newMail();
    await keepAccount(house, page, mail);
    await page.reload();
    await page.getByRole("button", { name: "Turn on codes" }).click();
    await expect(page.getByRole("dialog").getByLabel("Your password", { exact: true })).toBeFocused();
    await hasNoViolation(page, "the question who it is");
    await showsThatItIsThem(page);
    await expect(page.getByRole("img", { name: /QR code/ })).toBeVisible();
    await hasNoViolation(page, "a second factor that is turned on");
    await hasNoSidewaysScroll(page, "a second factor that is turned on");
    await page.getByLabel("Code of your app").fill(await codeShown(page));
    await page.getByRole("button", { name: "Turn on", exact: true }).click();
    await expect(page.getByRole("list", { name: "Backup codes" })).toBeVisible();
    await hasNoViolation(page, "backup codes");
    await page.getByRole("button", { name: "I have kept them" }).click();
    await expect(page.getByRole("button", { name: "New backup codes" })).toBeVisible();
    await hasNoViolation(page, "a second factor that is on");
    await page.goto(`${house.url}/sign-in`);
    await signIn(page, mail, PASSWORD);
    await expect(page.getByLabel("Code of your app")).toBeFocused();
    await hasNoViolation(page, "the code at the door");
  });
});

test.describe("of somebody who is leaving", () => {
  // Who is leaving is refused on purpose.
  test.use({ provokes: /status of 40[34]/ });
  test("axe: the question before everything is erased, and the page until then", async ({ enter }) => {
    const ada = await enter("Ada");
    const { page } = ada;
    await ada.goesTo("You");
    await page.getByRole("button", { name: "Erase everything" }).click();
    const dialog = page.getByRole("dialog", { name: "Erase everything?" });
    await hasNoViolation(page, "the question before erasing");
    await dialog.getByText("I understand", { exact: true }).click();
    await dialog.getByRole("button", { name: "Erase everything" }).click();
    await expect(ada.title(/^You are leaving on /)).toBeVisible();
    await hasNoViolation(page, "leaving");
    await hasNoSidewaysScroll(page, "leaving");
  });
});

test("axe: every page while there is something on it", async ({ enter }) => {
  const ada = await enter("Ada");
  const ben = await enter("Ben");
  await ben.goesTo("You");
  await ada.hugs(ben, "A line to look at, long enough to be broken into two on a small phone.");
  await expect(ben.page.getByText(`${ada.name} sent you a hug.`)).toBeVisible();
  await hasNoViolation(ben.page, "You, with a note");
  await ben.page.getByRole("button", { name: "Later" }).click();
  await ben.goesTo("Home");
  await expect(ben.page.getByRole("link", { name: "Feel it" })).toBeVisible();
  await hasNoViolation(ben.page, "home, with somebody here and a hug that waits");
  await ben.page.getByRole("link", { name: "Feel it" }).click();
  await expect(ben.page.getByRole("button", { name: "Feel it again" })).toBeVisible();
  await ben.page.getByRole("button", { name: `About ${ada.name}` }).click();
  await hasNoViolation(ben.page, "a hug that was felt, with the menu open");
  await ben.page.getByRole("button", { name: `Block ${ada.name}` }).click();
  await hasNoViolation(ben.page, "the question before blocking");
  await ben.page.getByRole("button", { name: "Not now" }).click();
  await ben.goesTo("Hugs");
  await hasNoViolation(ben.page, "the history");
  await ada.choosesToHug(ben);
  await hasNoViolation(ada.page, "a hug that is made");
  await ada.sends();
  await expect(ada.title("Your hug is delivered")).toBeVisible();
  await hasNoViolation(ada.page, "a hug that is sent");
  await ada.page.goto(`${ada.origin}/nowhere`);
  await expect(ada.title("There is nothing here")).toBeVisible();
  await hasNoViolation(ada.page, "nowhere");
});

test("nothing scrolls sideways at 320 pixels", async ({ enter }) => {
  const ada = await enter("Ada", { context: { viewport: { width: 320, height: 640 } } });
  const ben = await enter("Ben Who Has A Rather Long Name");
  for (const address of ["/", "/hugs", "/people", "/you", "/sign-in", `/hug/${ben.id}`, "/nowhere"]) {
    await ada.page.goto(`${ada.origin}${address}`);
    await ada.isConnected();
    await hasNoSidewaysScroll(ada.page, address);
  }
});
