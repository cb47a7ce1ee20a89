import { associationsOf } from "#shared/mood/statistics/associations.ts";
import { NO_HUGS, type MoodPoint } from "#shared/mood/statistics/mood-point.ts";
import type { Dice } from "../../tools/friends/dice.ts";
import { fakeTag, type Way } from "./fake-tags.ts";
import { naiveFound } from "./naive.ts";

/** Tags that each person has, all of them fake, and how many of these get an effect where one is planted. */
const TAGS = 10;
export const PLANTED = 2;
/** What is planted, in standard deviations of the person's own mood: the first tag lifts, the second lowers. */
export const EFFECT = 0.6;

/** One person's history with fake tags once, by our way or the naive one. */
export type Trial = {
  readonly entries: number;
  /** Whether anything was found when nothing was planted. */
  readonly isAnyFalse: boolean;
  /** With effects planted: false ones among those found, 0..1, and how many of those planted were found. */
  readonly falseShare: number;
  readonly plantedFound: number;
};

const ourFound = (points: readonly MoodPoint[]): readonly string[] =>
  associationsOf(points, NO_HUGS).flatMap(({ about, finding }) =>
    about.kind === "tag" && finding.kind === "associated" ? [about.tag] : [],
  );

const spreadOf = (values: readonly number[]): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / values.length);
};

const trialOf = (
  bare: readonly MoodPoint[],
  planted: readonly MoodPoint[],
  find: (points: readonly MoodPoint[]) => readonly string[],
): Trial => {
  const found = find(planted);
  const plantedFound = found.filter((tag) => Number(tag) < PLANTED).length;
  return {
    entries: bare.length,
    isAnyFalse: find(bare).length > 0,
    falseShare: (found.length - plantedFound) / Math.max(1, found.length),
    plantedFound,
  };
};

/** Both ways on the same tags of one person. */
export const runTrial = (
  way: Way,
  dice: Dice,
  history: readonly MoodPoint[],
): { readonly ours: Trial; readonly naive: Trial } => {
  const marks = Array.from({ length: TAGS }, () => fakeTag(way, dice, history));
  const effect = EFFECT * spreadOf(history.map(({ valence }) => valence));
  const bare = history.map((point, n) => ({
    ...point,
    tags: marks.flatMap((mark, tag) => (mark[n] ? [`${tag}`] : [])),
  }));
  const planted = bare.map((point) => ({
    ...point,
    valence: point.valence + effect * (Number(point.tags.includes("0")) - Number(point.tags.includes("1"))),
  }));
  return { ours: trialOf(bare, planted, ourFound), naive: trialOf(bare, planted, naiveFound) };
};
