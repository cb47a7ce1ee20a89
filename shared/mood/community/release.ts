import { COMMUNITY_CELLS, type CommunityCell } from "./community-cell.ts";
import { releasableAtMs } from "./iso-week.ts";

/** Nothing is said of fewer people than that (Sweeney 2002: k-anonymity). */
export const LEAST_PEOPLE = 10;
/** Numbers of people are told in steps of that, rounded down. */
export const PEOPLE_STEP = 5;
/** Means are told in twentieths at the finest. */
const FINEST_STEP = 0.05;

/** One person's mean over their entries of one cell, 0..1: whoever logs often counts once (no dominance). */
export type PersonMean = CommunityCell & {
  readonly person: string;
  readonly valence: number;
  readonly arousal: number;
};

/** What is published of a cell; of one with too few people nothing is, not even how few. */
export type ReleasedCell =
  | (CommunityCell & { readonly kind: "silent" })
  | (CommunityCell & {
      readonly kind: "shown";
      /** At least so many people, and fewer than PEOPLE_STEP more. */
      readonly people: number;
      readonly valence: number;
      readonly arousal: number;
    });

/** The figures of one week, named by its Monday; always all cells, in the same order. */
export type Release = { readonly week: string; readonly cells: readonly ReleasedCell[] };

export type ReleaseAnswer =
  | { readonly kind: "released"; readonly release: Release }
  | { readonly kind: "too_early"; readonly fromMs: number };

/** Never finer than what one person can move the mean by, so that one person moves it by one step at most. */
const stepOf = (people: number): number => Math.max(FINEST_STEP, Math.ceil(1 / people / FINEST_STEP) * FINEST_STEP);

const rounded = (values: readonly number[], step: number): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.round(Math.min(1, Math.round(mean / step) * step) * 100) / 100;
};

const average = (means: readonly PersonMean[], of: "valence" | "arousal"): number =>
  means.reduce((sum, mean) => sum + mean[of], 0) / means.length;

const cellOf = (cell: CommunityCell, means: readonly PersonMean[]): ReleasedCell => {
  const people = [...Map.groupBy(means, ({ person }) => person).values()];
  if (people.length < LEAST_PEOPLE) return { kind: "silent", ...cell };
  const step = stepOf(people.length);
  return {
    kind: "shown",
    ...cell,
    people: Math.floor(people.length / PEOPLE_STEP) * PEOPLE_STEP,
    valence: rounded(
      people.map((own) => average(own, "valence")),
      step,
    ),
    arousal: rounded(
      people.map((own) => average(own, "arousal")),
      step,
    ),
  };
};

/**
 * The figures of one week of those who agreed to be counted.
 *
 * C1 A week is fixed and released once it is over everywhere; C2 a release stands: asked for again, the first one comes
 * back, whoever came, changed or left since. So no two releases differ by one person (differencing; Denning 1980).
 * C3 Cells are disjoint and there are no sums over them, so that nothing suppressed is the difference of what is shown.
 * C4 A cell with fewer than LEAST_PEOPLE people says nothing. C5 Each person counts once in a cell. C6 Numbers of people
 * are rounded down to PEOPLE_STEP, means to a step no finer than what one person moves them by.
 */
export const releaseOf = (
  week: string,
  means: readonly PersonMean[],
  before: Release | null,
  nowMs: number,
): ReleaseAnswer => {
  if (before?.week === week) return { kind: "released", release: before };
  const fromMs = releasableAtMs(week);
  if (nowMs < fromMs) return { kind: "too_early", fromMs };
  const cells = COMMUNITY_CELLS.map((cell) =>
    cellOf(
      cell,
      means.filter(({ weekday, block }) => weekday === cell.weekday && block === cell.block),
    ),
  );
  return { kind: "released", release: { week, cells } };
};
