import type {
  EditMood,
  ImportPart,
  ImportedPart,
  MoodChange,
  MoodChanged,
  MoodDay,
  MoodHour,
  MoodImport,
  MoodSettings,
  MoodTag,
  MoodVersion,
  MoodView,
  MoodWord,
  NewMood,
  RemovedMood,
  MoodsAround,
  PastNote,
  SharedMoods,
} from "#shared/schema/mood.ts";
import type { Streak } from "#shared/mood/streak.ts";
import type { Outcome } from "../outcome.ts";

/** Days of one's own calendar, both included, at most MOOD_DAYS_MAX: of `from` after `until` there is nothing. */
export type MoodDays = { readonly from: string; readonly until: string };
export type MoodPage = { readonly moods: readonly MoodView[]; readonly next: string | null };
export type RemovedPage = { readonly moods: readonly RemovedMood[]; readonly next: string | null };

/**
 * Moods of people, and what is read from them. Whoever is gone has none. Everything rejects with `Unavailable` when the
 * database is away. Changes of one person's moods happen one after another.
 */
export type Moods = {
  /**
   * Keeps a mood once a key: a repeat gets the entry as it stands. Refusals: bad_time, key_reused (with other words),
   * notes_stay_here, no_such_mood (that key's entry was deleted), no_such_person.
   */
  create(userId: string, mood: NewMood): Promise<Outcome<MoodView>>;
  /** Null = there is none of theirs, or it was deleted. */
  one(userId: string, id: string): Promise<MoodView | null>;
  /** The newest first; `limit` 1 to 100, `tag` whatever its capitals. Null = that is no cursor. */
  page(
    userId: string,
    days: MoodDays,
    tag: string | null,
    cursor: string | null,
    limit: number,
  ): Promise<MoodPage | null>;
  /**
   * Changes a mood. Of two changes that did not know each other the one that was made later stands, by the clocks of their
   * devices, which count as at most the server's; the other is kept aside for VERSION_DAYS. A repeat (the same `editedAtMs`)
   * changes nothing more. Refusals: no_such_mood, bad_time, notes_stay_here.
   */
  edit(userId: string, id: string, edit: EditMood): Promise<Outcome<MoodChanged>>;
  /** By the same rule. Deleted for good after VERSION_DAYS. */
  remove(userId: string, id: string, change: MoodChange): Promise<Outcome<MoodChanged>>;
  /** The newest first. */
  versions(userId: string, id: string): Promise<Outcome<readonly MoodVersion[]>>;
  /** Makes a version what stands, or, with null, what was deleted come back; what stood becomes a version. */
  restore(userId: string, id: string, versionId: string | null): Promise<Outcome<MoodView>>;
  /** What was deleted and can be had back, deleted last first; `limit` 1 to 100. Null = that is no cursor. */
  removed(userId: string, cursor: string | null, limit: number): Promise<RemovedPage | null>;
  /**
   * Deletes for good what can be had back, with all its versions; its key stays taken for VERSION_DAYS, so that a device
   * that says it once more does not bring it back. Refusal: no_such_mood (of theirs nothing deleted has that id).
   */
  forget(userId: string, id: string): Promise<Outcome<Record<never, never>>>;
  /** Days that have a mood, in order. */
  days(userId: string, days: MoodDays): Promise<readonly MoodDay[]>;
  /** How many days they have been logging, of all there are; `today`: their device's, taken for the nearest that it is anywhere. */
  streak(userId: string, today: string): Promise<Streak>;
  /** Hours of weekdays that have a mood, in order. */
  hours(userId: string, days: MoodDays): Promise<readonly MoodHour[]>;
  /** The most used first, 100 at most. */
  tags(userId: string, days: MoodDays): Promise<readonly MoodTag[]>;
  /** Words that were ever used, the most used first, 100 at most. */
  words(userId: string): Promise<readonly MoodWord[]>;
  /** What `readerId` may see of the last days of `ownerId`, the newest first, 30 at most. Refusals: no_such_person, not_shown. */
  shared(readerId: string, ownerId: string): Promise<Outcome<SharedMoods>>;
  /** For the inbox: `limit` 1 to 100. Of nobody, nothing. Nobody whom the reader muted is in it. */
  around(userId: string, limit: number): Promise<MoodsAround>;
  settings(userId: string): Promise<MoodSettings>;
  setSettings(userId: string, settings: MoodSettings): Promise<Outcome<MoodSettings>>;
  /**
   * Notes of deleted moods and of versions, as long as those can be had back: after the id `after` (null = from the start),
   * in order of their ids, `limit` 1 to 100.
   */
  pastNotes(userId: string, after: string | null, limit: number): Promise<readonly PastNote[]>;
  /**
   * Takes all notes from the server, those of versions and of deleted moods too, with copies of their data that were made:
   * they live on a device from now on. How many moods had one.
   */
  forgetNotes(userId: string): Promise<number>;
  /** Adds a part of a file; what has a known key is left as it is, but comes back if its import was undone. */
  importPart(userId: string, part: ImportPart): Promise<Outcome<ImportedPart>>;
  /** The newest first, 50 at most. */
  imports(userId: string): Promise<readonly MoodImport[]>;
  /** Deletes what came with an import, changed since or not. How many there were. Refusal: no_such_import. */
  undoImport(userId: string, importId: string): Promise<Outcome<{ readonly entries: number }>>;
  /** All, oldest first, some at a time. */
  all(userId: string): AsyncGenerator<readonly MoodView[]>;
};
