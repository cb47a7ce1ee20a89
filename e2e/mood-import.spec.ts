import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { keptHere } from "./support/kept-here.ts";
import { hasNoSidewaysScroll, hasNoViolation } from "./support/looks.ts";
import { keepsNotesHere } from "./support/moods.ts";
import { expect, test } from "./support/test.ts";

const HEADER = "full_date,date,weekday,time,mood,activities,note_title,note";
/** `days` before the 5th of March 2024, oddly written as such files are. */
const diary = (days: number): string[] =>
  Array.from({ length: days }, (_, at) => {
    const day = new Date(Date.UTC(2024, 2, 5 - at)).toISOString().slice(0, 10);
    const time = at % 2 === 0 ? "9:30 PM" : "08:15";
    return `${day},March 5,Tuesday,${time},${at % 3 === 0 ? "fizzy" : "good"},"work | long walk","","Note ${at}, with a secretword"`;
  });
const csv = (rows: readonly string[], name = "daylio_export.csv") => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from([HEADER, ...rows].join("\n")),
});
const choose = (page: Page, file: ReturnType<typeof csv>): Promise<void> =>
  page.getByLabel("Choose the file").setInputFiles(file);
const open = async (page: Page, origin: string): Promise<void> => {
  await page.goto(`${origin}/moods/import`);
  await expect(page.getByRole("heading", { level: 1, name: "Bring moods from Daylio" })).toBeVisible();
};
/** What is sent to the server's list of imports, as text. */
const watchParts = (page: Page): string[] => {
  const parts: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().endsWith("/api/moods/imports"))
      parts.push(request.postData() ?? "");
  });
  return parts;
};

test("a diary comes along once, whatever is asked again, and goes again", async ({ enter }) => {
  const { page, origin } = await enter("Ada");
  const parts = watchParts(page);
  await open(page, origin);
  await hasNoViolation(page, "import");
  await choose(page, csv([...diary(120), "soon,,,9:00,good,,,a lost day", `2024-03-05,,,7:00,=1+1,,,"=cmd"`]));
  await expect(page.getByRole("heading", { name: "121 moods can come along" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "1 row cannot come along" })).toBeVisible();
  await hasNoViolation(page, "import, looked at");
  await page.setViewportSize({ width: 390, height: 844 });
  await hasNoSidewaysScroll(page, "import, looked at");
  expect(parts).toEqual([]);

  await test.step("what cannot come along is a file", async () => {
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save the list of these" }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe("not-taken.csv");
    expect(await readFile(await saved.path(), "utf8")).toContain("a lost day");
  });

  await test.step("own words are asked once", async () => {
    await page.getByRole("button", { name: "Bring 121 moods" }).click();
    await expect(page.getByRole("alert")).toHaveText("Please say first where each of your own words lies.");
    await page.getByLabel("Where is “fizzy”?").selectOption("rad");
    await page.getByLabel("Where is “=1+1”?").selectOption("meh");
    await page.getByRole("button", { name: "Bring 121 moods" }).click();
    await expect(page.getByRole("heading", { name: "121 moods came along." })).toBeVisible();
    await hasNoViolation(page, "import, done");
    for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThan(48_000);
  });

  await test.step("a second time nothing is added, and a word known is not asked", async () => {
    await page.getByRole("button", { name: "Bring another file" }).click();
    await choose(page, csv(diary(120).toReversed()));
    await expect(page.getByLabel("Where is “fizzy”?")).toHaveValue("rad");
    await page.getByRole("button", { name: "Bring 120 moods" }).click();
    await expect(page.getByRole("heading", { name: "All of them were here already." })).toBeVisible();
  });

  await test.step("they stand in the calendar, and can be undone", async () => {
    await page.goto(`${origin}/moods/day/2024-03-05`);
    await expect(page.getByText("Note 0, with a secretword")).toBeVisible();
    await page.goto(`${origin}/moods/import`);
    await page.getByRole("button", { name: "Undo daylio_export.csv" }).first().click();
    await page.getByRole("dialog").getByRole("button", { name: "Undo the import" }).click();
    await expect(page.getByText(/^Undone: \d+ moods? of daylio_export.csv are gone/)).toBeVisible();
    await page.goto(`${origin}/moods/month/2024-03`);
    await expect(page.getByText("Nothing here from March 2024.")).toBeVisible();
  });
});

test("what is no diary is refused before anything is sent", async ({ enter }) => {
  const { page, origin } = await enter("Ada");
  const parts = watchParts(page);
  await open(page, origin);
  for (const [buffer, sentence] of [
    [Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0]), "That is a packed file"],
    [Buffer.from("name,age\nAna,5"), "That is no file of Daylio’s"],
    [Buffer.from(""), "That file is empty."],
    [Buffer.alloc(20_000_001, "a"), "That file is larger than 20 MB"],
    [Buffer.from(`${HEADER}\n${",".repeat(3_000_000)}`), "That is no file of Daylio’s"],
  ] as const) {
    await page.getByLabel("Choose the file").setInputFiles({ name: "daylio.csv", mimeType: "text/csv", buffer });
    await expect(page.getByRole("alert")).toContainText(sentence);
  }
  expect(parts).toEqual([]);
});

test.describe("on a bad line", () => {
  test.use({ provokes: /ERR_FAILED|Failed to load resource/ });
  test("it stops where it is, and goes on from there", async ({ enter }) => {
    const { page, origin } = await enter("Ada");
    await open(page, origin);
    let times = 0;
    await page.route("**/api/moods/imports", (route) =>
      route.request().method() === "POST" && (times += 1) === 2 ? route.abort() : route.continue(),
    );
    await choose(page, csv(diary(160)));
    await page.getByLabel("Where is “fizzy”?").selectOption("good");
    await page.getByRole("button", { name: "Bring 160 moods" }).click();
    await expect(page.getByText("Going on adds nothing twice.")).toBeVisible();
    await expect(page.getByText("50 of 160")).toBeVisible();
    await hasNoViolation(page, "import, stopped");
    await page.getByRole("button", { name: "Go on" }).click();
    await expect(page.getByRole("heading", { name: "160 moods came along." })).toBeVisible();
  });
});

test("whoever keeps notes on their device brings moods without them", async ({ enter }) => {
  const ada = await enter("Ada");
  const { page, origin } = ada;
  await keepsNotesHere(ada);
  const parts = watchParts(page);
  await open(page, origin);
  await choose(page, csv(diary(6)));
  await expect(page.getByText("Your notes stay on this device, as you chose")).toBeVisible();
  await page.getByLabel("Where is “fizzy”?").selectOption("good");
  await page.getByRole("button", { name: "Bring 6 moods" }).click();
  await expect(page.getByRole("heading", { name: "6 moods came along." })).toBeVisible();
  expect(parts).toHaveLength(1);
  expect(parts.join()).not.toContain("secretword");

  await test.step("undone, the notes are gone from the device as well", async () => {
    expect(await keptHere(page)).toContain("secretword");
    await page.getByRole("button", { name: "Undo daylio_export.csv" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Undo the import" }).click();
    await expect(page.getByText(/^Undone: 6 moods of daylio_export.csv are gone/)).toBeVisible();
    expect(await keptHere(page)).not.toContain("secretword");
  });
});
