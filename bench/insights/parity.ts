import { readFile } from "node:fs/promises";
import * as z from "zod";
import type { ForecastAsk } from "#shared/mood/forecast/forecast.ts";
import type { Scored, Scoring } from "../../server/platform/scoring/scoring.port.ts";

/** What Python said of texts and histories of our own, beside each model. */
const noteFixtures = z.array(z.object({ text: z.string(), valence: z.number(), arousal: z.number() }));
const forecastFixtures = z.array(
  z.object({
    entries: z.custom<ForecastAsk["entries"]>(),
    target: z.custom<ForecastAsk["target"]>(),
    quantiles: z.array(z.number()),
  }),
);

/** By how much what the workers say differs from what Python said, at most; null = there is no model, or no fixtures. */
export const parityOf = async (
  scoring: Scoring,
  folder: URL,
): Promise<{ readonly notes: number | null; readonly forecasts: number | null }> => {
  const read = async (path: string): Promise<unknown> => {
    const text = await readFile(new URL(path, folder), "utf8").catch(() => "[]");
    return JSON.parse(text);
  };
  const notes = noteFixtures.parse(await read("note-affect/fixtures.json"));
  const forecasts = forecastFixtures.parse(await read("mood-forecast/fixtures.json"));
  return {
    notes: farthest(
      notes.map(({ valence, arousal }) => [valence, arousal]),
      await scoring.notes(
        notes.map(({ text }) => text),
        "parity",
      ),
      ({ valence, arousal }) => [valence, arousal],
    ),
    forecasts: farthest(
      forecasts.map(({ quantiles }) => quantiles),
      await scoring.forecasts(forecasts, "parity"),
      ({ next, nextDay }) =>
        [next, nextDay].flatMap(({ valence, arousal }) =>
          [valence, arousal].flatMap(({ low, mid, high }) => [low, mid, high]),
        ),
    ),
  };
};

const farthest = <Result>(
  expected: readonly (readonly number[])[],
  scored: Scored<Result>,
  numbersOf: (result: Result) => readonly number[],
): number | null => {
  if (scored.kind === "not_there" || expected.length === 0) return null;
  if (scored.kind === "refused") return Number.POSITIVE_INFINITY;
  const distances = scored.results.flatMap((result, row) =>
    numbersOf(result).map((value, at) => Math.abs(value - (expected[row]?.[at] ?? Number.POSITIVE_INFINITY))),
  );
  return Math.max(...distances);
};
