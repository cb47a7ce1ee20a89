import type { RemovedMood } from "#shared/schema/mood.ts";
import { whenWords } from "../../ui/when.ts";
import { clockWords } from "./entry.words.ts";
import { dayWords } from "./period.ts";

const date = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" });

/** "Thursday, 26 November 2026, 21:30" on the wall where it was felt. */
export const feltWords = (mood: Pick<RemovedMood, "day" | "timeZone" | "feltAtMs">): string =>
  `${dayWords(mood.day)}, ${clockWords(mood)}`;

/** "Deleted yesterday, 21:40. It can be had back until Saturday 26 December." A day that is not whole does not count. */
export const deletedWords = ({ removedAtMs, untilMs }: RemovedMood, nowMs: number): string => {
  const isLastDay = untilMs - nowMs < 86_400_000;
  const until = isLastDay
    ? "It can be had back for less than a day."
    : `It can be had back until ${date.format(untilMs)}.`;
  return `Deleted ${whenWords(removedAtMs, nowMs)}. ${until}`;
};
