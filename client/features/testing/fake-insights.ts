import { COMMUNITY_CELLS } from "#shared/mood/community/community-cell.ts";
import type { Release } from "#shared/mood/community/release.ts";
import { dayAfter } from "#shared/mood/local-time.ts";
import { BLOCKS } from "#shared/mood/statistics/residuals.ts";
import type { Association } from "#shared/mood/statistics/associations.ts";
import type { Cell } from "#shared/mood/statistics/cell.ts";
import type { About } from "#shared/mood/statistics/candidates.ts";
import type { Finding } from "#shared/mood/statistics/findings.ts";
import type { Patterns, When } from "#shared/mood/statistics/patterns.ts";
import type { ExpectedMoods, ForecastView, Insights, InsightsView } from "#shared/schema/insights.ts";
import { after } from "../../net/clock.ts";
import type { InsightsClient } from "../../net/insights.port.ts";

const HOUR_MS = 3_600_000;
const effect = (shift: number, reach: number, entriesWith: number, daysWith: number) => ({
  shift,
  low: shift - reach,
  high: shift + reach * 1.1,
  superiority: 0.5 + shift,
  p: 0.001,
  adjustedP: 0.01,
  entriesWith,
  entriesWithout: 312 - entriesWith,
  daysWith,
  daysWithout: 148,
});
const found = (shift: number, reach: number, entries: number, days: number): Finding => ({
  kind: "associated",
  direction: shift > 0 ? "higher" : "lower",
  ...effect(shift, reach, entries, days),
});
const alike = (shift: number, entries: number): Finding => ({
  kind: "nothing_found",
  ...effect(shift, 0.06, entries, entries - 4),
});
const few = (have: number, need = 8): Finding => ({ kind: "not_enough", lacks: "entriesWith", have, need });
const tag = (name: string): About => ({ kind: "tag", tag: name });

const MUCH: readonly Association[] = [
  { about: tag("long walk"), finding: found(0.112, 0.052, 46, 41) },
  { about: { kind: "hug_received" }, finding: found(0.074, 0.041, 38, 33) },
  { about: tag("deadline"), finding: found(-0.094, 0.06, 29, 22) },
  { about: tag("coffee"), finding: alike(0.012, 120) },
  { about: tag("family"), finding: alike(-0.021, 34) },
  { about: { kind: "hug_given" }, finding: alike(0.03, 27) },
  { about: tag("swimming"), finding: few(5) },
  { about: { kind: "group_hug" }, finding: few(2) },
];
const LITTLE: readonly Association[] = [
  { about: tag("long walk"), finding: few(6) },
  { about: tag("work"), finding: few(4) },
  { about: { kind: "hug_received" }, finding: few(2) },
  { about: { kind: "hug_given" }, finding: few(1) },
  { about: { kind: "group_hug" }, finding: few(0) },
];

const shown = (mean: number, entries: number): Cell => ({
  kind: "shown",
  entries,
  days: entries - 1,
  mean,
  low: Math.max(0, mean - 0.09),
  high: Math.min(1, mean + 0.09),
});
const silent = (entries: number): Cell => ({ kind: "silent", entries, days: Math.min(entries, 2) });
const list = (length: number): readonly number[] => Array.from({ length }, (_, at) => at);
const meanAt = (weekday: number, block: number): number =>
  0.5 + 0.14 * Math.min(1, Math.max(-1, (block - 3.2) / 3)) + (weekday > 4 ? 0.1 : 0) - (weekday === 0 ? 0.09 : 0);
const TIMES: readonly When[] = [
  ...list(BLOCKS).map((block) => ({ kind: "block", fromHour: block * 3, untilHour: block * 3 + 3 }) as const),
  ...list(7).map((weekday) => ({ kind: "weekday", weekday }) as const),
  { kind: "weekend" },
];
const patternsOf = (isMuch: boolean): Patterns => ({
  hours: list(24).map((hour) => (isMuch && hour > 6 ? shown(0.45 + hour / 100, 12) : silent(isMuch ? 0 : hour % 3))),
  weekdays: list(7).map((weekday) => (isMuch ? shown(meanAt(weekday, 4), 44) : silent(2))),
  week: list(7).map((weekday) =>
    list(BLOCKS).map((block) =>
      isMuch && block > 1 && (weekday + block * 3) % 7 > 0
        ? shown(meanAt(weekday, block), 6 + ((weekday + block) % 5))
        : silent(block > 1 ? 1 : 0),
    ),
  ),
  looked: TIMES.map((when, at) => ({
    when,
    finding: !isMuch
      ? few(at % 6)
      : when.kind === "weekend"
        ? found(0.067, 0.038, 92, 60)
        : at < 2
          ? few(at)
          : alike((at % 5) / 100 - 0.02, 30 + at),
  })),
});

