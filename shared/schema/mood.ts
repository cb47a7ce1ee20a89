import * as z from "zod";
import { isTimeZone } from "#shared/consent/quiet-time.ts";
import { AUDIENCES } from "./audience.ts";
import { clientKeySchema, type PersonView } from "./hug.ts";
import { FELT_FROM_MS, IMPORT_PART_MAX, MOOD_MAX, NOTE_MAX, TAG_MAX, TAGS_MAX } from "./mood.limits.ts";
import { lineSchema, NAME_MAX, textSchema } from "./text.ts";

const isSomething = (text: string): boolean => text !== "";
/** 0 to 1, both included. */
const unitSchema = z.number().min(0).max(1);
export const tagSchema = lineSchema(TAG_MAX).refine(isSomething, "is empty");
/** Two tags are one if they differ in capitals only. */
export const tagKey = (tag: string): string => tag.toLowerCase();
const hasNoTwin = (tags: readonly string[]): boolean => new Set(tags.map(tagKey)).size === tags.length;

/** YYYY-MM-DD, a day of the calendar. */
export const daySchema = z.iso.date();
/** IANA name of a zone. */
export const timeZoneSchema = z.string().min(1).max(64).refine(isTimeZone);

const draftShape = {
  /** A word of the pad or one's own. */
  mood: lineSchema(MOOD_MAX).refine(isSomething, "is empty"),
  /** How strongly it is felt. */
  intensity: unitSchema,
  /** From unpleasant to pleasant. */
  valence: unitSchema,
  /** From calm to stirred. */
  arousal: unitSchema,
  note: textSchema(NOTE_MAX),
  tags: z.array(tagSchema).max(TAGS_MAX).refine(hasNoTwin, "has the same tag twice"),
  /** Who may see it, if `showMoodTo` lets them. */
  audience: z.enum(AUDIENCES),
  /** When it was felt, ms since 1970. The server refuses what lies ahead of its clock (`bad_time`). */
  feltAtMs: z.int().min(FELT_FROM_MS).max(Number.MAX_SAFE_INTEGER),
  /** IANA name of the zone in which it was felt. */
  timeZone: timeZoneSchema,
};
/** What a person says of a mood. */
export const moodDraftSchema = z.strictObject(draftShape);
export type MoodDraft = z.infer<typeof moodDraftSchema>;

export const newMoodSchema = z.strictObject({ key: clientKeySchema, ...draftShape });
export type NewMood = z.infer<typeof newMoodSchema>;

/** When somebody changed something on a device, and what they saw there. */
const changeShape = {
  /** The revision that the device showed. */
  baseRevision: z.int().min(1).max(2_000_000_000),
  /** By the device's clock, ms since 1970; also what makes a repeat the same change. */
  editedAtMs: z.int().min(FELT_FROM_MS).max(Number.MAX_SAFE_INTEGER),
};
export const moodChangeSchema = z.strictObject(changeShape);
export type MoodChange = z.infer<typeof moodChangeSchema>;
export const editMoodSchema = z.strictObject({ ...draftShape, ...changeShape });
export type EditMood = z.infer<typeof editMoodSchema>;

export type MoodView = MoodDraft & {
  readonly id: string;
  /** The client's own id for it. */
  readonly key: string;
  /** YYYY-MM-DD in the zone in which it was felt. */
  readonly day: string;
  /** 1, and one more with each change. */
  readonly revision: number;
  /** When it was last changed, by the device that did. */
  readonly editedAtMs: number;
  /** The import it came with. */
  readonly importId: string | null;
};

/** A mood that was deleted and can be had back. */
export type RemovedMood = MoodView & {
  /** By the server's clock, ms since 1970. */
  readonly removedAtMs: number;
  /** It is kept so long. */
  readonly untilMs: number;
};

/**
 * What became of a change or a deletion. `kept_aside`: a later one stands; a change can be had back as a version. `entry`: what
 * stands; null = it is deleted, and can be had back.
 */
export type MoodChanged = { readonly entry: MoodView | null; readonly became: "applied" | "kept_aside" };

