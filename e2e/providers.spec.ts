import type { Locator, Page } from "@playwright/test";
import type { Person } from "./support/Person.ts";
import { hasNoViolation } from "./support/looks.ts";
import { expect } from "./support/test.ts";
import { withProviders } from "./support/with-providers.ts";

/** Its cookies are as behind https (Chromium takes them from this machine), so Apple's form comes from another site. */
const test = withProviders({ PUBLIC_URL: "https://hugs.example" });
/** What is refused here is refused on purpose; the pages of the providers have no icon. */
test.use({ provokes: /status of (400|401|403|404|409|503)|favicon/ });
test.afterEach(({ servers }) => {
  for (const name of ["google", "apple", "facebook"] as const) servers[name].setFault(null);
});

const NAMES = { google: "Google", apple: "Apple", facebook: "Facebook" } as const;
type Name = keyof typeof NAMES;

const goesTo = (page: Page, provider: Name) =>
  page.getByRole("button", { name: `Continue with ${NAMES[provider]}`, exact: true }).click();
/** On the provider's page. */
const chooses = (page: Page, who: string) => page.getByRole("button", { name: who, exact: true }).click();
/** Who is signed in there already is not asked again. */
const choosesIfAsked = async (page: Page, who: string, otherwise: Locator) => {
  const choice = page.getByRole("button", { name: who, exact: true });
  await expect(choice.or(otherwise).first()).toBeVisible();
  if (await choice.isVisible()) await choice.click();
};
const problem = (page: Page) => page.getByRole("alert").filter({ hasText: /\S/ });
const isHome = (page: Page, name: string) =>
  expect(page.getByRole("heading", { level: 1, name: `Good to see you, ${name}` })).toBeVisible();
const linkedAccounts = (page: Page) => page.getByRole("list", { name: "An account elsewhere" }).getByRole("listitem");

for (const [provider, from] of [
  ["google", "You"],
  ["apple", "You"],
  ["facebook", "sign-in"],
  ["apple", "sign-in"],
] as const) {
  test(`a guest becomes an account by ${provider} from ${from}, as the same person, and comes back elsewhere`, async ({
    enter,
    openContext,
    origin,
    servers,
  }) => {
    const who = `${provider}-${from}`.toLowerCase();
    const name = `Somebody of ${who}`;
    servers[provider].people.set(who, { subject: who, name, mail: `${who}@hugs.example`, isMailVerified: true });
    const fern = await enter("Fern", { origin });
    const { page } = fern;
    if (from === "You") await fern.goesTo("You");
    else {
      await page.goto(`${origin}/sign-in`);
      await goesTo(page, provider);
      await chooses(page, `Continue as ${name}`);
      await expect(problem(page)).toContainText("Please say how old you are first.");
    }
    await page.getByText("25 to 34", { exact: true }).click();
    await goesTo(page, provider);
    const linked = page.getByText(`${NAMES[provider]} is linked.`);
    await choosesIfAsked(page, `Continue as ${name}`, linked);
    await expect(linked).toBeVisible();
    await expect(linkedAccounts(page)).toHaveCount(1);
    const me = (await (await page.request.get(`${origin}/api/me`)).json()) as { id: string; isGuest: boolean };
    expect(me).toMatchObject({ id: fern.id, isGuest: false });

    const other = await (await openContext({})).newPage();
    await other.goto(`${origin}/sign-in`);
    await goesTo(other, provider);
    await chooses(other, `Continue as ${name}`);
    await isHome(other, fern.name);
    await expect(other.getByRole("banner").getByText("Connected")).toBeVisible();
  });
}

test("where nobody is here an account is made, by the name that Apple says once", async ({ openContext, origin }) => {
  for (const _ of ["the first time", "again, without a name"]) {
    const page = await (await openContext({})).newPage();
    await page.goto(`${origin}/sign-in`);
    await goesTo(page, "apple");
    await chooses(page, "Continue as Cleo");
    await isHome(page, "Cleo");
  }
});

