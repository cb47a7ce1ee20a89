import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Locator, Page } from "@playwright/test";
import type { MoodView } from "#shared/schema/mood.ts";
import { keepAccount, newMail, PASSWORD, signIn } from "./support/account.ts";
import { NO_ANSWER } from "./support/console-watch.ts";
import { everythingSaid } from "./support/everything-said.ts";
import type { House } from "./support/House.ts";
import { keptHere } from "./support/kept-here.ts";
import { hasNoSidewaysScroll, hasNoViolation } from "./support/looks.ts";
import { keepsNotesHere, logged } from "./support/moods.ts";
import type { Person } from "./support/Person.ts";
import { expect, test } from "./support/test.ts";

// A device that is signed out elsewhere asks once more; an edit is refused on purpose.
test.use({ provokes: new RegExp(`${NO_ANSWER.source}|status of 40[01]`) });

/** Nobody says it but the notes of these tests. */
const MARK = "heronlock";
const HOUR_MS = 3_600_000;
const pad = (page: Page): Locator => page.getByRole("application", { name: "How you feel" });

const saysMood = async (page: Page): Promise<void> => {
  const box = await pad(page).boundingBox();
  if (box === null) throw new Error("The pad is not on the page.");
  await page.mouse.click(box.x + box.width * 0.7, box.y + box.height * 0.7);
  await expect(page.getByRole("heading", { level: 2, name: /^Saved: / })).toBeVisible();
};
const writesNote = async (page: Page, note: string): Promise<void> => {
  await page.getByRole("button", { name: "Add more" }).click();
  await page.getByLabel("A note, if you like").fill(note);
};
const keeps = (page: Page): Promise<void> => page.getByRole("button", { name: "Keep it like this" }).click();
const moodsOf = async ({ page, origin }: Person): Promise<readonly MoodView[]> => {
  const answer = await page.request.get(`${origin}/api/moods?from=2000-01-01&until=2099-12-31&limit=100`);
  return ((await answer.json()) as { moods: MoodView[] }).moods; // the route's documented answer
};
/** The whole card is the target, so what is pressed is the label. */
const pressesChoice = (page: Page): Promise<void> =>
  page.getByText("My notes stay on this device", { exact: true }).click();
const turnsOn = async ({ page }: Person): Promise<void> => {
  await pressesChoice(page);
  await page.getByRole("dialog").getByRole("button", { name: "Keep them here" }).click();
};
/** All that the server tells this person of their moods, all that it printed, and every byte of its database. */
const heldByServer = async ({ page, origin }: Person, house: House): Promise<string> => {
  const told = await page.request.get(`${origin}/api/moods/export`);
  const files = await readdir(house.dataDir, { recursive: true, withFileTypes: true });
  const bytes = await Promise.all(
    files
      .filter((file) => file.isFile())
      .map((file) => readFile(path.join(file.parentPath, file.name), "latin1").catch(() => "")),
  );
  return [await told.text(), JSON.stringify(await moodsOf({ page, origin } as Person)), house.output(), ...bytes].join(
    "\n",
  ); // as: moodsOf needs no more
};

test("what was written before comes home, and is gone from the server", async ({ enter }) => {
  const ada = await enter("Ada");
  const { page } = ada;
  await logged(ada, { note: "Written before.", feltAtMs: Date.now() - 60_000 });
  await ada.goesTo("You");
  await turnsOn(ada);
  await expect(page.getByText("1 note is here now, and gone from the server.")).toBeVisible();
  expect((await moodsOf(ada)).map(({ note }) => note)).toEqual([""]);
  expect(await keptHere(page)).toContain("Written before.");
  await hasNoViolation(page, "You, with notes here");
  await hasNoSidewaysScroll(page, "You, with notes here");
});

