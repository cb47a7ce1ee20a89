import { localTime } from "#shared/mood/local-time.ts";
import type { MoodView } from "#shared/schema/mood.ts";
import { fakeId } from "./fake-people.ts";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Word, valence, arousal, note, tags. */
const FELT = [
  ["calm", 0.72, 0.25, "", ["home"]],
  ["happy", 0.85, 0.6, "Lunch outside, first sun in a week.", ["friends", "outside"]],
  ["tired", 0.38, 0.15, "", ["work"]],
  ["worried", 0.25, 0.68, "The letter has still not come. I keep looking.", ["money"]],
  ["content", 0.75, 0.38, "", ["reading"]],
  ["sad", 0.16, 0.3, "Talked to Papa. He sounds so far away.", ["family"]],
  ["hopeful", 0.7, 0.55, "", ["work", "friends"]],
  ["quietly proud", 0.8, 0.48, "Said it out loud in the meeting, at last.", ["work"]],
  ["relaxed", 0.74, 0.16, "", ["outside"]],
  ["restless", 0.42, 0.74, "", ["work"]],
] as const;

/** Some days' moods, one to three a day with days of rest, the newest first. The same for the same moment. */
export const fakeMoods = (nowMs: number, timeZone: string, days: number): readonly MoodView[] => {
  const entries: MoodView[] = [];
  for (let back = 0; back < days; back += 1) {
    const times = back === 0 ? 2 : ([2, 1, 3, 0, 1, 2, 1][back % 7] ?? 1);
    for (let time = 0; time < times; time += 1) {
      const index = back * 3 + time;
      const [mood, valence, arousal, note, tags] = FELT[(index * 7 + back) % FELT.length] ?? FELT[0];
      const feltAtMs = nowMs - back * DAY_MS - time * 5 * HOUR_MS - 50 * 60_000;
      const wobble = (((index * 13) % 9) - 4) / 100;
      entries.push({
        id: fakeId(5_000 + index),
        key: fakeId(9_000 + index),
        mood,
        intensity: 0.5 + wobble * 4,
        valence: valence + wobble,
        arousal: arousal - wobble,
        note,
        tags: [...tags],
        audience: "nobody",
        feltAtMs,
        timeZone,
        day: localTime(timeZone, feltAtMs).day,
        revision: 1,
        editedAtMs: feltAtMs,
        importId: null,
      });
    }
  }
  return entries;
};
