import * as group from "./support/group-hug.ts";
import { hasNoSidewaysScroll, hasNoViolation } from "./support/looks.ts";
import { expect, test } from "./support/test.ts";

/** Who is not let in asks for a seat and is denied it, which Chromium complains of. */
test.use({ provokes: /status of 4(04|09|10|23|25) .*(matchmake|group-hugs)/ });

test("a group hug is made in the page, shared by link and code, and called off", async ({ enter }) => {
  test.slow();
  const ada = await enter("Ada");
  const { page } = ada;
  await page.getByRole("link", { name: "Start a group hug" }).click();
  await page.getByRole("button", { name: "Open the group hug" }).click();
  await expect(page.getByLabel("What is it called?")).toBeFocused();
  await expect(page.getByLabel("What is it called?")).toHaveAttribute("aria-invalid", "true");
  await hasNoViolation(page, "a group hug that is refused");
  await page.getByLabel("What is it called?").fill("After work");
  await page.getByLabel("A line about it, if you like").fill("Shoes off, phones down but for this one.");
  await page.getByText("Half a minute", { exact: true }).click();
  await expect(page.getByRole("radio", { name: "Half a minute" })).toBeChecked();
  await page.getByRole("button", { name: "Open the group hug" }).click();
  await expect(ada.title("After work")).toBeVisible();
  await group.isGathering(ada);

  const ben = await enter("Ben");
  await test.step("it is on in everybody's home, one tap away", async () => {
    await ben.page.getByRole("link", { name: /After work/ }).click();
    await expect(ben.title("After work")).toBeVisible();
    await group.saysIn(ben);
    await expect(ada.page.getByRole("listitem").filter({ hasText: ben.name })).toContainText("in");
  });
  const cleo = await enter("Cleo");
  await test.step("somebody who is here is asked, and finds it at home", async () => {
    await page.getByRole("button", { name: `Invite ${cleo.name}` }).click();
    await expect(cleo.page.getByRole("button", { name: /Not now/ })).toBeVisible();
    await hasNoViolation(cleo.page, "home with an invitation");
    await cleo.page.getByRole("button", { name: /Not now/ }).click();
    await expect(cleo.page.getByRole("button", { name: /Not now/ })).toHaveCount(0);
  });
  await page.getByRole("button", { name: "Show a QR code" }).click();
  await expect(page.getByRole("img", { name: /^QR code that opens http/ })).toBeVisible();
  await hasNoViolation(page, "gathering, as its host");
  await hasNoSidewaysScroll(page, "gathering");

  await test.step("a start alone is not offered; the host says why", async () => {
    const start = page.getByRole("button", { name: "Start the hug" });
    await group.saysIn(ada);
    await ben.page.getByRole("button", { name: "Not in any more" }).click();
    await expect(start).toHaveAttribute("aria-disabled", "true");
    await expect(page.getByText("It can begin once two are in.")).toBeVisible();
  });
  await page.getByRole("button", { name: "Call it off…" }).click();
  await hasNoViolation(page, "the question before calling off");
  await page.getByRole("button", { name: "Call it off", exact: true }).click();
  for (const one of [ada, ben]) await expect(one.title("This group hug was called off")).toBeVisible();
  await hasNoViolation(ben.page, "called off");
});

test("full, locked, not open yet and unknown: each says what it is and what to do", async ({ enter }) => {
  test.slow();
  const ada = await enter("Ada");
  const ben = await enter("Ben");
  const cleo = await enter("Cleo");
  await test.step("full", async () => {
    const id = await group.createGroupHug(ada, { capacity: 2 });
    for (const one of [ada, ben]) {
      await group.opensLink(one, id);
      await group.isGathering(one);
    }
    await group.opensLink(cleo, id);
    await expect(cleo.title("Every place is taken")).toBeVisible();
    await hasNoViolation(cleo.page, "full");
    await ben.page.getByRole("button", { name: "Leave" }).click();
    await expect(ben.title("You have left")).toBeVisible();
    await cleo.page.getByRole("button", { name: /again/i }).click();
    await group.isGathering(cleo);
  });
  await test.step("locked, for newcomers", async () => {
    await ada.page.getByText("Close the door").click();
    await expect(cleo.page.getByText("The door is closed: nobody new gets in")).toBeVisible();
    const id = new URL(ada.page.url()).pathname.split("/").at(-1) ?? "";
    await cleo.page.reload();
    await group.isGathering(cleo);
    await cleo.page.getByRole("button", { name: "Leave" }).click();
    await group.opensLink(ben, id);
    await expect(ben.title("The door is closed")).toBeVisible();
  });
  await test.step("not open yet", async () => {
    const scheduledForMs = Date.now() + 24 * 60 * 60_000;
    const id = await group.createGroupHug(ada, { name: "Tomorrow", scheduledForMs });
    await group.opensLink(ben, id);
    await expect(ben.title("Tomorrow")).toBeVisible();
    await expect(ben.page.getByText(/opens/i).first()).toBeVisible();
    await hasNoViolation(ben.page, "not open yet");
  });
  await test.step("unknown", async () => {
    await group.opensLink(ben, "00000000-0000-4000-8000-000000000000");
    await expect(ben.title("This group hug is not here")).toBeVisible();
    await hasNoViolation(ben.page, "unknown");
  });
});

test("two tabs of one person are one participant; leaving in one leaves in both", async ({ enter }) => {
  const ada = await enter("Ada");
  const ben = await enter("Ben");
  const id = await group.createGroupHug(ada);
  await group.comesAndIsIn(ada, id);
  const tab = await ada.context.newPage();
  await tab.goto(`${ada.origin}/group-hug/${id}`);
  await expect(tab.getByText("You are in.")).toBeVisible();
  await group.opensLink(ben, id);
  await expect(ben.page.getByText("2 are here, 1 is in.")).toBeVisible();
  await tab.getByRole("button", { name: "Leave" }).click();
  await expect(ada.title("You are not in it any more")).toBeVisible();
  await expect(ben.page.getByText("You are the first one here.")).toBeVisible();
});

test("axe: the hug, its end and its keepsake; the end by keyboard alone", async ({ enter }) => {
  test.slow();
  const ada = await enter("Ada");
  const ben = await enter("Ben");
  const id = await group.createGroupHug(ada, { design: "around-the-ring" });
  for (const person of [ada, ben]) await group.comesAndIsIn(person, id);
  await group.starts(ada, 2);
  await group.isHugging(ben);
  await hasNoViolation(ben.page, "the hug");
  await group.isTogether(ben);
  await hasNoViolation(ben.page, "the end");
  await ben.goesTo("Hugs");
  await hasNoViolation(ben.page, "the history");
  await ben.page.getByRole("link", { name: /Evening hug/ }).press("Enter");
  await expect(ben.page.getByRole("button", { name: "Feel it again" })).toBeVisible();
  await hasNoViolation(ben.page, "the keepsake");
});
