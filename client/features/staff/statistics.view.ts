import { DECISIONS, type CaseDay, type CaseStatistics } from "#shared/schema/case.ts";
import type { Category } from "#shared/schema/conduct.ts";
import { leftWords } from "../../ui/when.ts";
import { DECISION_NAMES } from "./cases.view.ts";

export type Counts = { readonly reported: number; readonly decided: number };
type Counted<K> = readonly (readonly [K, Counts])[];

const countsBy = <K extends string>(days: readonly CaseDay[], keyOf: (day: CaseDay) => K): Counted<K> => {
  const counts = new Map<K, Counts>();
  for (const day of days) {
    const { reported, decided } = counts.get(keyOf(day)) ?? { reported: 0, decided: 0 };
    counts.set(keyOf(day), { reported: reported + day.reported, decided: decided + day.decided });
  }
  return [...counts];
};

/** The one that was reported most often first. */
export const byCategory = (days: readonly CaseDay[]): Counted<Category> =>
  countsBy(days, ({ category }) => category).toSorted(([, one], [, other]) => other.reported - one.reported);

/** Days on which something came or was decided, newest first. */
export const byDay = (days: readonly CaseDay[]): Counted<string> =>
  countsBy(days, ({ day }) => day).toSorted(([one], [other]) => other.localeCompare(one));

const DAY: Intl.DateTimeFormatOptions = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
export const dayWords = (day: string): string => new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", DAY);

const reportsWords = (count: number): string => (count === 1 ? "1 report" : `${count} reports`);

/** What came, and how soon it was decided, as sentences. */
export const statisticsWords = ({ reported, decided, inTime, medianMs, decisions }: CaseStatistics): string => {
  const came = reported === 0 ? "Nothing was reported" : `${reportsWords(reported)} came`;
  if (decided === 0) return `${came}, and none was decided.`;
  const soon = [
    medianMs !== null && `half of them within ${leftWords(medianMs)}`,
    inTime !== null && `${Math.floor(inTime * 100)} of 100 in time`,
  ].filter((words) => words !== false);
  const what = DECISIONS.filter((decision) => decisions[decision] > 0).map(
    (decision) => `${decisions[decision]} ${DECISION_NAMES[decision]}`,
  );
  return `${came}, ${decided} ${decided === 1 ? "was" : "were"} decided: ${soon.join(", ")}. They came to: ${what.join(", ")}.`;
};
