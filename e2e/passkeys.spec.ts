import { byName, withAuthenticator } from "./support/authenticator.ts";
import { expect, test } from "./support/test.ts";

test.use({ provokes: /status of 403/ });

test("a guest adds a passkey, signs out, and comes back with it as the same person", async ({ enter, house }) => {
  const fern = await enter("Fern", { origin: byName(house.url) });
  const { page } = fern;
  await withAuthenticator(page);
  await fern.goesTo("You");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByText("Please choose one.")).toBeVisible();
  await page.getByText("25 to 34", { exact: true }).click();
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByRole("list", { name: "Passkeys" }).getByRole("listitem")).toHaveCount(1);
  await page.getByRole("button", { name: "Sign out", exact: true }).last().click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("link", { name: "I have an account" }).click();
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await fern.seesHome();
  await fern.isConnected();
});

test("a device that does not answer, or has no passkey, changes nothing and says so", async ({
  openContext,
  house,
}) => {
  const context = await openContext({});
  const page = await context.newPage();
  const { devtools, authenticatorId } = await withAuthenticator(page);
  await devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  await page.goto(`${byName(house.url)}/sign-in`);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByText(/Nothing has changed/)).toBeVisible();
});
