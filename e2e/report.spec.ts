import type { OwnReportsPage } from "#shared/schema/report.ts";
import { NO_ANSWER } from "./support/console-watch.ts";
import * as group from "./support/group-hug.ts";
import { hasNoSidewaysScroll, hasNoViolation } from "./support/looks.ts";
import type { Person } from "./support/Person.ts";
import { expect, test } from "./support/test.ts";

// A network that is cut on purpose; whoever blocked is nobody any more.
test.use({ provokes: new RegExp(`${NO_ANSWER.source}|status of 404`) });

/** What the server has of a person's reports. */
const reportsOf = async ({ page, origin }: Person): Promise<string[]> => {
  const answer = await page.request.get(`${origin}/api/me/reports`);
  const { reports } = (await answer.json()) as OwnReportsPage; // as: documented
  return reports.map(({ subject, category, words }) => [subject, category, words].filter(Boolean).join(" "));
};

test("a hug is reported in two taps, taken back, given words, and its sender blocked beside it", async ({ enter }) => {
  const ada = await enter("Ada");
  const ben = await enter("Ben");
  await ada.hugs(ben, "Words that hurt");
  await ben.feels(ada, "Words that hurt");
  const { page } = ben;

  await page.getByRole("button", { name: `Report this hug from ${ada.name}` }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("heading")).toHaveText(`Report this hug from ${ada.name}`);
  await expect(dialog).toContainText(`${ada.name} is not told who reported`);
  await hasNoViolation(page, "what is wrong");
  await dialog.getByRole("button", { name: "They may hurt themselves" }).click();
  await expect(dialog.getByRole("heading")).toBeFocused();
  // Words stop the clock: what follows may take longer than the ten seconds.
  await dialog.getByLabel("Add words, if you like").fill("Wait.");
  await expect(dialog.getByRole("link", { name: "A breath, and people who listen" })).toBeVisible();
  await hasNoViolation(page, "a report on its way");
  await dialog.getByRole("button", { name: "Take it back" }).click();
  expect(await reportsOf(ben)).toEqual([]);

  await dialog.getByRole("button", { name: "It is hateful" }).click();
  await dialog.getByLabel("Add words, if you like").fill("It was the third today.");
  await dialog.getByRole("button", { name: "Send it now" }).click();
  await expect(dialog.getByRole("heading")).toHaveText("Somebody will look at it");
  await dialog.getByRole("button", { name: `Block ${ada.name} too` }).click();
  await expect(dialog.getByText(`${ada.name} is blocked`)).toBeVisible();
  await hasNoViolation(page, "a report that was sent");
  expect(await reportsOf(ben)).toEqual(["hug hate It was the third today."]);
  await dialog.getByRole("link", { name: "Your reports" }).click();
  await expect(ben.title("Your reports")).toBeFocused();
  await expect(page.getByText("Somebody looks at it. You are told when it is decided.")).toBeVisible();
  await hasNoViolation(page, "one's reports");
  await page.setViewportSize({ width: 390, height: 844 });
  await hasNoSidewaysScroll(page, "one's reports");
});

test("two taps are enough: whoever leaves has reported, and with the keyboard alone it is no longer", async ({
  enter,
}) => {
  const ada = await enter("Ada");
  const ben = await enter("Ben");
  await ada.hugs(ben, "Again and again");
  await ben.feels(ada, "Again and again");
  const { page } = ben;
  await ben.goesTo("Hugs");
  const report = page.getByRole("button", { name: `Report this hug from ${ada.name}` });
  await report.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("heading")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(report).toBeFocused();

  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("heading")).toBeFocused();
  const spam = dialog.getByRole("button", { name: "It is advertising, or spam" });
  while (!(await spam.evaluate((element) => element === document.activeElement))) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("heading")).toHaveText("Thank you for telling us");
  // Nothing more is done: it goes out by itself.
  await expect(dialog.getByRole("heading")).toHaveText("Somebody will look at it");
  expect(await reportsOf(ben)).toEqual(["hug spam"]);
});

test("offline a report stays with its words, and goes out when the connection is back", async ({ enter, network }) => {
  const ada = await enter("Ada");
  const ben = await enter("Ben", { origin: network.url });
  await ada.hugs(ben, "Not kind");
  await ben.feels(ada, "Not kind");
  const { page } = ben;
  await page.getByRole("button", { name: `Report this hug from ${ada.name}` }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "They do not leave me alone" }).click();
  await dialog.getByLabel("Add words, if you like").fill("I said no.");
  network.cut();
  await ben.context.setOffline(true);
  await dialog.getByRole("button", { name: "Send it now" }).click();
  await expect(dialog.getByRole("heading")).toHaveText("Your report is kept");
  network.mend();
  await ben.context.setOffline(false);
  await expect.poll(() => reportsOf(ben).catch(() => [])).toEqual(["hug harassment I said no."]);
});

test("somebody in a group hug is reported from their row in two taps, also by its host, and an invitation from its card", async ({
  enter,
}) => {
  const [ada, ben, cho] = [await enter("Ada"), await enter("Ben"), await enter("Cho")];
  const id = await group.createGroupHug(ada);
  for (const person of [ada, ben]) await group.comesAndIsIn(person, id);
  const { page } = ada;
  // Nobody reports themselves.
  await expect(page.getByRole("button", { name: `Report ${ada.name}…` })).toHaveCount(0);
  await page.setViewportSize({ width: 390, height: 844 });
  await hasNoSidewaysScroll(page, "who is in a group hug");
  await page.getByRole("button", { name: `Report ${ben.name}…` }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "They do not leave me alone" }).click();
  await dialog.getByLabel("Add words, if you like").fill("He says things to each of us.");
  // Whoever is reported goes, and what was begun about them stays.
  await ben.page.getByRole("button", { name: "Leave", exact: true }).click();
  const here = page.getByRole("region", { name: "Who is here", includeHidden: true });
  await expect(here.getByRole("listitem", { includeHidden: true })).toHaveCount(1);
  await dialog.getByRole("button", { name: "Send it now" }).click();
  await expect(dialog.getByRole("heading")).toHaveText("Somebody will look at it");
  await expect(dialog.getByRole("button", { name: `Block ${ben.name} too` })).toBeVisible();
  await dialog.getByRole("button", { name: "Done" }).click();
  expect(await reportsOf(ada)).toEqual(["profile harassment He says things to each of us."]);
  await hasNoViolation(page, "who is in a group hug");

  await page.getByRole("button", { name: `Invite ${cho.name}` }).click();
  await cho.page.getByRole("button", { name: "Report the group hug “Evening hug”…" }).click();
  await cho.page.getByRole("dialog").getByRole("button", { name: "It is hateful" }).click();
  await cho.page.getByRole("button", { name: "Send it now" }).click();
  await expect(cho.page.getByRole("dialog").getByRole("heading")).toHaveText("Somebody will look at it");
  expect(await reportsOf(cho)).toEqual(["room hate"]);
});
