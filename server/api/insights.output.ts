import * as z from "zod";
import type { ReleasedCell } from "#shared/mood/community/release.ts";
import { PRACTICES, type PracticeId } from "#shared/mood/insights/practices.ts";
import type { Suggestion } from "#shared/mood/insights/suggestion.ts";
import type { Community, ForecastView, Insights, InsightsView, NoteSuggestion } from "#shared/schema/insights.ts";
import { aboutOutput, associatedOutput, associationOutput, lastDaysOutput, patternsOutput } from "./findings.output.ts";
import { ms } from "./views.output.ts";

const share = z.number().describe("0 to 1.");
const count = z.number();

const expected = z.object({ low: share, mid: share, high: share }).describe("Quantiles of 10, 50 and 90 %.");
const moment = z.object({ valence: expected, arousal: expected });
const expectedMoods = {
  next: moment.describe("If one logged a mood now."),
  nextDay: moment.describe("The mean of the next day's moods."),
  nextDayOn: z.string().describe("Which day that is at the earliest, YYYY-MM-DD: today, while today has no mood."),
};
const forecastOutput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("shown"), ...expectedMoods }),
  z.object({ kind: z.literal("not_enough"), have: count, need: count }),
  z.object({ kind: z.literal("too_wide") }),
  z.object({
    kind: z.literal("not_there").describe("The model cannot be asked now."),
    average: z.object(expectedMoods).optional().describe("What a plain average says in its place."),
  }),
]) satisfies z.ZodType<ForecastView>;

const practice = z.enum(PRACTICES.map(({ id }) => id) as [PracticeId, ...PracticeId[]]); // as: there are some
const suggestionOutput = z.object({
  id: z.string().describe('What "don\'t show" remembers.'),
  why: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("association"), about: aboutOutput, finding: associatedOutput }),
    z.object({
      kind: z.literal("practice"),
      practice,
      source: z.object({ authors: z.string(), year: z.number(), title: z.string() }),
    }),
  ]),
}) satisfies z.ZodType<Suggestion>;

const insightsOutput = z.object({
  computedAtMs: ms,
  entries: z.number().describe("Moods it rests on."),
  patterns: patternsOutput,
  associations: z.array(associationOutput).readonly(),
  lastDays: lastDaysOutput,
  forecast: forecastOutput,
}) satisfies z.ZodType<Insights>;
export const insightsViewOutput = z.object({
  insights: insightsOutput.nullable().describe("Null = never computed: there is nothing yet, or it is on its way."),
  isStale: z.boolean().describe("Something changed since, which is not in it yet."),
  isDue: z.boolean().describe("That is being computed, within minutes; few changes wait for some hours."),
  suggestion: suggestionOutput.nullable().describe("Today's; null = none."),
}) satisfies z.ZodType<InsightsView>;

const at = { weekday: z.number().describe("0 = Monday."), block: z.number().describe("Of six hours, 0 = 0:00.") };
const cellOutput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("silent"), ...at }),
  z.object({
    kind: z.literal("shown"),
    ...at,
    people: z.number().describe("So many or up to four more."),
    valence: share,
    arousal: share,
  }),
]) satisfies z.ZodType<ReleasedCell>;
export const communityOutput = z.object({
  weeks: z
    .array(z.object({ week: z.string().describe("Its Monday, YYYY-MM-DD."), cells: z.array(cellOutput).readonly() }))
    .readonly(),
}) satisfies z.ZodType<Community>;

export const noteSuggestionOutput = z.object({
  valence: share.describe("From unpleasant, 0, to pleasant, 1."),
  arousal: share.describe("From calm, 0, to stirred, 1."),
  emotions: z
    .array(z.object({ emotion: z.string(), score: share }))
    .readonly()
    .describe("The clearest first."),
}) satisfies z.ZodType<NoteSuggestion>;
