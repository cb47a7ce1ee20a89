import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FEATURES, featuresOf } from "#shared/mood/forecast/features.ts";
import { hoursBetween } from "#shared/mood/forecast/local-day.ts";
import { packAsks } from "#shared/mood/forecast/packed-asks.ts";
import { casesOf, type ForecastCase } from "../eval/forecast-case.ts";
import { readMoodFile, type Person } from "../eval/mood-file.ts";
import { cutIntoPieces } from "./history-pieces.ts";

/**
 * `node ml/train/forecast-rows.ts FILE.tsv FOLDER SEED`: what mood_forecast.py learns from, made by the very featuriser
 * of the product. Writes into the folder `features.f32` [rows, FEATURES], `moment-free.f32` (the same with a target
 * four hours after the newest entry, whatever came) and `facts.f64` [rows, 12]: number of the person, of the entry
 * (0 = first), 0 for whole histories and 1 and up for pieces of them, then next valence and arousal, next day's valence
 * and arousal (NaN = none), whether the day was over, valence and arousal of the newest entry,
 * hours since it, and the local hour of the next.
 */
const [file = "", folder = "", seed = "7"] = process.argv.slice(2);
/** How many times all histories are cut into pieces, each as if somebody had begun there. */
const CUTS = 2;
const HOUR_MS = 3_600_000;

const { people } = readMoodFile(file);
const rounds = [people, ...Array.from({ length: CUTS }, (_, cut) => cutIntoPieces(people, Number(seed) + cut))];
const cases = rounds.flatMap((round, cut) =>
  round.flatMap((person) => casesOf(person).map((one) => ({ one, cut, number: numberOf(person) }))),
);

const features = featuresOf(packAsks(cases.map(({ one }) => one.ask)));
const momentFree = featuresOf(packAsks(cases.map(({ one }) => ({ ...one.ask, target: fourHoursOn(one) }))));
const facts = Float64Array.from(cases.flatMap(({ one, cut, number }) => factsOf(one, cut, number)));
mkdirSync(folder, { recursive: true });
for (const [name, data] of Object.entries({
  "features.f32": features,
  "moment-free.f32": momentFree,
  "facts.f64": facts,
})) {
  writeFileSync(join(folder, name), new Uint8Array(data.buffer));
}
console.log(JSON.stringify({ rows: cases.length, features: FEATURES, people: people.length }));

function numberOf(person: Person): number {
  return people.findIndex(({ id }) => id === person.id);
}

function fourHoursOn({ ask }: ForecastCase): ForecastCase["ask"]["target"] {
  const newest = ask.entries.at(-1) ?? ask.target;
  const hour = newest.localHour + 4;
  return {
    atMs: newest.atMs + 4 * HOUR_MS,
    localHour: hour % 24,
    weekday: hour < 24 ? newest.weekday : (newest.weekday + 1) % 7,
  };
}

function factsOf({ ask, next, nextDay, isDayOver }: ForecastCase, cut: number, number: number): number[] {
  const newest = ask.entries.at(-1);
  return [
    number,
    ask.entries.length,
    cut,
    next.valence,
    next.arousal,
    nextDay?.valence ?? Number.NaN,
    nextDay?.arousal ?? Number.NaN,
    isDayOver ? 1 : 0,
    newest?.valence ?? Number.NaN,
    newest?.arousal ?? Number.NaN,
    newest ? hoursBetween(newest, next) : Number.NaN,
    next.localHour,
  ];
}
