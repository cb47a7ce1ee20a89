import type { StepTraceEntry } from "../client/ui/group-scene.ts";
import { halfMinute } from "#shared/design/stock/half-minute.ts";
import * as group from "./support/group-hug.ts";
import { coloursIn } from "./support/picture.ts";
import { createSlowProxy } from "./support/slow-proxy.ts";
import { spokenOf } from "./support/spoken.ts";
import { expect, test } from "./support/test.ts";
import { intensitiesOf } from "./support/touch-trace.ts";

const PHONE = { viewport: { width: 390, height: 844 } };
const LAPTOP = { viewport: { width: 1280, height: 800 } };
/** Round trips of the three, ms; the second one's way up is longer than its way down. */
const WAYS = [
  [10, 10],
  [70, 50],
  [130, 130],
] as const;

/** Latest minus earliest wall time at which pages showed a beat, of the beats that all of them showed, ms. */
const spreadsOf = (pages: readonly (readonly StepTraceEntry[])[]): ReadonlyMap<number, number> => {
  const [first = [], ...others] = pages;
  const spreads = new Map<number, number>();
  for (const { beat, wallMs } of first) {
    const walls = others.map((page) => page.find((entry) => entry.beat === beat)?.wallMs);
    if (walls.some((wall) => wall === undefined)) continue;
    const all = [wallMs, ...walls.map(Number)];
    spreads.set(beat, Math.max(...all) - Math.min(...all));
  }
  return spreads;
};

test("three browsers behind different delays, a phone and laptops, hug in lockstep", async ({ enter, house }) => {
  test.slow();
  const proxies = await Promise.all(WAYS.map(([upMs, downMs]) => createSlowProxy(house.port, upMs, downMs)));
  const [near, middle, far] = proxies.map(({ url }) => url);
  const ada = await enter("Ada", { origin: near ?? "", context: PHONE, motion: "full" });
  const ben = await enter("Ben", {
    origin: middle ?? "",
    context: LAPTOP,
    being: { colour: "sea", texture: "stripe" },
  });
  const cleo = await enter("Cleo", {
    origin: far ?? "",
    context: LAPTOP,
    being: { colour: "rose", texture: "fleece" },
  });
  const all = [ada, ben, cleo];

  const id = await group.createGroupHug(ada);
  for (const person of all) await group.comesAndIsIn(person, id);
  for (const { page } of all) await expect(page.getByRole("list").filter({ hasText: cleo.name }).first()).toBeVisible();
  await group.starts(ada, 3);
  for (const person of all) await group.isHugging(person);

  await test.step("what one presses is seen by the others", async () => {
    const pad = ada.page.getByRole("button", { name: "Hold to squeeze" });
    await pad.focus();
    await ada.page.keyboard.down("Space");
    await expect(ada.page.getByRole("button", { name: "Holding…" })).toBeVisible();
    await ada.page.keyboard.up("Space");
  });

  await test.step("everybody is told how it was, and the bound that is claimed holds", async () => {
    for (const person of all) await group.isTogether(person);
    const beats = await Promise.all(all.map(({ page }) => group.beatsOf(page)));
    const spreads = spreadsOf(beats);
    const { together, participants } = await group.groupHugOf(cleo, id);
    const shown = [...spreads.values()].sort((a, b) => a - b);
    console.log(`Beats on all three pages: ${shown.length} of ${halfMinute.beats?.length}`);
    console.log(`Spread of their frames, ms: ${shown.map((ms) => ms.toFixed(1)).join(" ")}`);
    console.log(`The room says: within ${together?.withinMs.toFixed(1)} ms, at worst ${together?.worstMs.toFixed(1)}`);
    expect(participants.map(({ name }) => name).sort()).toEqual(all.map(({ name }) => name).sort());
    expect(shown.length).toBeGreaterThan(0);
    expect(together).not.toBeNull();
    // What was shown cannot be further apart than the room guarantees; browsers round their clocks to 0.1 ms.
    const median = shown[Math.floor((shown.length - 1) / 2)] ?? 0;
    expect(median).toBeLessThanOrEqual((together?.worstMs ?? 0) + 0.3);
    for (const { page } of all) await expect(page.getByText(/in step within \d/)).toBeVisible();
    expect(await intensitiesOf(cleo.page)).not.toEqual([]);
    expect((await spokenOf(cleo.page)).some((line) => halfMinute.words.lines.some(({ text }) => text === line))).toBe(
      true,
    );
  });

  await test.step("at the same server time the pages show the same picture", async () => {
    for (const tMs of [2_000, 9_000, 17_000]) {
      const [bens, cleos] = [await group.pictureAt(ben.page, tMs), await group.pictureAt(cleo.page, tMs)];
      expect(await coloursIn(ben.page, bens)).toBeGreaterThan(200);
      expect(bens.equals(cleos), `the picture at ${tMs} ms`).toBe(true);
      expect(bens.equals(await group.pictureAt(ben.page, tMs + 2_500))).toBe(false);
    }
  });

  await test.step("it stays in each one's history, and is felt again", async () => {
    await ben.page.goto(`${ben.origin}/hugs`);
    await ben.page.getByRole("link", { name: /Evening hug/ }).click();
    await expect(ben.page.getByText("Thank you for being here.")).toBeVisible();
    await ben.page.getByRole("button", { name: "Feel it again" }).click();
    await expect.poll(() => intensitiesOf(ben.page), { timeout: 15_000 }).not.toEqual([]);
  });
  for (const { context } of all) await context.close();
  for (const proxy of proxies) await proxy.close();
});