const EXPECTED: Omit<ExpectedMoods, "nextDayOn"> = {
  next: { valence: { low: 0.44, mid: 0.61, high: 0.78 }, arousal: { low: 0.24, mid: 0.41, high: 0.6 } },
  nextDay: { valence: { low: 0.5, mid: 0.62, high: 0.73 }, arousal: { low: 0.3, mid: 0.42, high: 0.55 } },
};
const forecastOf = (scene: string, today: string): ForecastView => {
  const expected: ExpectedMoods = { ...EXPECTED, nextDayOn: dayAfter(today, 1) };
  if (scene === "insights-no-model") return { kind: "not_there", average: expected };
  if (scene === "insights-wide") return { kind: "too_wide" };
  return scene === "insights-little" ? { kind: "not_enough", have: 9, need: 14 } : { kind: "shown", ...expected };
};

const insightsOf = (scene: string, nowMs: number, today: string): Insights => {
  const isLittle = scene === "insights-little";
  return {
    computedAtMs: nowMs - (scene === "insights-stale" ? 20 : 2) * HOUR_MS,
    entries: isLittle ? 9 : 312,
    patterns: patternsOf(!isLittle),
    associations: isLittle ? LITTLE : scene === "insights-quiet" ? MUCH.slice(3) : MUCH,
    lastDays: isLittle
      ? { kind: "not_enough", lacks: "stretches", have: 3, need: 30 }
      : {
          kind: scene === "insights-low" ? "lower" : "usual",
          mean: scene === "insights-low" ? 0.38 : 0.6,
          usualLow: 0.47,
          usualHigh: 0.7,
          days: 5,
          stretches: 120,
        },
    forecast: forecastOf(scene, today),
  };
};
const weekOf = (week: string, at: number): Release => ({
  week,
  cells: COMMUNITY_CELLS.map((cell) =>
    cell.block === 0 || (cell.weekday + cell.block + at) % 5 === 0
      ? { kind: "silent", ...cell }
      : {
          kind: "shown",
          ...cell,
          people: 15 + 5 * (cell.block + at),
          valence: meanAt(cell.weekday, cell.block * 2 + 1),
          arousal: 0.4,
        },
  ),
});

/**
 * `insights` and any other scene have much, `insights-little` too little, `insights-new` nothing, `insights-first` is being
 * worked out for the first time, `insights-no-model` has an average in place of a model, `insights-wide` expects too widely,
 * `insights-stale` is worked out anew, `insights-newer` has newer moods that wait, `insights-low` had low days, `insights-quiet` finds nothing, `insights-away`,
 * `insights-slow`.
 */
export const fakeInsights = (scene: string, nowMs: number): InsightsClient => {
  let ids: readonly string[] = scene === "insights-new" ? [] : ["practice:same_bedtime", "tag:coffee"];
  const AWAY = { ok: false, refusal: { code: "offline" } } as const;
  const isNew = ["empty", "insights-new", "insights-first"].includes(scene);
  const suggestion: InsightsView["suggestion"] =
    scene === "insights-little" || scene === "insights-no-model"
      ? {
          id: "practice:breathe",
          why: {
            kind: "practice",
            practice: "breathe",
            source: {
              authors: "Steffen, Austin, DeBarros and Brown",
              year: 2017,
              title:
                "The impact of resonance frequency breathing on measures of heart rate variability, blood pressure, and mood",
            },
          },
        }
      : {
          id: "tag:long walk",
          why: { kind: "association", about: tag("long walk"), finding: found(0.112, 0.052, 46, 41) as never },
        }; // as: it is one that is associated
  const isDue = scene === "insights-stale" || scene === "insights-first";
  const viewOn = (today: string): InsightsView => ({
    insights: isNew ? null : insightsOf(scene, nowMs, today),
    isStale: isDue || scene === "insights-newer",
    isDue,
    suggestion: isNew ? null : suggestion,
  });
  return {
    view: async (today) => {
      if (scene === "insights-slow") return new Promise(() => {});
      if (scene === "insights-away") return AWAY;
      return { ok: true, value: viewOn(today), asOfMs: scene === "offline" ? nowMs - 5 * HOUR_MS : null };
    },
    community: async () => {
      if (scene === "offline" || scene === "insights-away") return AWAY;
      const weeks = isNew ? [] : ["2026-11-09", "2026-11-02", "2026-10-26"].map(weekOf);
      const silentWeek: Release = {
        week: "2026-11-09",
        cells: COMMUNITY_CELLS.map((cell) => ({ kind: "silent", ...cell })),
      };
      return { ok: true, value: { weeks: scene === "insights-little" ? [silentWeek] : weeks } };
    },
    hidden: async () => ({ ok: true, value: ids }),
    hide: (id, on) =>
      new Promise((resolve) => {
        ids = [...ids.filter((one) => one !== id), ...(on ? [id] : [])];
        after(150, () => resolve({ ok: true }));
      }),
  };
};
