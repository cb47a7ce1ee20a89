import { readFile } from "node:fs/promises";
import { keepAccount, newMail, PASSWORD, showsThatItIsThem, signIn } from "./support/account.ts";
import { expect, test } from "./support/test.ts";

/** Nobody is signed in, it is not shown yet who it is, or they are leaving: refused on purpose. */
test.use({ provokes: /status of 40[134]/ });

test("a copy is made and saved", async ({ enter }) => {
  const ada = await enter("Ada");
  const { page } = ada;
  await ada.goesTo("You");
  await page.getByRole("button", { name: "Make a copy" }).click();
  await expect(page.getByText(/Your copy is ready: \d/)).toBeVisible({ timeout: 30_000 });
  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name: "Save the copy" }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe("hugmood.zip");
  expect((await readFile(await saved.path())).subarray(0, 2).toString()).toBe("PK");
  await expect(page.getByRole("button", { name: "Make it anew" })).toBeVisible();
});

test("whoever asks to be erased leaves at once, signs in, undoes it, and everything is there", async ({
  enter,
  house,
}) => {
  const [ada, ben] = [await enter("Ada"), await enter("Ben")];
  await ben.hugs(ada, "Stay as long as you like");
  await ada.feels(ben, "Stay as long as you like");
  const { page } = ada;
  await ada.goesTo("You");
  const mail = newMail();
  await keepAccount(house, page, mail);
  await page.reload();
  await ada.isConnected();

  await test.step("erasure is asked for", async () => {
    await page.getByRole("button", { name: "Erase everything" }).click();
    const dialog = page.getByRole("dialog", { name: "Erase everything?" });
    await dialog.getByRole("button", { name: "Erase everything" }).click();
    await expect(dialog.getByRole("alert")).toHaveText("Please tick the box above first.");
    await dialog.getByText("I understand", { exact: true }).click();
    await dialog.getByRole("button", { name: "Erase everything" }).click();
    await showsThatItIsThem(page);
    await expect(ada.title(/^You are leaving on /)).toBeVisible();
  });

  await test.step("every page says so, and nobody sees them", async () => {
    await page.goto(`${ada.origin}/hugs`);
    await expect(ada.title(/^You are leaving on /)).toBeVisible();
    expect((await ben.page.request.get(`${ben.origin}/api/people/${ada.id}`)).status()).toBe(404);
  });

  await test.step("signed in again, it is undone", async () => {
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("link", { name: "I have an account" }).click();
    await signIn(page, mail, PASSWORD);
    await expect(ada.title(/^You are leaving on /)).toBeVisible();
    await page.getByRole("button", { name: "Stay, undo it" }).click();
    await ada.seesHome();
    await ada.isConnected();
    await ada.goesTo("Hugs");
    await expect(page.getByText("Stay as long as you like")).toBeVisible();
  });
});

test("whoever is too young for an account reads kind words, and a guest they stay", async ({ enter }) => {
  const ada = await enter("Ada");
  const { page } = ada;
  await ada.goesTo("You");
  const form = page.getByRole("form", { name: "Keep this account" });
  await form.getByLabel("Mail").fill(newMail());
  await form.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await form.getByRole("button", { name: "Send me the letter" }).click();
  await expect(page.getByText("Please choose one.")).toBeVisible();
  await page.getByText("Under 16", { exact: true }).click();
  await form.getByRole("button", { name: "Send me the letter" }).click();
  const question = page.getByRole("group", { name: "How old are you?" });
  await expect(question.getByText(/HugMood is for people of 16 and older\. We kept nothing/)).toBeVisible();
  await question.getByRole("link", { name: "A breath, and people who listen" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "A quiet place" })).toBeVisible();
});
