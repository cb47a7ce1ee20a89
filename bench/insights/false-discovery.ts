import { lastDaysOf } from "#shared/mood/statistics/last-days.ts";
import { patternsOf } from "#shared/mood/statistics/patterns.ts";
import type { MoodPoint } from "#shared/mood/statistics/mood-point.ts";
import { diceFrom } from "../../tools/friends/dice.ts";
import { WAYS, type Way } from "./fake-tags.ts";
import { realHistories, type Histories } from "./histories.ts";
import { madeHistory } from "./made-histories.ts";
import { PLANTED, runTrial, type Trial } from "./trial.ts";

/** Shorter histories are not counted in the figures; they have a line in the table. */
const COUNTED_FROM = 30;
const SHORTEST = 14;
export const LENGTHS = [SHORTEST, COUNTED_FROM, 60, 120, Infinity] as const;

export type Rates = {
  readonly people: number;
  /** Mean over people of false / max(1, found), with effects planted. */
  readonly falseShare: number;
  /** Share of people with any false one, with none planted. */
  readonly anyFalse: number;
  /** Share of planted effects that were found. */
  readonly power: number;
};

export type OfWay = {
  readonly ours: Rates;
  readonly naive: Rates;
  readonly byLength: readonly { readonly from: number; readonly until: number; readonly ours: Rates }[];
};

export type FalseDiscovery = {
  readonly source: Histories["source"];
  /** The greater of false share and any false, of each way: what the goal of at most 0.1 is about. */
  readonly independent: number;
  readonly streaky: number;
  readonly timeLocked: number;
  readonly power: Readonly<Record<Way, number>>;
  readonly ways: Readonly<Record<Way, OfWay>>;
  /** Share of generated people without a rhythm for whom a pattern by hour or weekday is said all the same. */
  readonly patternsFalse: number;
  /** Share of days on which the last days are called lower, and brighter. */
  readonly lastDaysLower: number;
  readonly lastDaysBrighter: number;
};

export type Options = {
  /** Where CoVidAffect's folder is; null = generated histories. */
  readonly dataFolder: string | null;
  readonly seed: number;
  /** How often each person gets new tags. */
  readonly rounds: number;
};

const share = <T>(list: readonly T[], of: (one: T) => number): number =>
  list.length === 0 ? 0 : list.reduce((sum, one) => sum + of(one), 0) / list.length;

const ratesOf = (trials: readonly Trial[]): Rates => ({
  people: trials.length,
  falseShare: share(trials, (trial) => trial.falseShare),
  anyFalse: share(trials, (trial) => Number(trial.isAnyFalse)),
  power: share(trials, (trial) => trial.plantedFound / PLANTED),
});

const studyWay = (way: Way, people: Histories["people"], { seed, rounds }: Options): OfWay => {
  const dice = diceFrom(seed + WAYS.indexOf(way));
  const trials = Array.from({ length: rounds }).flatMap(() => people.map((history) => runTrial(way, dice, history)));
  const ours = trials.map((trial) => trial.ours);
  const isCounted = ({ entries }: Trial): boolean => entries >= COUNTED_FROM;
  return {
    ours: ratesOf(ours.filter(isCounted)),
    naive: ratesOf(trials.map((trial) => trial.naive).filter(isCounted)),
    byLength: LENGTHS.slice(0, -1).map((from, at) => {
      const until = LENGTHS[at + 1] ?? Infinity;
      return { from, until, ours: ratesOf(ours.filter(({ entries }) => entries >= from && entries < until)) };
    }),
  };
};

const madePeople = (seed: number): Histories => {
  const dice = diceFrom(seed);
  const people = Array.from({ length: 80 }, () => madeHistory(dice, dice.between(8, 80), { day: 0.5, week: 0.4 }));
  return { source: "generated", people: people.filter(({ length }) => length >= SHORTEST) };
};

const patternsSaid = (history: readonly MoodPoint[]): boolean =>
  patternsOf(history).looked.some(({ finding }) => finding.kind === "associated");

const lastDaysSaid = (people: Histories["people"]): readonly string[] =>
  people.flatMap((history) =>
    [...new Set(history.map(({ day }) => day))].map((today) => {
      const past = history.filter(({ day }) => day <= today);
      return lastDaysOf(past, today).kind;
    }),
  );

/** How often what is said is not so: fake tags on real histories, and people without rhythm. Same seed, same figures. */
export const runFalseDiscovery = async (options: Options): Promise<FalseDiscovery> => {
  const real = options.dataFolder === null ? null : realHistories(options.dataFolder, SHORTEST);
  const { source, people } = real ?? madePeople(options.seed);
  const ways = {
    independent: studyWay("independent", people, options),
    streaky: studyWay("streaky", people, options),
    timeLocked: studyWay("timeLocked", people, options),
  };
  const worst = (way: Way): number => Math.max(ways[way].ours.falseShare, ways[way].ours.anyFalse);
  const dice = diceFrom(options.seed + 100);
  const flat = Array.from({ length: 60 * options.rounds }, () =>
    madeHistory(dice, dice.between(30, 120), { day: 0, week: 0 }),
  );
  const said = lastDaysSaid(people).filter((kind) => kind !== "not_enough");
  return {
    source,
    independent: worst("independent"),
    streaky: worst("streaky"),
    timeLocked: worst("timeLocked"),
    power: {
      independent: ways.independent.ours.power,
      streaky: ways.streaky.ours.power,
      timeLocked: ways.timeLocked.ours.power,
    },
    ways,
    patternsFalse: share(flat, (history) => Number(patternsSaid(history))),
    lastDaysLower: share(said, (kind) => Number(kind === "lower")),
    lastDaysBrighter: share(said, (kind) => Number(kind === "brighter")),
  };
};
