import type { MoodDraft, MoodView } from "#shared/schema/mood.ts";
import { localTime } from "#shared/mood/local-time.ts";
import type { WaitingMood } from "../../net/moods.port.ts";

export type TodaysMood = Pick<MoodDraft, "mood" | "valence" | "arousal" | "feltAtMs" | "timeZone"> & {
  readonly key: string;
};

/** Those of a day, on the server and on their way there, none twice, the first first. */
export const moodsOfDay = (
  day: string,
  entries: readonly MoodView[],
  waiting: readonly WaitingMood[],
): readonly TodaysMood[] => {
  const onTheirWay = waiting
    .filter(({ draft }) => localTime(draft.timeZone, draft.feltAtMs).day === day)
    .map(({ key, draft }) => ({ ...draft, key }));
  const keys = new Set(onTheirWay.map(({ key }) => key));
  return [...entries.filter((entry) => entry.day === day && !keys.has(entry.key)), ...onTheirWay].toSorted(
    (a, b) => a.feltAtMs - b.feltAtMs,
  );
};

/** What home asks, or says, above the moods of today. */
export const howWords = (count: number): string => (count === 0 ? "How are you?" : "How you were today");

/** "09:05", by the clock of where it was felt. */
export const clockWordsIn = (timeZone: string, atMs: number): string => {
  const { minutes } = localTime(timeZone, atMs);
  const two = (value: number): string => value.toString().padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
};