test("in private mode no note leaves the browser, whatever is done; without it, it does", async ({
  enter,
  network,
  house,
}) => {
  const ada = await enter("Ada", { origin: network.url });
  const { page, context } = ada;

  await page.goto(`${ada.origin}/you`);
  await turnsOn(ada);
  await expect(page.getByText("From now on your notes stay here. There were none on the server.")).toBeVisible();

  const said = everythingSaid(context);
  await test.step("logged, with a place suggested for it by the model in the browser", async () => {
    await page.goto(`${ada.origin}/mood`);
    await saysMood(page);
    await writesNote(page, `${MARK}: I am so happy and grateful today!`);
    await expect(page.getByText("It stays on this device.")).toBeVisible();
    await page.getByRole("button", { name: "Suggest a place" }).click();
    await expect(page.getByText(/^It sounds .*pleasant/)).toBeVisible({ timeout: 60_000 });
    await page.getByRole("button", { name: "Use it" }).click();
    await expect(page.getByText(/now lies there: .*pleasant/)).toBeVisible();
    await page.getByRole("button", { name: "Put it back" }).click();
    await expect(page.getByText(/^It sounds .*You know better\.$/)).toBeVisible();
    await page.getByRole("button", { name: "Use it" }).click();
    await keeps(page);
    await expect.poll(async () => (await moodsOf(ada)).length).toBe(1);
  });

  await test.step("edited", async () => {
    const [newest] = await moodsOf(ada);
    await page.goto(`${ada.origin}/moods/entry/${newest?.id}`);
    await expect(page.getByLabel("A note")).toHaveValue(new RegExp(MARK));
    await page.getByLabel("A note").fill(`${MARK}, a little later`);
    await page.getByRole("button", { name: "Save this mood" }).click();
    await expect(page.getByText("Saved.")).toBeVisible();
    await page.reload();
    await expect(page.getByLabel("A note")).toHaveValue(`${MARK}, a little later`);
  });

  await test.step("brought along from a file", async () => {
    await page.goto(`${ada.origin}/moods/import`);
    const rows = [
      "full_date,date,weekday,time,mood,activities,note_title,note",
      `2024-03-05,March 5,Tuesday,08:15,good,"walk","","${MARK} in a diary"`,
    ];
    const file = { name: "daylio_export.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\n")) };
    await page.getByLabel("Choose the file").setInputFiles(file);
    await page.getByRole("button", { name: "Bring 1 mood" }).click();
    await expect(page.getByRole("heading", { name: "1 mood came along." })).toBeVisible();
    await page.goto(`${ada.origin}/moods/day/2024-03-05`);
    await expect(page.getByText(`${MARK} in a diary`)).toBeVisible();
  });

  await test.step("made offline, and back", async () => {
    await page.goto(`${ada.origin}/mood`);
    await expect(pad(page)).toBeVisible();
    network.cut();
    await context.setOffline(true);
    await saysMood(page);
    await writesNote(page, `${MARK} in a tunnel`);
    await keeps(page);
    network.mend();
    await context.setOffline(false);
    await expect.poll(async () => (await moodsOf(ada).catch(() => [])).length, { timeout: 60_000 }).toBe(3);
    const [newest] = await moodsOf(ada);
    await page.goto(`${ada.origin}/moods/entry/${newest?.id}`);
    await expect(page.getByLabel("A note")).toHaveValue(`${MARK} in a tunnel`);
  });

  const heard = await said();
  expect(heard).toContain("/api/moods");
  expect(heard).toContain("note-scorer.worker");
  expect(heard).not.toContain(MARK);
  expect(await heldByServer(ada, house)).not.toContain(MARK);
  expect(await keptHere(page)).toContain(`${MARK} in a tunnel`);

  await test.step("the same watch finds it once private mode is off", async () => {
    await ada.goesTo("You");
    await pressesChoice(page);
    await page.getByRole("dialog").getByRole("button", { name: "Let them go" }).click();
    await expect(page.getByText("Saved.")).toBeVisible();
    expect(await said()).not.toContain(MARK);
    await page.getByRole("button", { name: "Give them to the server" }).click();
    await expect(page.getByText("3 notes are with the server now.")).toBeVisible();
    expect(await said()).toContain(MARK);
    expect(await heldByServer(ada, house)).toContain(MARK);
    // What is left here is a copy of what the server has.
    expect(await keptHere(page)).toContain('"notes",[]');
  });
});

test("another device says that a note is elsewhere; a file brings it there; signing out warns and removes", async ({
  enter,
  house,
  openContext,
}) => {
  const ada = await enter("Ada");
  const { page } = ada;
  await ada.goesTo("You");
  await turnsOn(ada);
  await expect(page.getByText("From now on your notes stay here. There were none on the server.")).toBeVisible();
  await page.goto(`${ada.origin}/mood`);
  await saysMood(page);
  await writesNote(page, `${MARK} at home`);
  await keeps(page);
  await expect.poll(async () => (await moodsOf(ada)).length).toBe(1);
  const [mood] = await moodsOf(ada);

  await ada.goesTo("You");
  await expect(page.getByText("1 note on this device, and nowhere else.")).toBeVisible();
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save them to a file" }).click();
  const file = await (await saving).path();

  const elsewhere = await openContext({});
  await elsewhere.addCookies(await ada.context.cookies());
  const other = await elsewhere.newPage();
  await other.goto(`${house.url}/moods/entry/${mood?.id}`);
  await expect(other.getByText("If you wrote this one on another device, its note is there.")).toBeVisible();
  await other.goto(`${house.url}/you`);
  await other.getByLabel("Bring notes from a file").setInputFiles({
    name: "hugmood-notes.json",
    mimeType: "application/json",
    buffer: await readFile(file),
  });
  await expect(other.getByText("1 note came from the file.")).toBeVisible();
  await other.goto(`${house.url}/moods/entry/${mood?.id}`);
  await expect(other.getByLabel("A note")).toHaveValue(`${MARK} at home`);

  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  const question = page.getByRole("dialog", { name: "Sign out?" });
  await expect(question.getByText("1 note lives on this device only.")).toBeVisible();
  await question.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByLabel("What shall we call you?")).toBeVisible();
  expect(await keptHere(page)).not.toContain(MARK);
});

