import { describe, expect, test } from "vitest";
import type { Forecast, ForecastAsk } from "#shared/mood/forecast/forecast.ts";
import { dayOfNumber } from "#shared/mood/day-number.ts";
import type { PackedMood } from "#shared/mood/insights/packed-moods.ts";
import type { Scored } from "../../platform/scoring/scoring.port.ts";
import { createForecast, type ForecastQuestion } from "./insights.forecast.ts";

const DAY_MS = 86_400_000;
const FIRST = 20_500;
const moods = (count: number, valenceOf: (n: number) => number = () => 0.5): readonly PackedMood[] =>
  Array.from({ length: count }, (_, n) => [
    `${n}`,
    (FIRST + n) * DAY_MS + 36_000_000,
    dayOfNumber(FIRST + n),
    600,
    valenceOf(n),
    0.5,
    [],
  ]);
const NOW_MS = (FIRST + 30) * DAY_MS + 45_000_000;
const questionOf = (of: Partial<ForecastQuestion> = {}): ForecastQuestion => ({
  moods: moods(20).toReversed(),
  timeZone: "Europe/Berlin",
  today: dayOfNumber(FIRST + 30),
  nowMs: NOW_MS,
  ...of,
});
const range = (low: number, high: number) => ({ low, mid: (low + high) / 2, high });
const affect = (low: number, high: number) => ({ valence: range(low, high), arousal: range(low, high) });
const NARROW: Forecast = { next: affect(0.4, 0.6), nextDay: affect(0.4, 0.6) };
const WIDE: Forecast = { next: affect(0.1, 0.9), nextDay: affect(0.4, 0.6) };

const asking = (said: Scored<Forecast> | Error) => {
  const asked: ForecastAsk[] = [];
  const forecast = createForecast(async (items) => {
    asked.push(...items);
    if (said instanceof Error) throw said;
    return said;
  });
  return { asked, ask: (of: Partial<ForecastQuestion> = {}) => forecast("ann", questionOf(of)) };
};

describe("what is to be expected", () => {
  test("is what the model says, of the entries oldest first, for now by the clock of the device that looks", async () => {
    const { ask, asked } = asking({ kind: "scored", results: [NARROW] });
    expect(await ask()).toEqual({ kind: "shown", ...NARROW, nextDayOn: dayOfNumber(FIRST + 30) });
    const [{ entries, target } = expect.fail("nothing was asked")] = asked;
    expect(entries.map(({ atMs }) => atMs)).toEqual(moods(20).map(([, atMs]) => atMs));
    expect(entries[0]).toEqual({
      atMs: FIRST * DAY_MS + 36_000_000,
      localHour: 10,
      weekday: 0,
      valence: 0.5,
      arousal: 0.5,
    });
    expect(target).toEqual({ atMs: NOW_MS, localHour: 13.5, weekday: 2 });
  });

  test("comes after the newest entry, whatever the clock of its device said", async () => {
    const { ask, asked } = asking({ kind: "scored", results: [NARROW] });
    await ask({ nowMs: 0 });
    expect(asked[0]?.target.atMs).toBe(asked[0]?.entries.at(-1)?.atMs);
  });

  test("is not asked of too few entries, and not shown where it says nothing", async () => {
    const few = asking({ kind: "scored", results: [NARROW] });
    expect(await few.ask({ moods: moods(13) })).toEqual({ kind: "not_enough", have: 13, need: 14 });
    expect(few.asked).toEqual([]);
    expect(await asking({ kind: "scored", results: [WIDE] }).ask()).toEqual({ kind: "too_wide" });
  });

  test("of the next day: today while today has no mood, else the day after", async () => {
    const { ask } = asking({ kind: "scored", results: [NARROW, NARROW] });
    const on = async (today: number) => {
      const said = await ask({ today: dayOfNumber(FIRST + today) });
      return said.kind === "shown" ? said.nextDayOn : said.kind;
    };
    // The newest mood is of the 19th.
    expect(await on(19)).toBe(dayOfNumber(FIRST + 20));
    expect(await on(20)).toBe(dayOfNumber(FIRST + 20));
    expect(await on(33)).toBe(dayOfNumber(FIRST + 33));
    expect(await on(18)).toBe(dayOfNumber(FIRST + 20));
  });

  test("is asked anew at each look: a model that is back is noticed at the next", async () => {
    const said: Scored<Forecast>[] = [
      { kind: "refused", refusal: { code: "try_later" } },
      { kind: "scored", results: [NARROW] },
    ];
    const targets: number[] = [];
    const forecast = createForecast(async ([ask]) => {
      targets.push(ask?.target.atMs ?? 0);
      return said.shift() ?? { kind: "not_there", why: "no_file" };
    });
    expect((await forecast("ann", questionOf())).kind).toBe("not_there");
    expect((await forecast("ann", questionOf({ nowMs: NOW_MS + 14 * DAY_MS }))).kind).toBe("shown");
    expect(targets).toEqual([NOW_MS, NOW_MS + 14 * DAY_MS]);
  });

  test.each<[string, Scored<Forecast> | Error]>([
    ["missing", { kind: "not_there", why: "no_file" }],
    ["crowded", { kind: "refused", refusal: { code: "try_later" } }],
    ["silent", { kind: "scored", results: [] }],
    ["broken", new Error("out of order")],
  ])("of a model that is %s an average says what it can, and that it is one", async (_, said) => {
    const { ask } = asking(said);
    const view = await ask();
    expect(view).toMatchObject({ kind: "not_there", average: { next: { valence: { mid: 0.5 } } } });
    expect(JSON.stringify(view)).not.toContain("null");
    const restless = moods(20, (n) => n % 2);
    expect(await ask({ moods: restless })).toEqual({ kind: "not_there" });
  });
});
