import {
  DEFAULT_MOOD_SETTINGS,
  type MoodDraft,
  type MoodSettings,
  type MoodView,
  type PastNote,
} from "#shared/schema/mood.ts";
import { VERSION_DAYS } from "#shared/schema/mood.limits.ts";
import type { RefusalCode } from "#shared/schema/refusal.ts";
import { invariant } from "../../errors.ts";
import type { CreateBatcher } from "../../platform/batcher.ts";
import type { Rows } from "../../platform/database/database.ts";
import { done, refused, type Outcome } from "../outcome.ts";
import { isUuid } from "../uuid.ts";
import { createNotes, type MoodSealing } from "./mood.notes.ts";
import { fieldsOf, HERE, isSameDraft, MOOD, type MoodRow, type VersionRow } from "./mood.row.ts";
import type { Moods } from "./moods.port.ts";
import { createMoodsAround } from "./moods.around.ts";
import { createMoodImports } from "./moods.imports.ts";
import { createMoodReads } from "./moods.reads.ts";

export type MoodsDeps = {
  readonly database: Rows;
  readonly sealing: MoodSealing;
  readonly createBatcher: CreateBatcher;
};

/** Rows of versions, deleted moods forgotten at a time. */
const FORGOTTEN_MOST = 1_000;

const KEPT = `interval '${VERSION_DAYS} days'`;
/** The mood $2 of $1, also if it was deleted and can be had back. */
const OWN = `e.id = $2 and e.user_id = $1 and (e.deleted_at is null or e.deleted_at > wall_now() - ${KEPT}) and ${HERE}`;
const STANDING = `select ${MOOD}, deleted_at is not null as "isDeleted" from mood_entries as e where ${OWN}`;
const VERSION = `
  content - 'day' - 'minutes' || jsonb_build_object(
    'id', v.id, 'why', why, 'note', v.note, 'editedAtMs', epoch_ms(v.edited_at), 'saidAtMs', v.edit_mark,
    'revision', v.revision, 'key', e.client_key) as version`;
const YOUNG = `v.created_at > wall_now() - ${KEPT}`;
const VERSIONS = `
  select e.id, ${VERSION} from mood_entries as e
  left join mood_versions as v on v.mood_entry_id = e.id and ${YOUNG}
  where ${OWN} order by v.created_at desc, v.id desc`;
const FIRST = `
  select ${VERSION} from mood_versions as v join mood_entries as e on e.id = v.mood_entry_id
  where e.id = $2 and e.user_id = $1 and v.revision = 1`;
const PAST = `
  select jsonb_build_object(
    'id', id, 'key', key, 'note', note, 'mood', mood, 'feltAtMs', "feltAtMs", 'timeZone', "timeZone",
    'goneAtMs', epoch_ms(gone_at), 'version', version) as past
  from (
    select e.id, e.client_key as key, e.note, e.mood, to_jsonb(epoch_ms(e.felt_at)) as "feltAtMs",
      e.time_zone as "timeZone", e.deleted_at as gone_at, null::jsonb as version
    from mood_entries as e
    where e.user_id = $1 and e.note is not null and e.deleted_at > wall_now() - ${KEPT}
    union all
    select v.id, e.client_key, v.note, v.content->>'mood', v.content->'feltAtMs', v.content->>'timeZone', e.deleted_at,
      jsonb_build_object('revision', v.revision, 'saidAtMs', v.edit_mark, 'keptAtMs', epoch_ms(v.created_at))
    from mood_versions as v join mood_entries as e on e.id = v.mood_entry_id
    where e.user_id = $1 and v.note is not null and ${YOUNG}
      and (e.deleted_at is null or e.deleted_at > wall_now() - ${KEPT})
  ) as past
  where ($2::uuid is null or id > $2::uuid) and ${HERE}
  order by id limit $3`;
const SETTINGS = `
  select is_private as "isPrivate", is_in_community as "isInCommunity" from mood_states where user_id = $1 and ${HERE}`;

type Said<Done> = { readonly outcome: RefusalCode | Done };
type Past = Omit<PastNote, "note"> & { readonly note: string | null };
type Version = { readonly version: VersionRow & { readonly key: string } };

