import { possibleDay } from "#shared/mood/insights/possible-day.ts";
import { streakOf } from "#shared/mood/streak.ts";
import { AUDIENCES } from "#shared/schema/audience.ts";
import { isIn, personAbility, viewerKindOf } from "#shared/policy/person.policy.ts";
import { VERSION_DAYS } from "#shared/schema/mood.limits.ts";
import type { MoodDay, MoodHour, MoodTag, MoodView, MoodWord, SharedMood } from "#shared/schema/mood.ts";
import type { PersonView } from "#shared/schema/hug.ts";
import { invariant } from "../../errors.ts";
import type { Rows } from "../../platform/database/database.ts";
import { done, refused } from "../outcome.ts";
import { readCursor, writeCursor } from "../page.cursor.ts";
import { readSight } from "../sight.ts";
import { isUuid } from "../uuid.ts";
import type { Notes } from "./mood.notes.ts";
import { HERE, MOOD, removedOf, type MoodRow } from "./mood.row.ts";
import type { MoodDays, Moods } from "./moods.port.ts";

const LISTED_MOST = 100;
const SHARED_MOST = 30;
const SHARED_DAYS = 7;
const ALL_AT_ONCE = 500;

const ONE = `select ${MOOD} from mood_entries as e where id = $2 and user_id = $1 and deleted_at is null and ${HERE}`;
/** $2, $3: days of a calendar, whatever the zone: no clock differs from that of UTC by more than 14 hours. */
const IN_DAYS = `
  user_id = $1 and deleted_at is null and local_day between $2::date and $3::date
  and felt_at >= $2::date::timestamp at time zone 'UTC' - interval '15 hours'
  and felt_at < $3::date::timestamp at time zone 'UTC' + interval '39 hours' and ${HERE}`;
const PAGE = `
  select ${MOOD}, e.id, floor(extract(epoch from e.felt_at) * 1000000)::bigint::text as "atUs"
  from mood_entries as e
  where ${IN_DAYS}
    and ($4::text is null or exists (select from mood_entry_tags where mood_entry_id = e.id and lower(tag) = lower($4)))
    and (felt_at, id) < (
      coalesce(timestamptz 'epoch' + $5::bigint * interval '1 microsecond', 'infinity'),
      coalesce($6::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
  order by felt_at desc, id desc limit $7::int + 1`;
const REMOVED = `
  select ${MOOD}, e.id, epoch_ms(e.deleted_at)::float8 as "removedAtMs",
    floor(extract(epoch from e.deleted_at) * 1000000)::bigint::text as "atUs"
  from mood_entries as e
  where user_id = $1 and deleted_at > wall_now() - interval '${VERSION_DAYS} days' and ${HERE}
    and (deleted_at, id) < (
      coalesce(timestamptz 'epoch' + $2::bigint * interval '1 microsecond', 'infinity'),
      coalesce($3::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
  order by deleted_at desc, id desc limit $4::int + 1`;
const DAYS = `
  select day::text, entries, valence, arousal, lowest, highest from mood_days
  where user_id = $1 and day between $2::date and $3::date and ${HERE} order by day`;
const LIVED = `
  select day::text, epoch_ms(first_at)::float8 as "firstMs", epoch_ms(last_at)::float8 as "lastMs",
    epoch_ms(wall_now())::float8 as "nowMs"
  from mood_days where user_id = $1 and ${HERE}`;
const HOURS = `
  select extract(isodow from local_day)::int - 1 as weekday, local_minute / 60 as hour, count(*)::int as entries,
    avg(valence) as valence, avg(arousal) as arousal
  from mood_entries where ${IN_DAYS} group by 1, 2 order by 1, 2`;
const TAGS = `
  select (array_agg(tag order by felt_at desc, id desc))[1] as tag, count(*)::int as entries, avg(valence) as valence,
    avg(arousal) as arousal
  from mood_entries join mood_entry_tags on mood_entry_id = id
  where ${IN_DAYS} group by lower(tag) order by entries desc, lower(tag) collate "C" limit ${LISTED_MOST}`;
const WORDS = `
  select (array_agg(mood order by felt_at desc, id desc))[1] as mood, count(*)::int as entries,
    (array_agg(valence order by felt_at desc, id desc))[1] as valence,
    (array_agg(arousal order by felt_at desc, id desc))[1] as arousal
  from mood_entries where user_id = $1 and deleted_at is null and ${HERE}
  group by lower(mood) order by entries desc, lower(mood) collate "C" limit ${LISTED_MOST}`;
const SHARED = `
  select id, mood, intensity, valence, arousal, epoch_ms(felt_at)::float8 as "feltAtMs" from mood_entries
  where user_id = $1 and deleted_at is null and audience = any(string_to_array($2, ','))
    and felt_at > wall_now() - interval '${SHARED_DAYS} days'
  order by felt_at desc, id desc limit ${SHARED_MOST}`;
const PERSON = `
  select id, coalesce(display_name, username) as name, being from users where id = $1 and deleted_at is null`;
