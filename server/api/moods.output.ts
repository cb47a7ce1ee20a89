import * as z from "zod";
import type { Streak } from "#shared/mood/streak.ts";
import { AUDIENCES } from "#shared/schema/audience.ts";
import { idSchema } from "#shared/schema/hug.ts";
import type {
  ImportedPart,
  MoodChanged,
  MoodDay,
  MoodDraft,
  MoodHour,
  MoodImport,
  MoodTag,
  MoodVersion,
  MoodView,
  MoodWord,
  PastNote,
  RemovedMood,
  SharedMood,
} from "#shared/schema/mood.ts";
import { ms } from "./views.output.ts";

const unit = z.number().describe("0 to 1.");
const day = z.string().describe("YYYY-MM-DD.");
const draft = {
  mood: z.string(),
  intensity: unit,
  valence: unit.describe("From unpleasant, 0, to pleasant, 1."),
  arousal: unit.describe("From calm, 0, to stirred, 1."),
  note: z.string(),
  tags: z.array(z.string()),
  audience: z.enum(AUDIENCES),
  feltAtMs: ms,
  timeZone: z.string(),
} satisfies Readonly<Record<keyof MoodDraft, z.ZodType>>;

export const moodOutput = z.object({
  ...draft,
  id: idSchema,
  key: idSchema,
  day: day.describe("In the zone in which it was felt."),
  revision: z.number(),
  editedAtMs: ms,
  importId: idSchema.nullable(),
}) satisfies z.ZodType<MoodView>;

export const removedOutput = moodOutput.extend({
  removedAtMs: ms,
  untilMs: ms.describe("It can be had back until then."),
}) satisfies z.ZodType<RemovedMood>;

export const changedOutput = z.object({
  entry: moodOutput.nullable().describe("What stands; null = it is deleted, and can be had back."),
  became: z.enum(["applied", "kept_aside"]).describe("kept_aside: a later change stands."),
}) satisfies z.ZodType<MoodChanged>;

export const versionOutput = z.object({
  ...draft,
  id: idSchema,
  editedAtMs: ms,
  saidAtMs: ms.describe("What the device that made the change gave as `editedAtMs`."),
  revision: z.number().nullable().describe("Under which it stood; null = it never did."),
  why: z.enum(["replaced", "lost"]).describe("lost: it came too late to stand."),
}) satisfies z.ZodType<MoodVersion>;

export const pastNoteOutput = z.object({
  id: idSchema.describe("Of the mood or of the version."),
  key: idSchema.describe("The mood's."),
  note: z.string(),
  mood: z.string(),
  feltAtMs: ms,
  timeZone: z.string(),
  goneAtMs: ms.nullable().describe("When the mood was deleted; null = it is there."),
  version: z
    .object({ revision: versionOutput.shape.revision, saidAtMs: versionOutput.shape.saidAtMs, keptAtMs: ms })
    .nullable()
    .describe("Null = it is the note of the deleted mood itself."),
}) satisfies z.ZodType<PastNote>;

const figures = { entries: z.number(), valence: unit, arousal: unit };
export const dayOutput = z.object({ day, ...figures, lowest: unit, highest: unit }) satisfies z.ZodType<MoodDay>;
export const streakOutput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("none") }),
  z.object({
    kind: z.literal("going"),
    days: z.number().describe("Days with a mood since it began."),
    hasToday: z.boolean(),
    restDaysLeft: z.number().describe("Days without one that it can take from today on."),
  }),
]) satisfies z.ZodType<Streak>;
export const hourOutput = z.object({
  weekday: z.number().describe("0 = Monday."),
  hour: z.number(),
  ...figures,
}) satisfies z.ZodType<MoodHour>;
export const tagOutput = z.object({ tag: z.string(), ...figures }) satisfies z.ZodType<MoodTag>;
export const wordOutput = z.object({ mood: z.string(), ...figures }) satisfies z.ZodType<MoodWord>;

export const sharedMoodOutput = z.object({
  id: idSchema,
  mood: z.string(),
  intensity: unit,
  valence: unit,
  arousal: unit,
  feltAtMs: ms,
}) satisfies z.ZodType<SharedMood>;

export const importedOutput = z.object({
  importId: idSchema,
  added: z.number().describe("Of this part; what was known already counts not."),
}) satisfies z.ZodType<ImportedPart>;
export const importOutput = z.object({
  id: idSchema,
  name: z.string(),
  createdAtMs: ms,
  entries: z.number().describe("Of it that are there."),
}) satisfies z.ZodType<MoodImport>;
