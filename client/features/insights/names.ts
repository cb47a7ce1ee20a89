import { dayName } from "#shared/mood/insights/number.words.ts";
import { associationWords, patternWords } from "#shared/mood/insights/insight.words.ts";
import { PRACTICES } from "#shared/mood/insights/practices.ts";
import { suggestionWords } from "#shared/mood/insights/suggestion.words.ts";
import type { Association } from "#shared/mood/statistics/associations.ts";
import type { About } from "#shared/mood/statistics/candidates.ts";
import type { Pattern, When } from "#shared/mood/statistics/patterns.ts";
import { hourWords } from "../../ui/charts/heat.data.ts";
import type { Looked } from "./found.ts";

const OF_HUGS = {
  hug_received: "After a hug you received",
  hug_given: "After a hug you gave",
  group_hug: "After a group hug",
} as const;
const aboutName = (about: About): string => (about.kind === "tag" ? about.tag : OF_HUGS[about.kind]);

const whenName = (when: When): string => {
  if (when.kind === "block") return `${hourWords(when.fromHour)} to ${hourWords(when.untilHour)}`;
  return when.kind === "weekday" ? dayName(when.weekday) : "Weekend";
};

export const lookedAt = ({ about, finding }: Association): Looked => ({
  name: aboutName(about),
  finding,
  said: associationWords(about, finding),
});
export const lookedWhen = ({ when, finding }: Pattern): Looked => ({
  name: whenName(when),
  finding,
  said: patternWords(when, finding),
});

const HUG_SUGGESTIONS: Readonly<Record<string, string>> = {
  hug_received: "To ask somebody close for a hug",
  hug_given: "To send somebody a hug",
  group_hug: "To join a group hug",
};
/** What a hidden suggestion was about, by its id. */
export const hiddenName = (id: string): string => {
  const practice = PRACTICES.find((one) => `practice:${one.id}` === id);
  if (practice !== undefined)
    return suggestionWords({ id, why: { kind: "practice", practice: practice.id, source: practice.source } }).says;
  return id.startsWith("tag:")
    ? `To make room for “${id.slice(4)}”`
    : (HUG_SUGGESTIONS[id] ?? "Something of an earlier time");
};

/** Where a suggestion can be followed at once; null = out there. */
export const actOf = (id: string): { readonly to: string; readonly words: string } | null => {
  if (id === "practice:breathe") return { to: "/calm", words: "Breathe now" };
  if (id === "practice:name_it") return { to: "/mood", words: "Find the word" };
  if (id === "practice:be_kind" || id === "hug_given") return { to: "/people", words: "Choose somebody" };
  if (id === "hug_received") return { to: "/consent/need", words: "I could use a hug" };
  return id === "group_hug" ? { to: "/", words: "See what is on" } : null;
};
