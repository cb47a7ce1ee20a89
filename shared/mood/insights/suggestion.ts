import { tagKey } from "#shared/schema/mood.ts";
import type { Association } from "../statistics/associations.ts";
import type { About } from "../statistics/candidates.ts";
import type { Finding } from "../statistics/findings.ts";
import { isGoodTag } from "./good-tags.ts";
import { PRACTICES, type PracticeId, type Source } from "./practices.ts";

export type Confirmed = Extract<Finding, { readonly kind: "associated" }>;

/** Why this is suggested: shown with it, always. */
export type Why =
  | { readonly kind: "association"; readonly about: About; readonly finding: Confirmed }
  | { readonly kind: "practice"; readonly practice: PracticeId; readonly source: Source };

/** `id` is what "don't show" remembers: "tag:walk", "hug_given", "practice:walk". */
export type Suggestion = { readonly id: string; readonly why: Why };

export type SuggestionQuestion = {
  readonly personId: string;
  /** The person's own day, YYYY-MM-DD. */
  readonly day: string;
  readonly associations: readonly Association[];
  /** Ids that the person does not want to be shown, in small letters: a tag is the same in other capitals. */
  readonly hidden: ReadonlySet<string>;
  /** Id of what was shown today already, in any letters; null = nothing yet. */
  readonly shownToday: string | null;
};

const idOf = (about: About): string => (about.kind === "tag" ? `tag:${about.tag}` : about.kind);

/** FNV-1a (Fowler, Noll, Vo) in 32 bits. */
const hashOf = (text: string): number => {
  let value = 0x811c9dc5;
  for (let n = 0; n < text.length; n += 1) value = Math.imul(value ^ text.charCodeAt(n), 0x01000193);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
};

/** What goes with brighter moods, of tags those that can hardly harm; nothing is ever suggested for what goes with lower ones. */
const ofAssociations = (associations: readonly Association[]): readonly Suggestion[] =>
  associations.flatMap(({ about, finding }) =>
    finding.kind === "associated" && finding.direction === "higher" && (about.kind !== "tag" || isGoodTag(about.tag))
      ? [{ id: idOf(about), why: { kind: "association", about, finding } } as const]
      : [],
  );

const OF_PRACTICE: readonly Suggestion[] = PRACTICES.map(({ id, source }) => ({
  id: `practice:${id}`,
  why: { kind: "practice", practice: id, source },
}));

/**
 * What is suggested to somebody today; null = nothing.
 *
 * S1 At most one a day: what was shown today is shown all day, and once it is hidden nothing comes in its place.
 * S2 The same person and day give the same suggestion. S3 It is keyed on a confirmed association with brighter moods, or
 * on plain good practice, and says which; what goes with lower moods is no reason to suggest anything, and neither is a
 * tag that is not on the list of `good-tags.ts`, however bright the moods it goes with. S4 What the person
 * does not want to see never comes. S5 With confirmed associations, those take every other day; otherwise practice does.
 */
export const suggestionOf = (question: SuggestionQuestion): Suggestion | null => {
  const { personId, day, associations, hidden, shownToday } = question;
  const own = ofAssociations(associations).filter(({ id }) => !hidden.has(tagKey(id)));
  const practices = OF_PRACTICE.filter(({ id }) => !hidden.has(id));
  if (shownToday !== null) return [...own, ...practices].find(({ id }) => tagKey(id) === tagKey(shownToday)) ?? null;
  const chance = hashOf(`${personId} ${day}`);
  const pool = practices.length === 0 || (own.length > 0 && chance % 2 === 0) ? own : practices;
  return pool[Math.floor(chance / 2) % Math.max(1, pool.length)] ?? null;
};
