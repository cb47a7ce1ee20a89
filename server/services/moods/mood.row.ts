import type { Audience } from "#shared/schema/audience.ts";
import { VERSION_DAYS } from "#shared/schema/mood.limits.ts";
import type { MoodDraft, MoodVersion, MoodView, RemovedMood } from "#shared/schema/mood.ts";
import { tagKey } from "#shared/schema/mood.ts";
import { localTime } from "#shared/mood/local-time.ts";

/** A mood as the database gives it: its note is sealed, null = none. */
export type MoodRow = Omit<MoodView, "note"> & { readonly note: string | null };
export type VersionRow = Omit<MoodVersion, "note"> & { readonly note: string | null };

/** Columns of a `MoodRow`; `e` is the row of `mood_entries`. */
export const MOOD = `
  jsonb_build_object(
    'id', e.id, 'key', e.client_key, 'mood', e.mood, 'intensity', e.intensity, 'valence', e.valence, 'arousal', e.arousal,
    'note', e.note, 'audience', e.audience, 'feltAtMs', epoch_ms(e.felt_at), 'timeZone', e.time_zone, 'day', e.local_day,
    'revision', e.revision, 'editedAtMs', epoch_ms(e.edited_at), 'importId', e.import_id,
    'tags', coalesce((select jsonb_agg(tag order by place) from mood_entry_tags where mood_entry_id = e.id), '[]')
  ) as mood`;

export const removedOf = (mood: MoodView, removedAtMs: number): RemovedMood => ({
  ...mood,
  removedAtMs,
  untilMs: removedAtMs + VERSION_DAYS * 86_400_000,
});

/** As the database functions read it; `note`: sealed, null = none. */
export const fieldsOf = (draft: MoodDraft, note: string | null) => {
  const { mood, intensity, valence, arousal, tags, audience, feltAtMs, timeZone } = draft;
  const { day, minutes } = localTime(timeZone, feltAtMs);
  return { mood, intensity, valence, arousal, note, tags, audience, feltAtMs, timeZone, day, minutes };
};

type Content = Omit<MoodDraft, "note" | "audience"> & { readonly audience: Audience; readonly note: string };
const contentOf = ({ mood, intensity, valence, arousal, note, tags, audience, feltAtMs, timeZone }: Content): string =>
  JSON.stringify([mood, intensity, valence, arousal, note, tags.map(tagKey), audience, feltAtMs, timeZone]);

/** Whether what comes says the same as what was kept. A note that was forgotten since may have been any. */
export const isSameDraft = (kept: MoodDraft, comes: MoodDraft): boolean =>
  contentOf(kept) === contentOf(kept.note === "" ? { ...comes, note: "" } : comes);

/** For a `where`: $1 is somebody who is here. */
export const HERE = "exists (select from users where id = $1 and deleted_at is null)";