const ALL = `
  select ${MOOD}, e.id, e.felt_at::text as "feltAt" from mood_entries as e
  where user_id = $1 and deleted_at is null and ($2::text is null or (felt_at, id) > ($2::timestamptz, $3::uuid)) and ${HERE}
  order by felt_at, id limit ${ALL_AT_ONCE}`;

type Lived = { readonly day: string; readonly firstMs: number; readonly lastMs: number; readonly nowMs: number };
type Placed = { readonly mood: MoodRow; readonly id: string };
type Reads = Pick<
  Moods,
  "one" | "page" | "removed" | "days" | "streak" | "hours" | "tags" | "words" | "shared" | "all"
>;

/** What is read of moods in the database. */
export const createMoodReads = ({ database, notes }: { readonly database: Rows; readonly notes: Notes }): Reads => {
  const inDays = async <T>(sql: string, userId: string, { from, until }: MoodDays): Promise<T[]> =>
    isUuid(userId) ? database.rows<T>(sql, [userId, from, until]) : [];
  const open = (userId: string, rows: readonly Placed[]): Promise<readonly MoodView[]> =>
    notes.open(
      userId,
      rows.map(({ mood }) => mood),
    );
  return {
    async one(userId, id) {
      if (!isUuid(userId) || !isUuid(id)) return null;
      return (await open(userId, await database.rows<Placed>(ONE, [userId, id])))[0] ?? null;
    },

    async page(userId, { from, until }, tag, cursor, limit) {
      invariant(Number.isInteger(limit) && limit >= 1 && limit <= 100, "A page has 1 to 100 moods.");
      const after = cursor === null ? null : readCursor(cursor);
      if (cursor !== null && after === null) return null;
      if (!isUuid(userId)) return { moods: [], next: null };
      const asked = [userId, from, until, tag, after?.atUs ?? null, after?.id ?? null, limit];
      const rows = await database.rows<Placed & { readonly atUs: string }>(PAGE, asked);
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      const next = rows.length > limit && last ? writeCursor(last) : null;
      return { moods: await open(userId, shown), next };
    },

    async removed(userId, cursor, limit) {
      invariant(Number.isInteger(limit) && limit >= 1 && limit <= 100, "A page has 1 to 100 moods.");
      const after = cursor === null ? null : readCursor(cursor);
      if (cursor !== null && after === null) return null;
      if (!isUuid(userId)) return { moods: [], next: null };
      const asked = [userId, after?.atUs ?? null, after?.id ?? null, limit];
      const rows = await database.rows<Placed & { readonly atUs: string; readonly removedAtMs: number }>(
        REMOVED,
        asked,
      );
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      const opened = await open(userId, shown);
      const moods = opened.map((mood, at) => removedOf(mood, shown[at]?.removedAtMs ?? 0));
      return { moods, next: rows.length > limit && last ? writeCursor(last) : null };
    },

    days: (userId, days) => inDays<MoodDay>(DAYS, userId, days),
    async streak(userId, today) {
      const rows = isUuid(userId) ? await database.rows<Lived>(LIVED, [userId]) : [];
      const nowMs = rows[0]?.nowMs ?? 0;
      const moments = rows.flatMap(({ day, firstMs, lastMs }) => [firstMs, lastMs].map((atMs) => ({ day, atMs })));
      return streakOf(moments, { day: possibleDay(today, nowMs), atMs: nowMs });
    },
    hours: (userId, days) => inDays<MoodHour>(HOURS, userId, days),
    tags: (userId, days) => inDays<MoodTag>(TAGS, userId, days),
    words: async (userId) => (isUuid(userId) ? database.rows<MoodWord>(WORDS, [userId]) : []),

    async shared(readerId, ownerId) {
      if (!isUuid(readerId) || !isUuid(ownerId)) return refused({ code: "no_such_person" });
      const sight = await readSight(database, readerId, ownerId);
      const [person] = sight === null ? [] : await database.rows<PersonView>(PERSON, [ownerId]);
      if (sight === null || person === undefined) return refused({ code: "no_such_person" });
      const ability = personAbility(sight.ties, sight.settings);
      if (!ability.can("see", "profile")) return refused({ code: "no_such_person" });
      if (!ability.can("see", "moods")) return refused({ code: "not_shown" });
      const kind = viewerKindOf(sight.ties);
      const audiences = AUDIENCES.filter((audience) => isIn(kind, audience));
      return done({ person, moods: await database.rows<SharedMood>(SHARED, [ownerId, audiences.join()]) });
    },

    async *all(userId) {
      let after: readonly [string | null, string | null] = [null, null];
      while (isUuid(userId)) {
        const rows = await database.rows<Placed & { readonly feltAt: string }>(ALL, [userId, ...after]);
        const last = rows.at(-1);
        if (last === undefined) return;
        yield await open(userId, rows);
        after = [last.feltAt, last.id];
      }
    },
  };
};
