import { randomUUID } from "node:crypto";
import type { NewMood } from "#shared/schema/mood.ts";
import { IMPORT_PART_MAX } from "#shared/schema/mood.limits.ts";
import { valueOf } from "./hug.ts";
import { newMood } from "./mood.ts";
import type { World } from "./world.ts";

const DAY_MS = 86_400_000;

/** Adds moods to somebody's diary, many at a time. */
export const addMoods = async (world: Pick<World, "moods">, userId: string, moods: readonly NewMood[]) => {
  const key = randomUUID();
  for (let at = 0; at < moods.length; at += IMPORT_PART_MAX)
    valueOf(
      await world.moods.importPart(userId, { key, name: "diary", entries: moods.slice(at, at + IMPORT_PART_MAX) }),
    );
};

/** Two moods on each of so many days until that of `untilMs`, in UTC; those with the tag "walk" are the brighter ones. */
export const diary = (days: number, untilMs: number): readonly NewMood[] => {
  let drawn = 7;
  const draw = (): number => (drawn = (drawn * 48_271) % 2_147_483_647) / 2_147_483_647;
  return Array.from({ length: 2 * days }, (_, n) => {
    const hasWalk = draw() < 0.4;
    const valence = (hasWalk ? 0.65 : 0.3) + 0.2 * draw();
    const feltAtMs = untilMs - Math.floor(n / 2) * DAY_MS - (n % 2) * 3_600_000;
    return newMood({ valence, arousal: draw(), tags: hasWalk ? ["walk"] : [], feltAtMs, timeZone: "UTC" });
  });
};