test("what one device chooses the other hears while it is open, and keeps to it from its next note on", async ({
  enter,
  house,
  openContext,
}) => {
  const ada = await enter("Ada");
  const { page } = ada;
  const elsewhere = await openContext({});
  await elsewhere.addCookies(await ada.context.cookies());
  const other = await elsewhere.newPage();
  const said = everythingSaid(elsewhere);
  await other.goto(`${house.url}/you`);
  const choice = other.getByRole("checkbox", { name: "My notes stay on this device" });
  await expect(choice).not.toBeChecked();

  await ada.goesTo("You");
  await turnsOn(ada);
  await expect(page.getByText("From now on your notes stay here. There were none on the server.")).toBeVisible();
  await expect(choice).toBeChecked();
  await other.goto(`${house.url}/mood`);
  await saysMood(other);
  await writesNote(other, `${MARK} on the other`);
  await keeps(other);
  await expect.poll(async () => (await moodsOf(ada)).map(({ note }) => note)).toEqual([""]);
  expect(await said()).not.toContain(MARK);
  expect(await keptHere(other)).toContain(`${MARK} on the other`);

  await other.goto(`${house.url}/you`);
  await expect(choice).toBeChecked();
  await pressesChoice(page);
  await page.getByRole("dialog").getByRole("button", { name: "Let them go" }).click();
  await expect(choice).not.toBeChecked();
  await other.goto(`${house.url}/mood`);
  await saysMood(other);
  await writesNote(other, `${MARK} for everywhere`);
  await keeps(other);
  await expect.poll(async () => (await moodsOf(ada)).map(({ note }) => note)).toEqual([`${MARK} for everywhere`, ""]);
});

test("an edit that is refused, offline or loses leaves the note as it was; earlier ones come back with their versions", async ({
  enter,
  house,
}) => {
  const ada = await enter("Ada");
  const { page, context } = ada;
  await keepsNotesHere(ada);
  const said = everythingSaid(context);
  const mood = await logged(ada, { feltAtMs: Date.now() - 2 * HOUR_MS });
  const address = `${house.url}/moods/entry/${mood.id}`;
  const saves = (on: Page) => on.getByRole("button", { name: "Save this mood" }).click();
  const note = (on: Page) => on.getByLabel("A note");
  const versions = (on: Page) => on.getByRole("region", { name: "Earlier versions" }).getByRole("listitem");
  await page.goto(address);
  for (const text of ["first", "second"]) {
    await note(page).fill(`${MARK} ${text}`);
    await saves(page);
    await expect(page.getByText("Saved.")).toBeVisible();
    await page.reload();
    await expect(note(page)).toHaveValue(`${MARK} ${text}`);
  }

  await test.step("refused", async () => {
    await page.getByLabel("In a word").fill("sh1t head");
    await page.getByLabel("Who may see it").selectOption("everyone");
    await note(page).fill(`${MARK} refused`);
    await saves(page);
    await expect(page.getByText("That word may hurt somebody who reads it.")).toBeVisible();
    await page.reload();
    await expect(note(page)).toHaveValue(`${MARK} second`);
  });

  await test.step("offline", async () => {
    await context.setOffline(true);
    await note(page).fill(`${MARK} offline`);
    await saves(page);
    await expect(page.getByText("You are offline, so this is not saved yet.")).toBeVisible();
    await context.setOffline(false);
    await page.reload();
    await expect(note(page)).toHaveValue(`${MARK} second`);
  });

  const late = await context.newPage();
  await test.step("late", async () => {
    // Its clock is an hour behind.
    await late.addInitScript((ms) => {
      const now = Date.now.bind(Date);
      Date.now = () => now() - ms;
    }, HOUR_MS);
    await late.goto(address);
    await expect(note(late)).toHaveValue(`${MARK} second`);
    const [now] = await moodsOf(ada);
    const { id: _id, key: _key, day: _day, revision: baseRevision, importId: _import, ...draft } = now ?? mood;
    const answer = await page.request.put(`${house.url}/api/moods/${mood.id}`, {
      data: { ...draft, mood: "glad", baseRevision, editedAtMs: Date.now() },
      headers: { origin: house.url },
    });
    expect(await answer.json()).toMatchObject({ became: "applied" });
    await note(late).fill(`${MARK} too late`);
    await saves(late);
    await expect(late.getByText("A later change, made on another device, stands.")).toBeVisible();
    await expect(note(late)).toHaveValue(`${MARK} second`);
    await expect(versions(late)).toHaveText([/too late/, /second/, /first/, /calm/]);
  });

  await test.step("brought back", async () => {
    await versions(late).filter({ hasText: "too late" }).getByRole("button").click();
    await expect(note(late)).toHaveValue(`${MARK} too late`);
    await versions(late).filter({ hasText: "first" }).getByRole("button").click();
    await expect(note(late)).toHaveValue(`${MARK} first`);
    await late.reload();
    await expect(note(late)).toHaveValue(`${MARK} first`);
  });
  expect(await said()).not.toContain(MARK);
});

