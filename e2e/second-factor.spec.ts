import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import { keepAccount, newMail, PASSWORD, showsThatItIsThem, signIn } from "./support/account.ts";
import { appCode, codeShown, keyShown } from "./support/app-codes.ts";
import { byName, withAuthenticator } from "./support/authenticator.ts";
import { NO_ANSWER } from "./support/console-watch.ts";
import type { House } from "./support/House.ts";
import type { Person } from "./support/Person.ts";
import { expect, test } from "./support/test.ts";
import { withProviders } from "./support/with-providers.ts";

/** What is refused here is refused on purpose, and a server that is away gives no answer. */
test.use({ provokes: new RegExp(`status of 40[13]|favicon|${NO_ANSWER.source}`) });
test.afterEach(({ house }) => house.up());

const signsOut = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "Sign out", exact: true }).last().click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("link", { name: "I have an account" }).click();
};

/** An account with codes on; the key of its app and its backup codes. */
const turnsOnCodes = async (house: House, one: Person, mail: string) => {
  const { page } = one;
  await one.goesTo("You");
  await keepAccount(house, page, mail);
  await page.reload();
  await page.getByRole("button", { name: "Turn on codes" }).click();
  await showsThatItIsThem(page);
  const key = await keyShown(page);
  const code = await codeShown(page);
  await page.getByLabel("Code of your app").fill(`${code.slice(0, 3)} ${code.slice(3)}`);
  await page.getByRole("button", { name: "Turn on", exact: true }).click();
  const codes = page.getByRole("list", { name: "Backup codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  const backupCodes = await codes.allInnerTexts();
  await page.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByText("10 backup codes are left.")).toBeVisible();
  return { key, backupCodes };
};

const AGE_STEP_UPS = path.resolve(import.meta.dirname, "support/age-step-ups.ts");
/** In a process of its own: the embedded database is one process' at a time. */
const letTimePass = async (house: House): Promise<void> => {
  await house.down("stop");
  await promisify(execFile)(process.execPath, ["--disable-warning=ExperimentalWarning", AGE_STEP_UPS, house.dataDir]);
  await house.up();
};

test("with codes on, the password alone opens nothing, and a backup code opens once", async ({ enter, house }) => {
  const fern = await enter("Fern");
  const { page } = fern;
  const mail = newMail();
  const { key, backupCodes } = await turnsOnCodes(house, fern, mail);
  const [first = "", second = ""] = backupCodes;

  await test.step("by the code of the app", async () => {
    await signsOut(page);
    await signIn(page, mail, PASSWORD);
    await expect(page.getByLabel("Code of your app")).toBeFocused();
    expect((await page.request.get(`${house.url}/api/me`)).status()).toBe(401);
    await page.getByLabel("Code of your app").fill(appCode(key, 1));
    await page.keyboard.press("Enter");
    await fern.seesHome();
  });

  await test.step("by a backup code, once", async () => {
    for (const tried of [[first], [first, second.toUpperCase().replaceAll("-", " ")]]) {
      await fern.goesTo("You");
      await signsOut(page);
      await signIn(page, mail, PASSWORD);
      await page.getByRole("button", { name: "Use a backup code" }).click();
      await expect(page.getByLabel("Backup code")).toBeFocused();
      for (const code of tried) {
        await page.getByLabel("Backup code").fill(code);
        await page.keyboard.press("Enter");
        if (code !== tried.at(-1)) await expect(page.getByText("That code does not fit.")).toBeVisible();
      }
      await fern.seesHome();
    }
  });
});

test("who it is is asked once in a while, and codes are turned off", async ({ enter, house }) => {
  const fern = await enter("Fern");
  const { page } = fern;
  const mail = newMail();
  await turnsOnCodes(house, fern, mail);
  await page.getByRole("button", { name: "New backup codes" }).click();
  const codes = page.getByRole("list", { name: "Backup codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  const [renewed = ""] = await codes.allInnerTexts();
  await page.getByRole("button", { name: "I have kept them" }).click();

  await letTimePass(house);
  await fern.isConnected();
  await page.getByRole("button", { name: "Turn off" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Turn off" }).click();
  const dialog = page.getByRole("dialog", { name: "Is it you?" });
  await dialog.getByLabel("Your password", { exact: true }).fill(PASSWORD);
  await dialog.getByRole("button", { name: "Use a backup code" }).click();
  await dialog.getByLabel("Backup code").fill(renewed);
  await dialog.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByText("Codes are off.")).toBeVisible();
  await signsOut(page);
  await signIn(page, mail, PASSWORD);
  await fern.seesHome();
});

test("a passkey opens without a code, and shows who it is", async ({ enter, house }) => {
  const fern = await enter("Fern", { origin: byName(house.url) });
  const { page } = fern;
  await withAuthenticator(page);
  const { key } = await turnsOnCodes(house, fern, newMail());
  expect(key).not.toBe("");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByRole("list", { name: "Passkeys" }).getByRole("listitem")).toHaveCount(1);
  await signsOut(page);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await fern.seesHome();
  await letTimePass(house);
  await fern.isConnected();
  await fern.goesTo("You");
  await page.getByRole("button", { name: "New backup codes" }).click();
  await page.getByRole("dialog", { name: "Is it you?" }).getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByRole("list", { name: "Backup codes" }).getByRole("listitem")).toHaveCount(10);
});

const testByGoogle = withProviders();
testByGoogle(
  "with codes on, a linked account elsewhere asks for the code too",
  async ({ enter, house, openContext, origin, servers }) => {
    servers.google.people.set("fern", {
      subject: "fern",
      name: "Fern Elsewhere",
      mail: "fern@elsewhere.example",
      isMailVerified: false,
    });
    const fern = await enter("Fern", { origin });
    const { key } = await turnsOnCodes(house, fern, newMail());
    await fern.page.getByRole("button", { name: "Continue with Google" }).click();
    await fern.page.getByRole("button", { name: "Continue as Fern Elsewhere" }).click();
    await expect(fern.page.getByText("Google is linked.")).toBeVisible();

    const page = await (await openContext({})).newPage();
    await page.goto(`${origin}/sign-in`);
    await page.getByRole("button", { name: "Continue with Google" }).click();
    await page.getByRole("button", { name: "Continue as Fern Elsewhere" }).click();
    await expect(page.getByText("Google knows you.")).toBeVisible();
    await expect(page.getByLabel("Code of your app")).toBeFocused();
    expect((await page.request.get(`${origin}/api/me`)).status()).toBe(401);
    expect(page.url()).toBe(`${origin}/sign-in?step=code&by=google`);
    await page.getByLabel("Code of your app").fill(appCode(key, 1));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: `Good to see you, ${fern.name}` })).toBeVisible();

    await fern.page.getByRole("button", { name: "Unlink Google" }).click();
    await expect(fern.page.getByText("It is unlinked.")).toBeVisible();
    await fern.page.getByRole("button", { name: "Sign out my other devices" }).click();
    await expect(fern.page.getByText("Your other devices are signed out.")).toBeVisible();
    expect((await page.request.get(`${origin}/api/me`)).status()).toBe(401);
    expect((await fern.page.request.get(`${origin}/api/me`)).status()).toBe(200);
  },
);
