import type { ReleasedCell } from "#shared/mood/community/release.ts";
import type { Insights } from "#shared/schema/insights.ts";
import type { MoodDraft, MoodSettings } from "#shared/schema/mood.ts";

/** What an entry was, or would have been. */
export type MemoryMoodVersion = {
  readonly id: string;
  draft: MoodDraft;
  /** By the device, as much as it is believed; and as it said it, by which a repeat is known. */
  readonly editedAtMs: number;
  readonly saidAtMs: number | null;
  readonly why: "replaced" | "lost";
  /** Under which it stood; null = it never did. */
  readonly revision: number | null;
  readonly keptAtMs: number;
};
export type MemoryMood = {
  readonly id: string;
  readonly userId: string;
  readonly key: string;
  /** What came under its key first. */
  first: MoodDraft;
  importId: string | null;
  draft: MoodDraft;
  revision: number;
  editedAtMs: number;
  saidAtMs: number | null;
  /** By the clock of what keeps it; null = it is there. */
  deletedAtMs: number | null;
  /** In the order in which they were kept. */
  versions: MemoryMoodVersion[];
};
export type MemoryMoodImport = {
  readonly id: string;
  readonly userId: string;
  readonly key: string;
  readonly name: string;
  readonly createdAtMs: number;
  isUndone: boolean;
};

export type MemoryInsights = {
  readonly computedAtMs: number;
  readonly ofChanges: number;
  readonly entries: number;
  readonly data: Pick<Insights, "patterns" | "associations">;
};

/** The tables of moods, and of what they tell. */
export const createMoodTables = () => ({
  moods: new Map<string, MemoryMood>(),
  /** In the order in which they began. */
  moodImports: [] as MemoryMoodImport[],
  moodSettings: new Map<string, MoodSettings>(),
  /** Those who are counted with everybody, and since when. */
  communitySince: new Map<string, number>(),
  /** When they last chose, or had their notes forgotten. */
  moodChoicesAtMs: new Map<string, number>(),
  insights: new Map<string, MemoryInsights>(),
  /** By person: ids and when they were hidden. */
  hiddenSuggestions: new Map<string, Map<string, number>>(),
  /** By person and day. */
  shownSuggestions: new Map<string, string>(),
  /** By their Mondays. */
  communityWeeks: new Map<string, readonly ReleasedCell[]>(),
});
