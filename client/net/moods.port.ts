import type { StoreApi } from "zustand/vanilla";
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
  SharedMoods,
} from "#shared/schema/mood.ts";
import type { Page, Result, Told } from "./state.ts";

/** Days of one's own calendar, YYYY-MM-DD, both included. */
export type DayRange = { readonly from: string; readonly until: string };

/** A mood that is kept on this device until the server has it. */
export type WaitingMood = {
  readonly key: string;
  readonly draft: MoodDraft;
  readonly state: "waiting" | "sending" | { readonly refused: string };
};

/** Moods and what is read from them; loaded when first needed. Nothing here throws; it answers `offline`. */
export type MoodsClient = {
  /** What waits to be sent, in the order it was made; kept through a reload. */
  readonly waiting: StoreApi<readonly WaitingMood[]>;
  /** Resolves with the key once it is kept on this device, which is before it is sent. */
  log(draft: MoodDraft): Promise<string>;
  /** Takes back what was not sent yet. */
  discard(key: string): Promise<void>;
  retry(key: string): void;
  /** Counts up whenever moods may have changed, here or on another device. */
  readonly changes: StoreApi<number>;

  one(id: string): Promise<Told<MoodView>>;
  /** The newest first. */
  page(days: DayRange, tag: string | null, cursor: string | null): Promise<Told<Page<MoodView>>>;
  days(days: DayRange): Promise<Told<readonly MoodDay[]>>;
  hours(days: DayRange): Promise<Told<readonly MoodHour[]>>;
  tags(days: DayRange): Promise<Told<readonly MoodTag[]>>;
  words(): Promise<Told<readonly MoodWord[]>>;

  edit(entry: MoodView, draft: MoodDraft): Promise<Told<MoodChanged>>;
  remove(entry: MoodView): Promise<Told<MoodChanged>>;
  versions(id: string): Promise<Told<readonly MoodVersion[]>>;
  /** Null: what was deleted comes back. */
  restore(id: string, versionId: string | null): Promise<Told<MoodView>>;

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
};
