import { dayAfter, localTime } from "#shared/mood/local-time.ts";
import { momentOf } from "#shared/mood/moment.ts";
import type { MoodView } from "#shared/schema/mood.ts";
import { fakeId } from "./fake-people.ts";

const WORDS = ["worn out", "low", "meh", "calm", "content", "glad", "bright"];
const TAGS = [
  "work",
  "outside",
  "friends",
  "family",
  "reading",
  "slept badly",
  "running",
  "music",
  "cooking",
  "quiet evening",
];
const NOTES = [
  "",
  "",
  "",
  "Rain on the window, and nobody wanted anything.",
  "A long call with Papa.",
  "Walked home the long way.",
];

/** The same numbers each time: a small generator by Park and Miller (1988), in [0, 1). */
const dice = (seed: number) => () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;

/** Moods over some days as somebody might log them: slow waves, better weekends, evenings more than mornings, days of rest. */
export const fakeMoodYear = (nowMs: number, timeZone: string, days: number): readonly MoodView[] => {
  const roll = dice(20_261);
  const today = localTime(timeZone, nowMs).day;
  const entries: MoodView[] = [];
  for (let back = days - 1; back >= 0; back -= 1) {
    const day = dayAfter(today, -back);
    const weekend = new Date(`${day}T00:00:00Z`).getUTCDay() % 6 === 0 ? 0.1 : 0;
    const wave = 0.12 * (((back % 41) / 41 - 0.5) * ((back % 97) / 97 - 0.5) * 4);
    for (const hour of [8, 13, 21].filter((at) => roll() < (at === 21 ? 0.7 : 0.3))) {
      const valence = Math.min(0.98, Math.max(0.03, 0.5 + weekend + wave + (roll() + roll() - 1) * 0.42));
      const feltAtMs = momentOf(timeZone, day, hour * 60 + Math.floor(roll() * 110) - 40);
      if (feltAtMs > nowMs) continue;
      const id = entries.length;
      entries.push({
        id: fakeId(60_000 + id),
        key: fakeId(70_000 + id),
        mood: WORDS[Math.floor(valence * WORDS.length)] ?? "meh",
        intensity: 0.3 + roll() * 0.5,
        valence,
        arousal: Math.min(0.95, Math.max(0.05, 0.5 + (hour === 21 ? -0.15 : 0.05) + (roll() - 0.5) * 0.6)),
        note: NOTES[Math.floor(roll() * NOTES.length)] ?? "",
        tags: TAGS.filter(() => roll() < 0.14),
        audience: roll() < 0.2 ? "friends" : "nobody",
        feltAtMs,
        timeZone,
        day,
        revision: 1,
        editedAtMs: feltAtMs,
        importId: null,
      });
    }
  }
  return entries.toReversed();
};
