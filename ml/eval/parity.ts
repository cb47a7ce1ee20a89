import { readFileSync } from "node:fs";
import { join } from "node:path";
import { featuresOf } from "#shared/mood/forecast/features.ts";
import { feedsOfAsks } from "#shared/mood/forecast/forecast.reading.ts";
import type { ForecastAsk } from "#shared/mood/forecast/forecast.ts";
import { packAsks } from "#shared/mood/forecast/packed-asks.ts";
import { MODELS, type LoadedModel } from "./loaded-model.ts";
import type { Affect, NoteScorer } from "./note-scorer.ts";

/** A made-up history, its features when the model was trained, and what the model said of them in Python. */
export type ForecastFixture = ForecastAsk & {
  readonly features: readonly number[];
  /** 12 figures. */
  readonly quantiles: readonly number[];
};

export const readForecastFixtures = (): readonly ForecastFixture[] =>
  JSON.parse(readFileSync(join(MODELS, "mood-forecast/fixtures.json"), "utf8")) as ForecastFixture[]; // as: our own file

const furthest = (a: ArrayLike<number>, b: readonly number[]): number =>
  Math.max(...b.map((value, at) => Math.abs(value - (a[at] ?? Number.NaN))));

/** The furthest that features and answers of this machine are from those of the training. */
export async function forecastParity(model: LoadedModel): Promise<{ features: number; answers: number }> {
  const fixtures = readForecastFixtures();
  const packed = packAsks(fixtures);
  const features = featuresOf(packed);
  const said = await model.run(feedsOfAsks(packed));
  return {
    features: furthest(
      features,
      fixtures.flatMap((one) => one.features),
    ),
    answers: furthest(
      said["quantiles"]?.data ?? [],
      fixtures.flatMap(({ quantiles }) => quantiles),
    ),
  };
}

/** The furthest that a note's valence or arousal is here from what Python said of it, in one batch of them all. */
export async function noteParity(scorer: NoteScorer): Promise<number> {
  const file = readFileSync(join(MODELS, "note-affect/fixtures.json"), "utf8");
  const fixtures = JSON.parse(file) as ({ readonly text: string } & Affect)[]; // as: our own file
  const said = await scorer.score(fixtures.map(({ text }) => text));
  return furthest(
    said.flatMap(({ valence, arousal }) => [valence, arousal]),
    fixtures.flatMap(({ valence, arousal }) => [valence, arousal]),
  );
}
