import { NO_ANSWER } from "./support/console-watch.ts";
import * as group from "./support/group-hug.ts";
import type { Person } from "./support/Person.ts";
import { expect, test } from "./support/test.ts";
import { forgetTouch, intensitiesOf, touchOf } from "./support/touch-trace.ts";

/** A page whose way back was under way when it was called off asks for a seat once more, and is told that it is over. */
const ASKED_TOO_LATE = /status of 410 .*matchmake/;
test.use({ provokes: new RegExp(`${NO_ANSWER.source}|${ASKED_TOO_LATE.source}`) });
test.afterEach(({ house }) => house.up());

/** What the page would still be felt as after it was told to stop. */
const isQuiet = async ({ page }: Person): Promise<void> => {
  await forgetTouch(page);
  await page.waitForTimeout(1_500);
  expect(await intensitiesOf(page)).toEqual([]);
};
const memberOf = (reader: Person, other: Person) => reader.page.getByRole("listitem").filter({ hasText: other.name });

test("late, dropped and back, gone for good, and called off", async ({ enter, network }) => {
  test.slow();
  const ada = await enter("Ada");
  const ben = await enter("Ben", { origin: network.url });
  const id = await group.createGroupHug(ada, { design: "breathing-together" });
  await group.comesAndIsIn(ada, id);
  await group.comesAndIsIn(ben, id);
  await group.starts(ada, 2);
  for (const person of [ada, ben]) await group.isHugging(person);

  const cleo = await enter("Cleo", { motion: "full" });
  await test.step("somebody late sees the middle of it, and feels it after saying so", async () => {
    await group.opensLink(cleo, id);
    await group.isHugging(cleo);
    const [first] = await group.beatsOf(cleo.page);
    const [adas] = await group.beatsOf(ada.page);
    expect(first?.beat).toBeGreaterThan(adas?.beat ?? 0);
    expect(await intensitiesOf(cleo.page)).toEqual([]);
    await group.saysIn(cleo);
    await expect.poll(() => intensitiesOf(cleo.page), { timeout: 20_000 }).not.toEqual([]);
  });

  await test.step("whoever drops is away, keeps the place, and goes on with the same cue", async () => {
    network.cut();
    await expect(memberOf(ada, ben)).toContainText("away", { timeout: 30_000 });
    const before = (await group.beatsOf(ben.page)).length;
    // The cue is known: the page goes on by its clock while there is nobody to ask.
    await expect.poll(async () => (await group.beatsOf(ben.page)).length, { timeout: 30_000 }).toBeGreaterThan(before);
    network.mend();
    await expect(memberOf(ada, ben)).not.toContainText("away", { timeout: 30_000 });
    await expect(memberOf(ada, ben)).toContainText("in");
  });

  await test.step("pressing Leave stops touch in the press itself", async () => {
    await forgetTouch(ben.page);
    await expect.poll(() => intensitiesOf(ben.page), { timeout: 30_000 }).not.toEqual([]);
    await ben.page.evaluate(() => {
      const button = [...document.querySelectorAll("button")].find(
        ({ textContent }) => textContent?.trim() === "Leave",
      );
      button?.addEventListener("click", () => Reflect.set(globalThis, "pressedAtMs", performance.now()), true);
    });
    await ben.page.getByRole("button", { name: "Leave" }).click();
    await expect(ben.title("You have left")).toBeVisible();
    const { entries } = await touchOf(ben.page);
    const pressedAtMs = Number(await ben.page.evaluate(() => Reflect.get(globalThis, "pressedAtMs")));
    const stop = entries.find(({ kind, atMs }) => kind === "stop" && atMs >= pressedAtMs);
    expect(stop).toBeDefined();
    console.log(`From pressing Leave to the end of touch: ${((stop?.atMs ?? NaN) - pressedAtMs).toFixed(1)} ms`);
    expect(entries.filter(({ kind, atMs }) => kind === "start" && atMs > (stop?.atMs ?? 0))).toEqual([]);
    await isQuiet(ben);
    await expect(memberOf(ada, ben)).toHaveCount(0);
  });

  await test.step("when the host ends it, it ends in every hand", async () => {
    await ada.page.getByRole("button", { name: "End it for everybody…" }).click();
    await ada.page.getByRole("button", { name: "End it", exact: true }).click();
    for (const person of [ada, cleo]) {
      await expect(person.title("This group hug was called off")).toBeVisible();
      await isQuiet(person);
    }
  });
});

test("a restart of the server in the middle: the hug goes on", async ({ enter, house }) => {
  test.slow();
  const ada = await enter("Ada");
  const ben = await enter("Ben");
  const id = await group.createGroupHug(ada, { design: "campfire" });
  await group.comesAndIsIn(ada, id);
  await group.comesAndIsIn(ben, id);
  await group.starts(ada, 2);
  for (const person of [ada, ben]) await group.isHugging(person);
  await house.down("kill");
  await house.up();
  for (const person of [ada, ben]) {
    await expect(memberOf(person, ada)).toContainText("in", { timeout: 30_000 });
    await expect(memberOf(person, ben)).not.toContainText("away", { timeout: 30_000 });
  }
  const shown = await Promise.all([ada, ben].map(({ page }) => group.beatsOf(page)));
  for (const [index, { page }] of [ada, ben].entries()) {
    await expect
      .poll(async () => (await group.beatsOf(page)).length, { timeout: 40_000 })
      .toBeGreaterThan(shown[index]?.length ?? 0);
    const beats = (await group.beatsOf(page)).map(({ beat }) => beat);
    // Where it was, not from the beginning.
    expect(beats).toEqual(beats.toSorted((a, b) => a - b));
    expect(new Set(beats).size).toBe(beats.length);
  }
  // The cue stands where it stood: each page's beats have the same start on the wall clock before and after.
  const startsOf = (beats: Awaited<ReturnType<typeof group.beatsOf>>) => beats.map(({ wallMs, tMs }) => wallMs - tMs);
  const starts = startsOf(await group.beatsOf(ada.page));
  console.log(`The cue's start moved by ${((starts.at(-1) ?? 0) - (starts[0] ?? 0)).toFixed(1)} ms over the restart`);
  expect(Math.abs((starts.at(-1) ?? 0) - (starts[0] ?? 0))).toBeLessThan(1_000);
  await ada.page.getByRole("button", { name: "End it for everybody…" }).click();
  await ada.page.getByRole("button", { name: "End it", exact: true }).click();
  await expect(ben.title("This group hug was called off")).toBeVisible();
});