/** What an entry was, or would have been: it can be had back. */
export type MoodVersion = MoodDraft & {
  readonly id: string;
  readonly editedAtMs: number;
  /** What the device that made the change gave as `editedAtMs`: it knows its own by it. */
  readonly saidAtMs: number;
  /** Under which it stood; null = it never did. */
  readonly revision: number | null;
  /** replaced: it stood until then; lost: it came too late to stand. */
  readonly why: "replaced" | "lost";
};

/**
 * A note of what stands no more and can be had back: of a mood that was deleted (`version` null), or of what a mood was or
 * would have been.
 */
export type PastNote = Pick<MoodDraft, "note" | "mood" | "feltAtMs" | "timeZone"> & {
  /** Of the mood or of the version. */
  readonly id: string;
  /** The mood's. */
  readonly key: string;
  /** When the mood was deleted, ms since 1970; null = it is there. */
  readonly goneAtMs: number | null;
  /** `keptAtMs`: since when it is a version. */
  readonly version: (Pick<MoodVersion, "revision" | "saidAtMs"> & { readonly keptAtMs: number }) | null;
};

/** A day's moods together. */
export type MoodDay = {
  readonly day: string;
  readonly entries: number;
  /** Means, 0..1. */
  readonly valence: number;
  readonly arousal: number;
  /** The lowest and the highest valence of the day. */
  readonly lowest: number;
  readonly highest: number;
};
/** One hour of one weekday, over a time. */
export type MoodHour = {
  /** 0 = Monday. */
  readonly weekday: number;
  readonly hour: number;
  readonly entries: number;
  readonly valence: number;
  readonly arousal: number;
};
export type MoodTag = {
  readonly tag: string;
  readonly entries: number;
  readonly valence: number;
  readonly arousal: number;
};
/** A word that somebody used, where they last put it. */
export type MoodWord = {
  readonly mood: string;
  readonly entries: number;
  readonly valence: number;
  readonly arousal: number;
};

/** A friend's newest mood of the last MOOD_SHOWN_HOURS, among those that they show to friends. */
export type FriendMood = PersonView & Pick<SharedMood, "mood" | "valence" | "arousal" | "feltAtMs">;
/** What the inbox shows of moods. */
export type MoodsAround = {
  /** When one's own moods, or what one chose about them, last changed, ms since 1970; 0 = never. */
  readonly moodsAtMs: number;
  /** When one's insights were last computed, ms since 1970; 0 = never. */
  readonly insightsAtMs: number;
  /** The newest first. */
  readonly moods: readonly FriendMood[];
};

/** What somebody else sees of a mood. */
export type SharedMood = {
  readonly id: string;
  readonly mood: string;
  readonly intensity: number;
  readonly valence: number;
  readonly arousal: number;
  readonly feltAtMs: number;
};
export type SharedMoods = { readonly person: PersonView; readonly moods: readonly SharedMood[] };

export const moodSettingsSchema = z.strictObject({
  /** Notes stay on the person's devices and are scored there; the server takes none. */
  isPrivate: z.boolean(),
  /** What they feel from when they agreed counts in figures of everybody together. */
  isInCommunity: z.boolean(),
});
export type MoodSettings = z.infer<typeof moodSettingsSchema>;
export const DEFAULT_MOOD_SETTINGS: MoodSettings = { isPrivate: false, isInCommunity: false };

/** A part of a file of moods; all parts have the import's key. */
export const importPartSchema = z.strictObject({
  key: clientKeySchema,
  /** What the file is called. */
  name: lineSchema(NAME_MAX).refine(isSomething, "is empty"),
  entries: z.array(newMoodSchema).min(1).max(IMPORT_PART_MAX),
});
export type ImportPart = z.infer<typeof importPartSchema>;
/** `added`: of this part; what was known already counts not. */
export type ImportedPart = { readonly importId: string; readonly added: number };
export type MoodImport = {
  readonly id: string;
  readonly name: string;
  readonly createdAtMs: number;
  /** Of it that are there. */
  readonly entries: number;
};
