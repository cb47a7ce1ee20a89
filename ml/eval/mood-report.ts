import { exponentialAverage } from "#shared/mood/forecast/exponential-average.ts";
import { forecastReading } from "#shared/mood/forecast/forecast.reading.ts";
import type { Forecast, Range } from "#shared/mood/forecast/forecast.ts";
import { mean } from "../../bench/quantile.ts";
import { manyCoverage } from "./coverage.ts";
import { nextDayRows } from "./day-report.ts";
import { between, table, three } from "./figures.ts";
import { casesOf, type ForecastCase } from "./forecast-case.ts";
import { scoreAll, type LoadedModel } from "./loaded-model.ts";
import { moodBaselines, type Dimension } from "./mood-baselines.ts";
import type { MoodFile } from "./mood-file.ts";
import { MOOD_SLICES } from "./mood-slices.ts";
import { skillLead, skillOf, type Judged } from "./skill.ts";

/** Forecasts count from a person's eighth entry on. */
const FIRST_BEFORE = 7;

/** One forecast with what the model said; `person` is the place of its person in the file. */
export type SaidCase = { readonly person: number; readonly one: ForecastCase; readonly forecast: Forecast };
export type MoodFigures = { people: number; skill: number; ewmaSkill: number; coverage80: number };

/** All tables for a file of moods, and the figures of the last line. */
export async function moodReport(file: MoodFile, model: LoadedModel | null): Promise<[string[], MoodFigures]> {
  const cases = file.people.flatMap((person, place) =>
    casesOf(person)
      .filter(({ ask }) => ask.entries.length >= FIRST_BEFORE)
      .map((one) => ({ person: place, one })),
  );
  if (cases.length === 0) {
    return [
      ["Nobody in it has 8 entries: no forecast to judge."],
      { people: 0, skill: 0, ewmaSkill: 0, coverage80: 0 },
    ];
  }
  const asks = cases.map(({ one }) => one.ask);
  const forecasts = model
    ? await scoreAll(model, forecastReading, asks)
    : asks.map((ask) => exponentialAverage(ask).forecast);
  const said = cases.map((one, at) => ({ ...one, forecast: forecasts[at] })).filter(isSaid);
  const who = model ? "mood-forecast" : "the fallback (there is no model)";

  const valence = judge(said, "valence");
  const skill = skillOf(valence, 0, PERSON_MEAN);
  const figures: MoodFigures = {
    people: skill.people,
    skill: skill.skill,
    ewmaSkill: skillOf(valence, AVERAGE, PERSON_MEAN).skill,
    coverage80: mean(said.map(({ one, forecast }) => (holds(forecast.next.valence, one.next.valence) ? 1 : 0))),
  };
  return [
    [
      nextTable(said, "valence", who),
      nextTable(said, "arousal", who),
      table(
        "Mean of the next day with entries, said after the last entry of a day (intervals over people)",
        nextDayRows(said, who),
      ),
      sliceTable(said),
      coverageTable(said),
    ],
    figures,
  ];
}

const isSaid = (one: { person: number; one: ForecastCase; forecast: Forecast | undefined }): one is SaidCase =>
  one.forecast !== undefined;

const BASELINES = moodBaselines();
const NAMES = Object.keys(BASELINES);
/** Places in `Judged.squares`: the model first, then the baselines in their order. */
const PERSON_MEAN = 1 + NAMES.indexOf("person mean");
const AVERAGE = 1 + NAMES.indexOf("exponential average");

export const holds = ({ low, high }: Range, value: number): boolean => value >= low && value <= high;

/** What everybody said of one dimension, the model first. */
const guesses = ({ one, forecast }: SaidCase, of: Dimension): number[] => [
  forecast.next[of].mid,
  ...Object.values(BASELINES).map((baseline) => baseline(one.ask, of)),
];

const judge = (said: readonly SaidCase[], of: Dimension): Judged[] =>
  said.map((one) => ({
    person: one.person,
    squares: guesses(one, of).map((guess) => (one.one.next[of] - guess) ** 2),
  }));

function nextTable(said: readonly SaidCase[], of: Dimension, who: string): string {
  const judged = judge(said, of);
  const errors = said.map((one) => guesses(one, of).map((guess) => Math.abs(one.one.next[of] - guess)));
  const rows = [who, ...NAMES].map((name, place) => {
    const { skill, interval } = skillOf(judged, place, PERSON_MEAN);
    return [name, three(skill), between(interval), three(mean(errors.map((all) => all[place] ?? 0)))];
  });
  const people = new Set(said.map(({ person }) => person)).size;
  const heading = `Next ${of}: ${said.length} forecasts of ${people} people, from the 8th entry on (intervals over people)`;
  return table(heading, [["", "skill", "95 %", "MAE"], ...rows]);
}

function sliceTable(said: readonly SaidCase[]): string {
  const rows = MOOD_SLICES.map(({ name, holds: isIn }) => {
    const judged = judge(
      said.filter(({ one }) => isIn(one)),
      "valence",
    );
    if (judged.length === 0) return [name, "0"];
    const lead = skillLead(judged, 0, AVERAGE, PERSON_MEAN);
    const average = skillOf(judged, AVERAGE, PERSON_MEAN).skill;
    const { skill, interval } = skillOf(judged, 0, PERSON_MEAN);
    const verdict = lead[1] < 0 ? "WHOLLY WORSE" : lead[0] > 0 ? "wholly better" : "";
    return [name, String(judged.length), three(skill), between(interval), three(average), between(lead), verdict];
  });
  const head = ["", "n", "skill", "95 %", "exp. average", "lead, 95 %", ""];
  return table("Next valence by slice, beside the exponential average", [head, ...rows]);
}

function coverageTable(said: readonly SaidCase[]): string {
  const rows = (["valence", "arousal"] as const).map((of) => {
    const people = Map.groupBy(said, ({ person }) => person);
    const held = [...people.values()].map((own) =>
      own.map(({ one, forecast }) => holds(forecast.next[of], one.next[of])),
    );
    const width = mean(said.map(({ forecast }) => forecast.next[of].high - forecast.next[of].low));
    const below = mean(said.map(({ one, forecast }) => (one.next[of] < forecast.next[of].mid ? 1 : 0)));
    const many = manyCoverage(held);
    const share = mean(held.flat().map((isInside) => (isInside ? 1 : 0)));
    const own = many
      ? [
          String(many.people),
          `${three(many.lowest)} (${three(many.lowestPerfect)})`,
          `${three(many.lowestTenth)} (${three(many.lowestTenthPerfect)})`,
          `${many.belowOwn} (${many.belowOwnPerfect.toFixed(1)})`,
        ]
      : ["0"];
    return [of, three(share), three(width), three(below), ...own];
  });
  const head = [
    "",
    "inside",
    "width",
    "below mid",
    "people >= 60",
    "lowest (perfect 5 %)",
    "lowest tenth",
    "below own 5 %",
  ];
  return table("80 % interval; in brackets what a perfect one stays above in 95 % of draws", [head, ...rows]);
}
