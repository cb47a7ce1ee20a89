import { expect, test } from "vitest";
import { valueOf } from "../testing/hug.ts";
import { createMemoryWorld } from "../testing/memory-world.ts";
import { newMood } from "../testing/mood.ts";
import { tellingMoods } from "./moods.telling.ts";

test("whose moods changed, and what was chosen about them, is told once it is kept; what is refused is not", async () => {
  const world = createMemoryWorld();
  const told: string[] = [];
  const moods = tellingMoods(world.moods, { publish: (userIds) => void told.push(...userIds) });
  const [ann, ben] = [await world.addUser("Ann"), await world.addUser("Ben")];
  const hears = async (userId: string, act: () => Promise<unknown>) => {
    const before = told.length;
    await act();
    return told.slice(before).includes(userId);
  };
  expect(await hears(ann, () => moods.create(ann, newMood()))).toBe(true);
  expect(await hears(ann, () => moods.setSettings(ann, { isPrivate: true, isInCommunity: false }))).toBe(true);
  expect(await hears(ann, () => moods.forgetNotes(ann))).toBe(true);
  expect(await hears(ben, () => moods.settings(ben))).toBe(false);
  expect(await hears(ann, () => moods.create(ann, newMood({ note: "refused" })))).toBe(false);
  await world.removeUser(ben);
  expect(await hears(ben, () => moods.setSettings(ben, { isPrivate: true, isInCommunity: false }))).toBe(false);
  expect(valueOf(await world.moods.setSettings(ann, { isPrivate: false, isInCommunity: false })).isPrivate).toBe(false);
});
