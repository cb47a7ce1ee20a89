import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { NoteAffect } from "#shared/mood/note/affect.ts";
import type { Forecast, ForecastAsk } from "#shared/mood/forecast/forecast.ts";
import { NOTE_MAX } from "#shared/schema/mood.limits.ts";
import { systemClock } from "../clock.ts";
import type { Log } from "../logger/logger.ts";
import type { Scored, Scoring } from "./scoring.port.ts";
import { createScoring, MODELS_FOLDER } from "./scoring.ts";

/** What Python said of our own texts and histories (`ml/train`). */
const fixtures = <Fixture>(model: string): readonly Fixture[] =>
  JSON.parse(readFileSync(new URL(`${model}/fixtures.json`, MODELS_FOLDER), "utf8")) as Fixture[]; // as: written by our training
const notes = fixtures<{ text: string; valence: number; arousal: number }>("note-affect");
const histories = fixtures<ForecastAsk & { quantiles: number[] }>("mood-forecast");
const PARITY = 1e-5;

let scoring: Scoring;
beforeAll(() => {
  const log = { warn: (fields: unknown) => expect.fail(JSON.stringify(fields)) } as unknown as Log; // as: all that is called of it
  scoring = createScoring({ threads: 1, clock: systemClock, log });
});
afterAll(() => scoring.close());

const resultsOf = <Result>(scored: Scored<Result>): readonly Result[] =>
  scored.kind === "scored" ? scored.results : expect.fail(JSON.stringify(scored));
const placeOf = ({ valence, arousal }: Pick<NoteAffect, "valence" | "arousal">) => [valence, arousal];
const quantilesOf = ({ next, nextDay }: Forecast) =>
  [next, nextDay].flatMap(({ valence, arousal }) =>
    [valence, arousal].flatMap(({ low, mid, high }) => [low, mid, high]),
  );
const expectNear = (said: readonly number[], expected: readonly number[]): void => {
  expect(said).toHaveLength(expected.length);
  for (const [at, value] of said.entries()) expect(Math.abs(value - (expected[at] ?? Infinity))).toBeLessThan(PARITY);
};

describe("the models that are shipped, through the workers", () => {
  test("notes are placed where Python places them, in one batch and by themselves", async () => {
    const texts = notes.map(({ text }) => text);
    const together = resultsOf(await scoring.notes(texts, "ann"));
    const alone = await Promise.all(texts.slice(0, 40).map((text, n) => scoring.notes([text], `caller ${n}`)));
    expectNear(together.flatMap(placeOf), notes.flatMap(placeOf));
    expectNear(alone.flatMap(resultsOf).flatMap(placeOf), notes.slice(0, 40).flatMap(placeOf));
  });

  test("forecasts are what Python forecasts", async () => {
    const forecasts = resultsOf(await scoring.forecasts(histories, "ann"));
    expectNear(
      forecasts.flatMap(quantilesOf),
      histories.flatMap(({ quantiles }) => quantiles),
    );
  });

  test("a thousand of each at once are all answered, in their order", async () => {
    const many = Array.from({ length: 1_000 }, (_, n) => n % notes.length);
    const asked = many.map((at) => notes[at]?.text ?? "");
    const [placed, forecast] = await Promise.all([
      scoring.notes(asked, "ann"),
      scoring.forecasts(
        many.map((at) => histories[at % histories.length] as ForecastAsk), // as: there is one for each
        "ben",
      ),
    ]);
    expectNear(
      resultsOf(placed).map(({ valence }) => valence),
      many.map((at) => notes[at]?.valence ?? Infinity),
    );
    expect(resultsOf(forecast)).toHaveLength(1_000);
    expect(scoring.metrics()).toMatchObject({
      replaced: 0,
      retries: 0,
      waiting: 0,
      models: { "note-affect": "there" },
    });
  });

  test("what is none is refused: a note of ten million characters, NaN, a valence of 1.01", async () => {
    const refused = (path: string) => ({ kind: "refused", refusal: { code: "bad_message", path } });
    expect(await scoring.notes(["fine", "x".repeat(10_000_000)], "ann")).toEqual(refused("1"));
    expect(resultsOf(await scoring.notes(["x".repeat(NOTE_MAX), "😀".repeat(NOTE_MAX)], "ann"))).toHaveLength(2);
    const target = { atMs: 2, localHour: 8, weekday: 1 };
    const entry = { atMs: 1, localHour: 7, weekday: 1, valence: 0.5, arousal: 0.5 };
    for (const valence of [Number.NaN, 1.01])
      expect(await scoring.forecasts([{ entries: [{ ...entry, valence }], target }], "ann")).toEqual(refused("0"));
  });
});