test("a guest's device becomes who owns the account, and keeps nothing of the guest", async ({
  enter,
  openContext,
  origin,
}) => {
  const owner = await (await openContext({})).newPage();
  await owner.goto(`${origin}/sign-in`);
  await goesTo(owner, "google");
  await chooses(owner, "Continue as Ben");
  await isHome(owner, "Ben");
  const guest = await enter("Moss", { origin });
  await guest.page.goto(`${origin}/sign-in`);
  await expect(guest.page.getByText(`nobody can come back as ${guest.name}`)).toBeVisible();
  await goesTo(guest.page, "google");
  await chooses(guest.page, "Continue as Ben");
  await isHome(guest.page, "Ben");
  const held = await guest.page.evaluate(() => JSON.stringify(localStorage));
  expect(held).not.toContain(guest.id);
});

test("a mail that is not verified there opens nobody's account: sign in first, and link it", async ({
  openContext,
  origin,
}) => {
  const page = await (await openContext({})).newPage();
  await page.goto(`${origin}/sign-in`);
  await goesTo(page, "google");
  await chooses(page, "Continue as Ana Maria");
  await isHome(page, "Ana Maria");
  const other = await (await openContext({})).newPage();
  await other.goto(`${origin}/sign-in`);
  await goesTo(other, "facebook");
  await chooses(other, "Continue as Ana Maria");
  await expect(problem(other)).toContainText("Sign in the way you did before");
  expect(await (await other.request.get(`${origin}/api/me`)).status()).toBe(401);

  await page.goto(`${origin}/you#account`);
  await goesTo(page, "facebook");
  await chooses(page, "Continue as Ana Maria");
  await expect(linkedAccounts(page)).toHaveCount(2);
  await page.getByRole("button", { name: "Unlink Google" }).first().click();
  await expect(page.getByText("It is unlinked.")).toBeVisible();
  await expect(linkedAccounts(page)).toHaveCount(1);
  await page.getByRole("button", { name: /^Unlink Facebook/ }).click();
  await expect(page.getByText("That is your only way in.")).toBeVisible();
});

/** Nothing came of it. */
const isStillGuest = async ({ page, origin, id }: Person) => {
  const me = (await (await page.request.get(`${origin}/api/me`)).json()) as unknown;
  expect(me).toMatchObject({ id, isGuest: true });
};

test("no is told kindly, and changes nothing", async ({ enter, origin }) => {
  const fern = await enter("Fern", { origin });
  const { page } = fern;
  for (const provider of ["google", "apple", "facebook"] as const) {
    await page.goto(`${origin}/sign-in`);
    await goesTo(page, provider);
    await chooses(page, "Cancel");
    await expect(problem(page)).toContainText(`Signing in with ${NAMES[provider]} did not work out. You said no`);
    await isStillGuest(fern);
  }
  await hasNoViolation(page, "a sign-in that was refused at a provider");
});

test("a changed state, a provider that is away, and a lie change nothing", async ({ enter, origin, servers }) => {
  const fern = await enter("Fern", { origin });
  const { page } = fern;
  await page.goto(`${origin}/sign-in`);
  // On the way there: what is redirected on the way back cannot be changed here.
  await page.route(/\/auth\?/, (route) =>
    route.continue({
      url: route
        .request()
        .url()
        .replace(/state=[\w-]{43}/, `state=${"x".repeat(43)}`),
    }),
  );
  await goesTo(page, "google");
  await chooses(page, "Continue as Ben");
  await expect(problem(page)).toContainText("please begin again");
  await isStillGuest(fern);
  await page.unroute(/\/auth\?/);

  for (const [provider, fault, said] of [
    ["google", "down", "could not be reached"],
    ["apple", "other_nonce", "could not be trusted"],
  ] as const) {
    servers[provider].setFault(fault);
    await page.goto(`${origin}/you#account`);
    const age = page.getByText("25 to 34", { exact: true });
    if (provider === "google") await age.click();
    await goesTo(page, provider);
    await choosesIfAsked(page, "Continue as Ben", problem(page));
    await expect(problem(page)).toContainText(said);
    await isStillGuest(fern);
    servers[provider].setFault(null);
  }
  servers.facebook.setFault("gone");
  await page.goto(`${origin}/api/providers/facebook/callback?state=${"x".repeat(43)}&code=x#https://evil.example`);
  await expect(problem(page)).toBeVisible();
  expect(new URL(page.url()).origin).toBe(origin);
  await isStillGuest(fern);
});
