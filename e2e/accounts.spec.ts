import { keepAccount, linkTo, newMail, PASSWORD, showsThatItIsThem, signIn } from "./support/account.ts";
import { keptHere } from "./support/kept-here.ts";
import { expect, test } from "./support/test.ts";

const OTHER = "two quiet boats at dusk";
/** What is refused here is refused on purpose, and Chromium writes each to its console. */
test.use({ provokes: /status of 4(00|01|03|10)|ERR_INTERNET_DISCONNECTED/ });

test("a guest keeps everything as an account, and signs in on another device", async ({
  enter,
  house,
  openContext,
}) => {
  const [fern, moss] = [await enter("Fern"), await enter("Moss")];
  await moss.choosesToHug(fern);
  await moss.writes("Before there was an account");
  await moss.sends();
  await fern.feels(moss, "Before there was an account");
  await fern.goesTo("You");
  const mail = newMail();
  await keepAccount(house, fern.page, mail);
  await fern.page.reload();
  await expect(fern.page.getByText(`You sign in with ${mail}.`)).toBeVisible();

  const context = await openContext({});
  const page = await context.newPage();
  await page.goto(house.url);
  await page.getByRole("link", { name: "I have an account" }).click();
  await signIn(page, mail, "not the right words at all");
  await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("form", { name: "Sign in" }).getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Good to see you, ${fern.name}` })).toBeVisible();
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Hugs", exact: true }).click();
  await expect(page.getByText("Before there was an account")).toBeVisible();
});

test("a device that was signed out elsewhere is out at once, and a forgotten password is replaced", async ({
  enter,
  house,
  openContext,
}) => {
  const [fern, moss] = [await enter("Fern"), await enter("Moss")];
  await fern.goesTo("You");
  const mail = newMail();
  await keepAccount(house, fern.page, mail);
  const context = await openContext({});
  const page = await context.newPage();
  await page.goto(`${house.url}/sign-in`);
  await signIn(page, mail, PASSWORD);
  await expect(page.getByRole("banner").getByText("Connected")).toBeVisible();
  await page.getByRole("link", { name: new RegExp(`^Hug ${moss.name}( |$)`) }).click();
  await page.getByLabel("A line, if you like").fill("A draft that is lost");
  await moss.choosesToHug(fern);
  await moss.writes("Words on a device that is lost");
  await moss.sends();
  await expect.poll(() => keptHere(page)).toContain("Words on a device that is lost");
  expect(await keptHere(page)).toContain("A draft that is lost");

  await fern.page.reload();
  const devices = fern.page.getByRole("list", { name: "Devices" }).getByRole("listitem");
  await expect(devices).toHaveCount(2);
  await devices.nth(1).getByRole("button").click();
  await expect(devices).toHaveCount(1);
  await expect(page.getByRole("heading", { level: 1, name: "Be held for a moment" })).toBeVisible();
  await expect.poll(() => keptHere(page)).toBe("");

  await page.getByRole("link", { name: "I have an account" }).click();
  await page.getByRole("link", { name: "Forgot it?" }).click();
  await page.getByLabel("Mail").fill(mail);
  await page.getByRole("button", { name: "Send me a letter" }).click();
  await expect(page.getByText(`If there is an account with ${mail}`)).toBeVisible();
  await page.goto(await linkTo(house, mail, "new-password"));
  await page.getByRole("textbox", { name: "New password" }).fill("passwordpassword");
  await page.getByRole("button", { name: "Set the password" }).click();
  await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toBeVisible();
  await page.getByRole("textbox", { name: "New password" }).fill(OTHER);
  await page.getByRole("button", { name: "Set the password" }).click();
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
  await expect(fern.page.getByRole("heading", { level: 1, name: "Be held for a moment" })).toBeVisible();
  await page.getByRole("link", { name: "Sign in" }).click();
  await signIn(page, mail, OTHER);
  await expect(page.getByRole("heading", { level: 1, name: `Good to see you, ${fern.name}` })).toBeVisible();
});

test("who signs out without a network leaves nothing behind at once, and is signed out once it is back", async ({
  enter,
  house,
  openContext,
}) => {
  const fern = await enter("Fern");
  await fern.goesTo("You");
  const mail = newMail();
  await keepAccount(house, fern.page, mail);
  const context = await openContext({});
  const page = await context.newPage();
  await page.goto(house.url);
  await page.getByRole("link", { name: "I have an account" }).click();
  await signIn(page, mail, PASSWORD);
  await expect(page.getByRole("banner").getByText("Connected")).toBeVisible();
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "You", exact: true }).click();
  await expect(page.getByRole("list", { name: "Devices" }).getByRole("listitem")).toHaveCount(2);

  await context.setOffline(true);
  await page.getByRole("button", { name: "Sign out", exact: true }).last().click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Be held for a moment" })).toBeVisible();
  // That the server has to hear of it is all that is left.
  await expect.poll(() => keptHere(page)).toBe('[["hugmood-sign-out","1"]]');
  await context.setOffline(false);
  await expect.poll(() => keptHere(page), { timeout: 15_000 }).toBe("");
  await fern.page.reload();
  await expect(fern.page.getByRole("list", { name: "Devices" }).getByRole("listitem")).toHaveCount(1);
});

test("a password is changed, and everybody is signed out everywhere, by keyboard", async ({ enter, house }) => {
  const fern = await enter("Fern");
  await fern.goesTo("You");
  const mail = newMail();
  await keepAccount(house, fern.page, mail);
  const { page } = fern;
  await page.reload();
  await page.getByRole("button", { name: "Change password" }).focus();
  await page.keyboard.press("Enter");
  await page.getByLabel("New password").fill(OTHER);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Is it you?" });
  await expect(dialog.getByLabel("Your password", { exact: true })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByText("Nothing has changed yet.")).toBeVisible();
  await page.getByLabel("New password").press("Enter");
  await showsThatItIsThem(page);
  await expect(page.getByText("Your password is changed.")).toBeVisible();
  await page.getByRole("button", { name: "Sign out everywhere" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Sign out everywhere" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Be held for a moment" })).toBeVisible();
  await page.goto(`${house.url}/sign-in`);
  await signIn(page, mail, OTHER);
  await expect(page.getByRole("heading", { level: 1, name: `Good to see you, ${fern.name}` })).toBeVisible();
});

test("another mail is confirmed by its letter, and the one before takes it back", async ({
  enter,
  house,
  openContext,
}) => {
  const fern = await enter("Fern");
  await fern.goesTo("You");
  const [mail, other] = [newMail(), newMail()];
  await keepAccount(house, fern.page, mail);
  const { page } = fern;
  await page.reload();
  await page.getByRole("button", { name: "Change mail" }).click();
  await page.getByLabel("Your new mail address").fill(other);
  await page.getByRole("button", { name: "Send me the letter" }).click();
  await showsThatItIsThem(page);
  await expect(page.getByText(`The letter to ${other} is printed in the log`)).toBeVisible();

  const elsewhere = await (await openContext({})).newPage();
  await elsewhere.goto(await linkTo(house, other, "new-mail"));
  await expect(elsewhere.getByRole("heading", { level: 1, name: "Your mail is changed" })).toBeVisible();
  await page.reload();
  await expect(page.getByText(`You sign in with ${other}.`)).toBeVisible();

  await elsewhere.goto(await linkTo(house, mail, "old-mail"));
  await elsewhere.getByRole("button", { name: "Take my account back" }).click();
  await expect(elsewhere.getByRole("heading", { level: 1, name: "Your mail is back" })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "Be held for a moment" })).toBeVisible();
  await elsewhere.goto(`${house.url}/sign-in`);
  await signIn(elsewhere, mail, PASSWORD);
  await expect(elsewhere.getByRole("heading", { level: 1, name: `Good to see you, ${fern.name}` })).toBeVisible();
});