test("a file of notes asks where another note is here, and what was deleted comes home with the rest", async ({
  enter,
}) => {
  const ada = await enter("Ada");
  const { page } = ada;
  const draft = { note: "Written before.", feltAtMs: Date.now() - HOUR_MS };
  const [kept, gone] = [await logged(ada, draft), await logged(ada, { ...draft, note: "Deleted before." })];
  const removed = await page.request.post(`${ada.origin}/api/moods/${gone.id}/remove`, {
    data: { baseRevision: 1, editedAtMs: Date.now() },
    headers: { origin: ada.origin },
  });
  expect(removed.status()).toBe(200);
  await ada.goesTo("You");
  await turnsOn(ada);
  await expect(
    page.getByText("1 note is here now, and gone from the server. So is 1 of deleted moods or earlier versions."),
  ).toBeVisible();
  expect(await keptHere(page)).toContain("Deleted before.");

  const { key, mood, feltAtMs, timeZone } = kept;
  const noted = { key, mood, feltAtMs, timeZone };
  const notes = [
    { ...noted, note: "From an older file." },
    { ...noted, key: crypto.randomUUID(), note: "\u{1F468}\u200D\u{1F469}\u200D\u{1F467}".repeat(2_000) },
    { ...noted, key: crypto.randomUUID(), note: "x".repeat(2_001) },
  ];
  const buffer = Buffer.from(JSON.stringify({ kind: "hugmood notes", notes }));
  const file = { name: "hugmood-notes.json", mimeType: "application/json", buffer };
  await page.getByLabel("Bring notes from a file").setInputFiles(file);
  const question = page.getByRole("dialog", { name: "One note is different here" });
  await hasNoViolation(page, "A file with another note");
  await question.getByRole("button", { name: "Not now" }).click();
  await expect(page.getByText("1 note stayed as it is here. 1 note was left out")).toBeVisible();
  expect(await keptHere(page)).not.toContain("From an older file.");
  await page.getByLabel("Bring notes from a file").setInputFiles(file);
  await question.getByRole("button", { name: "Take the one of the file" }).click();
  await expect(page.getByText("1 note came from the file.")).toBeVisible();
  await page.goto(`${ada.origin}/moods/entry/${kept.id}`);
  await expect(page.getByLabel("A note")).toHaveValue("From an older file.");
});

test("before another device is signed out it is said that its notes go with it", async ({
  enter,
  house,
  openContext,
}) => {
  const ada = await enter("Ada");
  const { page } = ada;
  await ada.goesTo("You");
  const mail = newMail();
  await keepAccount(house, page, mail);
  await keepsNotesHere(ada);
  const other = await (await openContext({})).newPage();
  await other.goto(`${house.url}/sign-in`);
  await signIn(other, mail, PASSWORD);
  await expect(other.getByRole("heading", { level: 1, name: `Good to see you, ${ada.name}` })).toBeVisible();

  await page.reload();
  const devices = page.getByRole("list", { name: "Devices" }).getByRole("listitem");
  await expect(devices).toHaveCount(2);
  const warning = "signing a device out removes those that live only on it, and nobody can bring them back";
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  const everywhere = page.getByRole("dialog", { name: "Sign out everywhere?" });
  await expect(everywhere).toContainText(warning);
  await hasNoViolation(page, "Sign out everywhere, with notes on devices");
  await everywhere.getByRole("button", { name: "Not now" }).click();
  const one = page.getByRole("dialog", { name: /^Sign out .+\?$/ });
  await devices.nth(1).getByRole("button").click();
  await expect(one).toContainText(warning);
  await one.getByRole("button", { name: "Not now" }).click();
  await expect(devices).toHaveCount(2);
  await devices.nth(1).getByRole("button").click();
  await one.getByRole("button", { name: "Sign it out" }).click();
  await expect(devices).toHaveCount(1);
  await expect(other.getByRole("heading", { level: 1, name: "Be held for a moment" })).toBeVisible();
});
