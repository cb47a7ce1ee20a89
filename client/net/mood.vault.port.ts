import type { MoodDraft, MoodView } from "#shared/schema/mood.ts";
import type { RefusalCode } from "#shared/schema/refusal.ts";

/** What was changed of a mood after it was offered to the server; said once it has the mood. */
export type MoodAfter =
  | { readonly kind: "edit"; readonly draft: MoodDraft; readonly editedAtMs: number }
  | { readonly kind: "remove"; readonly editedAtMs: number };

/** A mood on its way, as it is stored. */
export type KeptMood = {
  readonly key: string;
  /** What is sent under the key; once it was offered it stays as it is. */
  readonly draft: MoodDraft;
  readonly madeAtMs: number;
  /** The server may have it. */
  readonly isOffered: boolean;
  readonly after: MoodAfter | null;
  readonly refused: RefusalCode | null;
};

/** The moods of some days as they were read last, the newest first. */
export type Diary = {
  readonly asOfMs: number;
  /** YYYY-MM-DD, both included. */
  readonly from: string;
  readonly until: string;
  readonly moods: readonly MoodView[];
};

/** A note that lives on this device and nowhere else. The rest is its mood's, so that a file of notes can be read by itself. */
export type KeptNote = Pick<MoodDraft, "note" | "mood" | "feltAtMs" | "timeZone"> & {
  /** The mood's. */
  readonly key: string;
  /** When its mood was removed, ms since 1970; null = it is there. */
  readonly goneAtMs: number | null;
  /** The first revision of its mood under which it stands; left out: that is not known. */
  readonly since?: number;
};
/** A note that stands no more, stood never, or may stand: it is the note of what its mood was, or would have been. */
export type EarlierNote = Pick<MoodDraft, "note"> & {
  /** Its own. */
  readonly id: string;
  /** The mood's. */
  readonly key: string;
  /** Revisions of its mood under which it stood, the last not included; null = that is not known, or it never did. */
  readonly stood: { readonly from: number; readonly until: number } | null;
  /** What the change that it came with gave as `editedAtMs`; null = the range says it. */
  readonly saidAtMs: number | null;
  /** The change it goes with, as long as nobody knows what became of that. */
  readonly asked: { readonly baseRevision: number; readonly draft: MoodDraft } | null;
  readonly keptAtMs: number;
};
export type NotesChange = {
  /** Each in place of the one of its mood. */
  readonly put?: readonly KeptNote[];
  /** Keys of moods whose note goes. */
  readonly drop?: readonly string[];
  /** Each in place of the one with its id. */
  readonly keep?: readonly EarlierNote[];
  /** Ids of earlier ones that go. */
  readonly forget?: readonly string[];
};
/** Where notes live, as this device knew last. `isMoving`: they are on their way from the server to here. */
export type NotesPlace = { readonly isPrivate: boolean; readonly isMoving: boolean };

/**
 * What one person's moods leave on this device, shared by all tabs. Every method that changes something resolves when the
 * change is stored; it rejects when the device cannot store (full, forbidden, closed).
 */
export type MoodVault = {
  /** In the order they were made. */
  waiting(): Promise<readonly KeptMood[]>;
  put(mood: KeptMood): Promise<void>;
  drop(key: string): Promise<void>;
  diary(): Promise<Diary | null>;
  /** Null: nothing of it is kept. */
  keepDiary(diary: Diary | null): Promise<void>;
  /** Those of some moods, in any order; null = all. */
  notes(keys: readonly string[] | null): Promise<readonly KeptNote[]>;
  /** Earlier ones of some moods, in any order; null = all. */
  earlier(keys: readonly string[] | null): Promise<readonly EarlierNote[]>;
  /** All of it or nothing. */
  changeNotes(change: NotesChange): Promise<void>;
  /** Null: this device was never told. */
  notesPlace(): Promise<NotesPlace | null>;
  keepNotesPlace(place: NotesPlace): Promise<void>;
  close(): void;
};

export type MoodVaults = {
  /** The vault of one person: nobody else's is reachable through it. */
  open(userId: string): Promise<MoodVault>;
};