/** Moods kept in the database. Each change is one call of a database function, which commits by itself. */
export const createMoods = ({
  database,
  sealing,
  createBatcher,
}: MoodsDeps): Moods & { forgetOld(): Promise<void> } => {
  const notes = createNotes(sealing);
  const reads = createMoodReads({ database, notes });

  const standing = async (userId: string, id: string): Promise<{ mood: MoodView; isDeleted: boolean } | null> => {
    const [row] = await database.rows<{ mood: MoodRow; isDeleted: boolean }>(STANDING, [userId, id]);
    const [mood] = row ? await notes.open(userId, [row.mood]) : [];
    return row && mood ? { mood, isDeleted: row.isDeleted } : null;
  };
  /** What the mood was at first; null = that is kept no more. */
  const first = async (userId: string, mood: MoodView): Promise<MoodDraft | null> => {
    if (mood.revision === 1) return mood;
    const rows = await database.rows<Version>(FIRST, [userId, mood.id]);
    return (
      (
        await notes.open(
          userId,
          rows.map(({ version }) => version),
        )
      )[0] ?? null
    );
  };
  const fields = async (userId: string, key: string, draft: MoodDraft) => {
    const [note = null] = await notes.seal(userId, [{ key, note: draft.note }]);
    return fieldsOf(draft, note);
  };
  const change = async (
    userId: string,
    id: string,
    to: ReturnType<typeof fieldsOf> | null,
    { baseRevision, editedAtMs }: { readonly baseRevision: number; readonly editedAtMs: number },
  ) => {
    const sql = "select change_mood($1, $2, $3::jsonb, $4, $5) as outcome";
    const asked = [userId, id, to === null ? null : JSON.stringify(to), baseRevision, editedAtMs];
    const [said] = await database.rows<Said<"applied" | "kept_aside">>(sql, asked);
    invariant(said, "change_mood answers.");
    if (said.outcome !== "applied" && said.outcome !== "kept_aside") return refused({ code: said.outcome });
    const now = await standing(userId, id);
    return done({ entry: now === null || now.isDeleted ? null : now.mood, became: said.outcome });
  };

  return {
    ...reads,
    ...createMoodImports({ database, notes }),
    ...createMoodsAround({ database, createBatcher }),

    async create(userId, { key, ...draft }): Promise<Outcome<MoodView>> {
      if (!isUuid(userId)) return refused({ code: "no_such_person" });
      const asked = JSON.stringify({ key, ...(await fields(userId, key, draft)) });
      const sql = "select outcome, entry from add_mood($1, $2::jsonb)";
      const [said] = await database.rows<{ outcome: RefusalCode | "added" | "known"; entry: string }>(sql, [
        userId,
        asked,
      ]);
      invariant(said, "add_mood answers.");
      if (said.outcome !== "added" && said.outcome !== "known") return refused({ code: said.outcome });
      const now = await standing(userId, said.entry);
      if (now === null || now.isDeleted) return refused({ code: "no_such_mood" });
      const before = said.outcome === "known" ? await first(userId, now.mood) : null;
      return before === null || isSameDraft(before, draft) ? done(now.mood) : refused({ code: "key_reused" });
    },

    async edit(userId, id, { baseRevision, editedAtMs, ...draft }) {
      const now = isUuid(userId) && isUuid(id) ? await standing(userId, id) : null;
      if (now === null) return refused({ code: "no_such_mood" });
      return change(userId, id, await fields(userId, now.mood.key, draft), { baseRevision, editedAtMs });
    },

    async remove(userId, id, made) {
      if (!isUuid(userId) || !isUuid(id)) return refused({ code: "no_such_mood" });
      return change(userId, id, null, made);
    },

    async versions(userId, id) {
      if (!isUuid(userId) || !isUuid(id)) return refused({ code: "no_such_mood" });
      const rows = await database.rows<Version>(VERSIONS, [userId, id]);
      if (rows.length === 0) return refused({ code: "no_such_mood" });
      const known = rows.flatMap(({ version }) => (version === null || version.id === null ? [] : [version]));
      const opened = await notes.open(userId, known);
      return done(opened.map(({ key: _, ...version }) => version));
    },

    async restore(userId, id, versionId) {
      if (!isUuid(userId) || !isUuid(id)) return refused({ code: "no_such_mood" });
      if (versionId !== null && !isUuid(versionId)) return refused({ code: "no_such_version" });
      const [said] = await database.rows<Said<"ok">>("select restore_mood($1, $2, $3) as outcome", [
        userId,
        id,
        versionId,
      ]);
      invariant(said, "restore_mood answers.");
      if (said.outcome !== "ok") return refused({ code: said.outcome });
      const now = await standing(userId, id);
      return now === null ? refused({ code: "no_such_mood" }) : done(now.mood);
    },

    async forget(userId, id) {
      if (!isUuid(userId) || !isUuid(id)) return refused({ code: "no_such_mood" });
      const [said] = await database.rows<Said<"ok">>("select forget_mood($1, $2) as outcome", [userId, id]);
      invariant(said, "forget_mood answers.");
      return said.outcome === "ok" ? done({}) : refused({ code: said.outcome });
    },

    async settings(userId) {
      const [row] = isUuid(userId) ? await database.rows<MoodSettings>(SETTINGS, [userId]) : [];
      return row ?? DEFAULT_MOOD_SETTINGS;
    },

    async setSettings(userId, settings) {
      if (!isUuid(userId)) return refused({ code: "no_such_person" });
      const sql = "select choose_moods($1, $2, $3) as chosen";
      const asked = [userId, settings.isPrivate, settings.isInCommunity];
      const [said] = await database.rows<{ chosen: boolean }>(sql, asked);
      return said?.chosen === true ? done(settings) : refused({ code: "no_such_person" });
    },

    async pastNotes(userId, after, limit) {
      invariant(Number.isInteger(limit) && limit >= 1 && limit <= 100, "1 to 100 notes are read at a time.");
      if (!isUuid(userId) || (after !== null && !isUuid(after))) return [];
      const rows = await database.rows<{ past: Past }>(PAST, [userId, after, limit]);
      const kept = rows.map(({ past }) => past);
      return notes.open(userId, kept);
    },

    async forgetNotes(userId) {
      if (!isUuid(userId)) return 0;
      const [said] = await database.rows<{ gone: number }>("select forget_notes($1) as gone", [userId]);
      return said?.gone ?? 0;
    },

    /** What can be had back no more. Every process may, at any time. */
    async forgetOld() {
      await database.rows("select forget_old_moods($1)", [FORGOTTEN_MOST]);
    },
  };
};
