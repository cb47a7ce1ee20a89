import { CLOCK_AHEAD_MS } from "#shared/schema/mood.limits.ts";
import { DEFAULT_MOOD_SETTINGS, type MoodChange, type MoodChanged, type MoodDraft } from "#shared/schema/mood.ts";
import type { Refusal } from "#shared/schema/refusal.ts";
import { done, refused } from "../outcome.ts";
import type { MemoryTables } from "../world.memory.ts";
import type { MemoryMood } from "../world.moods.memory.ts";
import { isSameDraft } from "./mood.row.ts";
import type { Moods } from "./moods.port.ts";
import { versionViewOf, viewOf, type MoodRows } from "./moods.rows.memory.ts";

const GONE = refused({ code: "no_such_mood" });

const isPrivate = (tables: MemoryTables, userId: string): boolean =>
  (tables.moodSettings.get(userId) ?? DEFAULT_MOOD_SETTINGS).isPrivate;

/** Why a mood is not taken as it is; null = it is. */
export const moodRefusal = (tables: MemoryTables, userId: string, draft: MoodDraft): Refusal | null => {
  if (draft.feltAtMs > tables.nowMs() + CLOCK_AHEAD_MS) return { code: "bad_time" };
  return isPrivate(tables, userId) && draft.note !== "" ? { code: "notes_stay_here" } : null;
};

type Changes = Pick<Moods, "create" | "edit" | "remove" | "versions" | "restore" | "forget">;

export const createMoodChanges = (tables: MemoryTables, rows: MoodRows): Changes => {
  const madeAtMs = (saidAtMs: number): number => Math.min(saidAtMs, tables.nowMs());
  /** Whoever made a change knew what stands, or made it later. */
  const stands = (mood: MemoryMood, { baseRevision, editedAtMs }: MoodChange): boolean =>
    baseRevision >= mood.revision || madeAtMs(editedAtMs) > mood.editedAtMs;
  const keep = (mood: MemoryMood, draft: MoodDraft, change: MoodChange): void => {
    const { editedAtMs: saidAtMs } = change;
    mood.versions.push({
      id: tables.newId(),
      draft,
      editedAtMs: madeAtMs(saidAtMs),
      saidAtMs,
      why: "lost",
      revision: null,
      keptAtMs: tables.nextMs(),
    });
  };
  const put = (mood: MemoryMood, draft: MoodDraft, editedAtMs: number, saidAtMs: number | null): void => {
    mood.versions.push({
      id: tables.newId(),
      draft: mood.draft,
      editedAtMs: mood.editedAtMs,
      saidAtMs: mood.saidAtMs,
      why: "replaced",
      revision: mood.revision,
      keptAtMs: tables.nextMs(),
    });
    const revision = mood.revision + 1;
    Object.assign(mood, { draft, editedAtMs, saidAtMs, revision, deletedAtMs: null });
  };

  /** What a repeat was answered before; null = it is none. */
  const answerTo = (mood: MemoryMood, { baseRevision, editedAtMs }: MoodChange): MoodChanged["became"] | null => {
    if (mood.saidAtMs === editedAtMs && mood.revision > baseRevision) return "applied";
    const kept = mood.versions.find(
      ({ saidAtMs, revision }) => saidAtMs === editedAtMs && (revision === null || revision > baseRevision),
    );
    return kept ? (kept.why === "lost" ? "kept_aside" : "applied") : null;
  };
  const changed = (mood: MemoryMood, became: MoodChanged["became"]): MoodChanged => ({
    entry: mood.deletedAtMs === null ? viewOf(mood) : null,
    became,
  });

  return {
    async create(userId, mood) {
      tables.reach();
      if (!tables.isHere(userId)) return refused({ code: "no_such_person" });
      const { key: _, ...draft } = mood;
      const known = rows.byKey(userId, mood.key);
      if (known && known.deletedAtMs !== null) return GONE;
      if (known) return isSameDraft(known.first, draft) ? done(viewOf(known)) : refused({ code: "key_reused" });
      const refusal = moodRefusal(tables, userId, draft);
      return refusal ? refused(refusal) : done(viewOf(rows.add(userId, mood, null)));
    },

    async edit(userId, id, { baseRevision, editedAtMs, ...draft }) {
      tables.reach();
      const mood = rows.find(userId, id);
      if (!mood) return GONE;
      const change = { baseRevision, editedAtMs };
      const answered = answerTo(mood, change);
      if (answered) return done(changed(mood, answered));
      const refusal = moodRefusal(tables, userId, draft);
      if (refusal) return refused(refusal);
      if (!stands(mood, change)) {
        keep(mood, draft, change);
        return done(changed(mood, "kept_aside"));
      }
      put(mood, draft, madeAtMs(editedAtMs), editedAtMs);
      return done(changed(mood, "applied"));
    },

    async remove(userId, id, change) {
      tables.reach();
      const mood = rows.find(userId, id);
      if (!mood) return GONE;
      const answered = answerTo(mood, change);
      if (answered) return done(changed(mood, answered));
      if (!stands(mood, change)) return done(changed(mood, "kept_aside"));
      if (mood.deletedAtMs === null) {
        const [editedAtMs, saidAtMs] = [madeAtMs(change.editedAtMs), change.editedAtMs];
        Object.assign(mood, { deletedAtMs: tables.nextMs(), revision: mood.revision + 1, editedAtMs, saidAtMs });
      }
      return done(changed(mood, "applied"));
    },

    async versions(userId, id) {
      tables.reach();
      const mood = rows.find(userId, id);
      return mood ? done(rows.versionsOf(mood).map(versionViewOf)) : GONE;
    },

    async restore(userId, id, versionId) {
      tables.reach();
      const mood = rows.find(userId, id);
      if (!mood) return GONE;
      if (versionId === null) {
        if (mood.deletedAtMs !== null) {
          const revision = mood.revision + 1;
          Object.assign(mood, {
            deletedAtMs: null,
            revision,
            editedAtMs: tables.nextMs(),
            saidAtMs: null,
          });
        }
        return done(viewOf(mood));
      }
      const version = rows.versionsOf(mood).find((one) => one.id === versionId);
      if (!version) return refused({ code: "no_such_version" });
      if (isPrivate(tables, userId) && version.draft.note !== "") return refused({ code: "notes_stay_here" });
      put(mood, version.draft, tables.nextMs(), null);
      mood.versions = mood.versions.filter((one) => one !== version);
      return done(viewOf(mood));
    },

    async forget(userId, id) {
      tables.reach();
      const mood = rows.find(userId, id);
      if (!mood || mood.deletedAtMs === null) return GONE;
      // Its key stays taken.
      Object.assign(mood, { deletedAtMs: 0, importId: null, versions: [], revision: mood.revision + 1 });
      mood.draft = mood.first = { ...mood.draft, mood: "", note: "", tags: [] };
      return done({});
    },
  };
};
