import type { RoomAct } from "#shared/schema/room-act.ts";
import * as group from "./support/group-hug.ts";
import { hasNoSidewaysScroll, hasNoViolation } from "./support/looks.ts";
import { lackForMany, test } from "./support/many.ts";
import type { Person } from "./support/Person.ts";
import { makeStaff } from "./support/staff.ts";
import { expect } from "./support/test.ts";
import { forgetTouch, intensitiesOf, touchOf } from "./support/touch-trace.ts";

test.skip(lackForMany !== "", lackForMany);
// A staff session has to be begun; who comes to a closed door is denied a seat.
test.use({ provokes: /status of 4(03|04|10|23|51) / });

/** What a moderator says, by the API. */
const acts = async (mod: Person, id: string, act: RoomAct): Promise<void> => {
  const headers = { origin: mod.origin };
  const answer = await mod.page.request.post(`${mod.origin}/api/staff/group-hugs/${id}/acts`, { data: act, headers });
  expect(answer.status(), await answer.text()).toBe(200);
};
const about = { category: "harassment", statement: "Please let a no be a no." } as const;

test("who is in a group hug reads what a moderator does to it, and feels nothing more once it is closed", async ({
  comes,
  many,
}) => {
  test.slow();
  const [ada, ben, mod] = [await comes("Ada"), await comes("Ben"), await comes("Mod")];
  await makeStaff(many, mod, "moderator");
  await mod.page.goto(`${mod.origin}/staff`);
  await mod.page.getByRole("button", { name: "Begin" }).click();
  await expect(mod.page.getByRole("heading", { level: 1, name: "Live rooms" })).toBeVisible();
  const id = await group.createGroupHug(ada, { design: "breathing-together" });
  for (const person of [ada, ben]) await group.comesAndIsIn(person, id);
  const reads = async (words: string) => {
    for (const { page } of [ada, ben]) await expect(page.getByText(words)).toBeVisible();
  };

  await acts(mod, id, { kind: "reminder", ...about });
  await reads("A moderator asks everybody here to be kind");
  await reads(about.statement);
  await hasNoViolation(ben.page, "a reminder");
  await ben.page.getByRole("button", { name: "Put this away" }).click();
  await expect(ben.page.getByText(about.statement)).toHaveCount(0);

  await acts(mod, id, { kind: "lock", ...about, minutes: 30 });
  await reads("A moderator closed the door for a while");
  const door = ada.page.getByRole("checkbox", { name: "Close the door" });
  await expect(door).toBeChecked();
  await expect(door).toHaveAccessibleDescription("A moderator keeps the door closed. It opens again by itself.");
  await hasNoViolation(ada.page, "a door that is kept closed");
  await hasNoSidewaysScroll(ada.page, "a door that is kept closed");
  await acts(mod, id, { kind: "slow", ...about, minutes: 30 });
  await reads("A moderator slowed things down here");

  await group.starts(ada, 2);
  for (const person of [ada, ben]) await group.isHugging(person);
  await forgetTouch(ben.page);
  await expect.poll(() => intensitiesOf(ben.page), { timeout: 30_000 }).not.toEqual([]);
  await ben.page.evaluate(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector("h1")?.textContent?.startsWith("A moderator closed")) return;
      observer.disconnect();
      Reflect.set(globalThis, "closedAtMs", performance.now());
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await acts(mod, id, { kind: "close", ...about });
  for (const person of [ada, ben]) await expect(person.title("A moderator closed this group hug")).toBeVisible();
  await reads(about.statement);
  const { entries } = await touchOf(ben.page);
  const closedAtMs = Number(await ben.page.evaluate(() => Reflect.get(globalThis, "closedAtMs")));
  const stop = entries.findLast(({ kind }) => kind === "stop");
  console.log(`From the closed page to the end of touch: ${((stop?.atMs ?? NaN) - closedAtMs).toFixed(1)} ms`);
  expect((stop?.atMs ?? NaN) - closedAtMs).toBeLessThan(100);
  await forgetTouch(ben.page);
  await ben.page.waitForTimeout(1_500);
  expect(await intensitiesOf(ben.page)).toEqual([]);
  await hasNoViolation(ada.page, "a group hug that was closed");

  await group.opensLink(ada, id);
  await expect(ada.title("A moderator closed this group hug")).toBeVisible();
  await expect(ada.page.getByText(about.statement)).toBeVisible();
});

test("who is muted or taken out reads that and why, on this page and by the link, and nobody else does", async ({
  comes,
  many,
}) => {
  const [ada, ben] = [await comes("Ada"), await comes("Ben")];
  const id = await group.createGroupHug(ada);
  for (const person of [ada, ben]) await group.comesAndIsIn(person, id);
  const does = (kind: "mute" | "remove") =>
    many.rows(
      `insert into restrictions (user_id, kind, category, statement, group_hug_id, ends_at, undo_until)
       values ($1, $2, 'harassment', '', $3, now() + interval '10 minutes', now())`,
      [ben.id, kind, id],
    );
  await does("mute");
  await expect(ben.page.getByText("Your touch is not shared here until")).toBeVisible();
  await hasNoViolation(ben.page, "being muted");
  await expect(ada.page.getByText("Your touch is not shared")).toHaveCount(0);
  await many.rows("update restrictions set lifted_at = now() where user_id = $1 and kind = 'mute'", [ben.id]);
  await expect(ben.page.getByText("Your touch is not shared")).toHaveCount(0);

  await does("remove");
  const removed = "You were taken out of this group hug";
  await expect(ben.title(removed)).toBeVisible();
  await expect(ben.page.getByText("somebody wanted to be left alone")).toBeVisible();
  await hasNoViolation(ben.page, "being taken out");
  const here = ada.page.getByRole("region", { name: "Who is here" });
  await expect(here.getByRole("listitem").filter({ hasText: ben.name })).toHaveCount(0);
  await group.opensLink(ben, id);
  await expect(ben.title(removed)).toBeVisible();
  await ben.page.getByRole("link", { name: "Say that it is a mistake" }).click();
  await expect(ben.page.getByRole("region", { name: "You are out of one group hug" })).toBeVisible();
  await ben.page.getByRole("link", { name: "Home", exact: true }).click();
  await expect(ben.page.getByRole("heading", { level: 1 })).not.toHaveText(removed);
});
