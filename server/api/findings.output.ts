import * as z from "zod";
import type { Association } from "#shared/mood/statistics/associations.ts";
import type { About } from "#shared/mood/statistics/candidates.ts";
import type { Cell } from "#shared/mood/statistics/cell.ts";
import type { Effect, Finding } from "#shared/mood/statistics/findings.ts";
import type { Lack } from "#shared/mood/statistics/enough.ts";
import type { LastDays } from "#shared/mood/statistics/last-days.ts";
import type { Patterns, When } from "#shared/mood/statistics/patterns.ts";

const share = z.number().describe("0 to 1.");
const count = z.number();
const list = <T extends z.ZodType>(of: T) => z.array(of).readonly();

const sides = { entriesWith: count, entriesWithout: count, daysWith: count, daysWithout: count };
const effect = {
  ...sides,
  shift: z.number().describe("How much higher entries with it are than those without, -1 to 1."),
  low: z.number().describe("Where its interval begins."),
  high: z.number(),
  superiority: share.describe("How often an entry with it is above one without."),
  p: share,
  adjustedP: share.describe("After Benjamini-Hochberg over all that was looked at."),
} satisfies Readonly<Record<keyof Effect, z.ZodType>>;
const lack = {
  lacks: z.enum(["entriesWith", "entriesWithout", "daysWith", "daysWithout"]),
  have: count,
  need: count,
} satisfies Readonly<Record<keyof Lack, z.ZodType>>;

export const associatedOutput = z.object({
  kind: z.literal("associated"),
  direction: z.enum(["higher", "lower"]),
  ...effect,
});
const findingOutput = z.discriminatedUnion("kind", [
  associatedOutput,
  z.object({
    kind: z
      .enum(["nothing_found", "not_steady"])
      .describe("Told apart from chance: not at all, which is not that there is nothing; or not in both halves."),
    ...effect,
  }),
  z.object({ kind: z.literal("not_enough"), ...lack }),
]) satisfies z.ZodType<Finding>;

export const aboutOutput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("tag"), tag: z.string() }),
  z.object({ kind: z.enum(["hug_received", "hug_given", "group_hug"]) }),
]) satisfies z.ZodType<About>;
export const associationOutput = z.object({
  about: aboutOutput,
  finding: findingOutput,
}) satisfies z.ZodType<Association>;

const cellOutput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("silent"), entries: count, days: count }),
  z.object({ kind: z.literal("shown"), entries: count, days: count, mean: share, low: share, high: share }),
]) satisfies z.ZodType<Cell>;
const whenOutput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("block"), fromHour: count, untilHour: count }),
  z.object({ kind: z.literal("weekday"), weekday: z.number().describe("0 = Monday.") }),
  z.object({ kind: z.literal("weekend") }),
]) satisfies z.ZodType<When>;
export const patternsOutput = z.object({
  hours: list(cellOutput).describe("24, by hour of one's own clock."),
  weekdays: list(cellOutput).describe("7, from Monday."),
  week: list(list(cellOutput)).describe("7 from Monday, each of 8 blocks of three hours."),
  looked: list(z.object({ when: whenOutput, finding: findingOutput })),
}) satisfies z.ZodType<Patterns>;

export const lastDaysOutput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("not_enough"), lacks: z.enum(["days", "stretches"]), have: count, need: count }),
  z.object({
    kind: z.enum(["usual", "lower", "brighter"]),
    mean: share,
    usualLow: share,
    usualHigh: share,
    days: count,
    stretches: count,
  }),
]) satisfies z.ZodType<LastDays>;
