import type { About } from "../statistics/candidates.ts";
import type { Effect, Finding } from "../statistics/findings.ts";
import type { Lack } from "../statistics/enough.ts";
import type { LastDays } from "../statistics/last-days.ts";
import type { When } from "../statistics/patterns.ts";
import { dayName, hoursOf, points, times } from "./number.words.ts";

/** A heading and the numbers that always stand below it. */
export type Said = { readonly says: string; readonly numbers: string };

/** "Entries with “run”", "Entries in the hours after a hug you received". */
const subjectOf = (about: About): string => {
  switch (about.kind) {
    case "tag":
      return `Entries with “${about.tag}”`;
    case "hug_received":
      return "Entries in the four hours after a hug you received";
    case "hug_given":
      return "Entries in the four hours after a hug you gave";
    case "group_hug":
      return "Entries in the four hours after a group hug";
  }
};

const LACKING: Readonly<Record<Lack["lacks"], string>> = {
  entriesWith: "entries like that",
  entriesWithout: "entries without it",
  daysWith: "different days with it",
  daysWithout: "different days without it",
};

const effectNumbers = (effect: Effect): string =>
  `${points(effect.shift)} of 100 (likely between ${points(effect.low)} and ${points(effect.high)}), ` +
  `${times(effect.entriesWith, "entry", "entries")} with it on ${times(effect.daysWith, "day", "days")}, ` +
  `${effect.entriesWithout} without, time of day, weekday and slow change set aside.`;

const notEnough = ({ lacks, have, need }: Lack): string =>
  `So far there are ${have} ${LACKING[lacks]}; it takes ${need}.`;

const findingWords = (subject: string, finding: Finding): Said => {
  switch (finding.kind) {
    case "associated": {
      const moods = finding.direction === "higher" ? "brighter" : "lower";
      return { says: `${subject} are associated with ${moods} moods.`, numbers: effectNumbers(finding) };
    }
    case "nothing_found":
      return { says: `${subject}: no difference that can be told apart from chance.`, numbers: effectNumbers(finding) };
    case "not_steady":
      return {
        says: `${subject} differ from your others, but not alike in both halves of your diary, so nothing is made of it.`,
        numbers: effectNumbers(finding),
      };
    case "not_enough":
      return { says: `${subject}: not enough to say yet.`, numbers: notEnough(finding) };
  }
};

export const associationWords = (about: About, finding: Finding): Said => findingWords(subjectOf(about), finding);

const timeOf = (when: When): string => {
  switch (when.kind) {
    case "block":
      return `Your entries between ${hoursOf(when)}`;
    case "weekday":
      return `Your ${dayName(when.weekday)}s`;
    case "weekend":
      return "Your weekends";
  }
};

export const patternWords = (when: When, finding: Finding): Said => findingWords(timeOf(when), finding);

/** Of all that was looked at nothing stands out. Nothing found is never said as a finding: few entries find little of what is there. */
export const NOTHING_STANDS_OUT =
  "Nothing could be told apart from chance. That does not say there is nothing: it takes many entries to see a small difference, and most diaries are like that.";
/** Nothing could be looked at yet. */
export const TOO_LITTLE_YET =
  "Not enough to say yet. It takes some weeks of entries, as many or few a day as you like.";
/** Stands below whatever is associated. */
export const ASSOCIATED_MEANS =
  "Associated means that they go together in your entries. Which one brings the other, or whether something else brings both, numbers cannot tell.";

export const lastDaysWords = (last: LastDays): Said => {
  if (last.kind === "not_enough") {
    const what =
      last.lacks === "days" ? "of your last five days have an entry" : "earlier stretches of five days are there";
    return { says: "Your last days: not enough to say yet.", numbers: `${last.have} ${what}; it takes ${last.need}.` };
  }
  const says = {
    lower: "Your last days are lower than your usual.",
    brighter: "Your last days are brighter than your usual.",
    usual: "Your last days are like your usual.",
  }[last.kind];
  return {
    says,
    numbers:
      `${points(last.mean)} of 100 over ${times(last.days, "day", "days")}; eight in ten of your earlier stretches lie between ` +
      `${points(last.usualLow)} and ${points(last.usualHigh)}, one in ten was lower and one in ten brighter. ` +
      "It describes days that were, and says nothing about tomorrow.",
  };
};
