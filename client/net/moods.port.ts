import type { StoreApi } from "zustand/vanilla";
import type { RefusalCode } from "#shared/schema/refusal.ts";
import type {
  ImportedPart,
  ImportPart,
  MoodChanged,
  MoodDay,
  MoodDraft,
  MoodHour,
  MoodImport,
  MoodSettings,
  MoodTag,
  MoodVersion,
  MoodView,
  MoodWord,
  RemovedMood,
  SharedMoods,
} from "#shared/schema/mood.ts";
import type { Streak } from "#shared/mood/streak.ts";
import type { NotesClient } from "./notes.port.ts";
import type { Page, Result, Told } from "./state.ts";

/** Days of one's own calendar, YYYY-MM-DD, both included. */
export type DayRange = { readonly from: string; readonly until: string };

/** A mood that is kept on this device until the server has it, or has what was changed of it since. */
export type WaitingMood = {
  readonly key: string;
  readonly draft: MoodDraft;
  readonly state: "waiting" | "sending" | { readonly refused: RefusalCode };
};

/** What was read. `asOfMs`: out of reach, this is what this device knew then, ms since 1970; null = it is what there is. */
export type Read<T> =
  | { readonly ok: true; readonly value: T; readonly asOfMs: number | null }
  | Extract<Told<T>, { readonly ok: false }>;

/** What a note sounds like, each 0..1. */
export type NoteAffect = { readonly valence: number; readonly arousal: number };

/** Moods and what is read from them; loaded when first needed. Nothing here throws; it answers `offline`. */
export type MoodsClient = {
  /** What waits to be sent, in the order it was made; kept through a reload. */
  readonly waiting: StoreApi<readonly WaitingMood[]>;
  /** Resolves with the key once it is kept on this device, which is before it is sent. */
  log(draft: MoodDraft): Promise<string>;
  /** Says anew what was logged by this page, or what waits; kept like `log`, and said after it. */
  change(key: string, draft: MoodDraft): Promise<void>;
  /**
   * Takes it back, sent or not; kept like `log`, so that it holds also offline. `kept`: the server may have had it, and
   * keeps it among what was deleted; otherwise nothing of it is left anywhere.
   */
  discard(key: string): Promise<"kept" | "nowhere">;
  /** Says again what was refused. */
  retry(key: string): void;
  /** Counts up whenever moods may have changed, here or on another device. */
  readonly changes: StoreApi<number>;

  // Offline these answer from the last DIARY_DAYS days, as this device read them last.
  one(id: string): Promise<Read<MoodView>>;
  /** The newest first. */
  page(days: DayRange, tag: string | null, cursor: string | null): Promise<Read<Page<MoodView>>>;
  days(days: DayRange): Promise<Read<readonly MoodDay[]>>;
  hours(days: DayRange): Promise<Read<readonly MoodHour[]>>;
  tags(days: DayRange): Promise<Read<readonly MoodTag[]>>;
  words(): Promise<Read<readonly MoodWord[]>>;

  /** On how many days somebody has been logging; `today`: the device's own day. */
  streak(today: string): Promise<Told<Streak>>;
  edit(entry: MoodView, draft: MoodDraft): Promise<Told<MoodChanged>>;
  remove(entry: MoodView): Promise<Told<MoodChanged>>;
  versions(id: string): Promise<Told<readonly MoodVersion[]>>;
  /** Null: what was deleted comes back. */
  restore(id: string, versionId: string | null): Promise<Told<MoodView>>;
  /** What was deleted and can be had back, deleted last first; null = the first page. */
  removed(cursor: string | null): Promise<Told<Page<RemovedMood>>>;
  /** Deletes for good what can be had back, with its note wherever that lives. */
  forget(mood: RemovedMood): Promise<Result>;

  importPart(part: ImportPart): Promise<Told<ImportedPart>>;
  imports(): Promise<Told<readonly MoodImport[]>>;
  undoImport(id: string): Promise<Result>;
  /** Where a CSV of all moods is fetched from. */
  readonly exportAddress: string;

  settings(): Promise<Told<MoodSettings>>;
  setSettings(settings: MoodSettings): Promise<Told<MoodSettings>>;
  /** Takes all notes from the server. */
  forgetNotes(): Promise<Told<{ readonly notes: number }>>;
  /** What somebody else shows of theirs. */
  shared(userId: string): Promise<Told<SharedMoods>>;
  /** Where notes live. */
  readonly notes: NotesClient;
  /** Suggests a place for a note, by the server or, in private mode, on this device; not there while nothing can. */
  readonly affect?: (note: string) => Promise<Told<NoteAffect>>;
};
