import { FEED_DAYS, type FeedEntry } from "#shared/schema/feed.ts";
import type { PersonView } from "#shared/schema/hug.ts";
import { invariant } from "../../errors.ts";
import type { Rows } from "../../platform/database/database.ts";
import { readCursor, writeCursor } from "../page.cursor.ts";
import { HIDDEN } from "../sight.ts";
import { isUuid } from "../uuid.ts";
import type { Feed } from "./feed.port.ts";

/** Of somebody who follows more than that, the newest are told of. */
const FOLLOWED_MAX = 300;

const SINCE = `now() - interval '${FEED_DAYS} days'`;
/** Somebody who is there, and of whom nothing is kept from the reader. */
const isNear = (id: string): string =>
  `exists (select from users where users.id = ${id} and deleted_at is null and users.id not in (select id from apart)
    and is_found(users.id))`;
/** People who were in `hug` beside the feed's person; muted ones are no secret in a number. */
const OTHERS = `
  from group_hug_participants as beside join users on users.id = beside.user_id and users.deleted_at is null
  where beside.group_hug_id = hug.id and beside.was_in and beside.user_id <> happened.person_id
    and beside.user_id not in (select id from hidden)`;
const viewOf = (who: string): string =>
  `jsonb_build_object('id', ${who}.id, 'name', coalesce(${who}.display_name, ${who}.username), 'being', ${who}.being)`;

/**
 * `seen`: whom the reader follows and whose activity they see (Y4, for somebody who follows). Of a friendship of two of them
 * the one with the smaller id tells. Who shows their activity to nobody is in nobody else's, as in lists (F9). One row more
 * than asked for says whether there is a next page.
 */
const PAGE = `
  with ${HIDDEN}, apart as materialized (
    select id from hidden union select other_id from mutes where user_id = $1 union select $1::uuid
  ), followed as (
    select following_id as id from follows where follower_id = $1 order by created_at desc limit ${FOLLOWED_MAX}
  ), seen as materialized (
    select followed.id from followed left join privacy_settings as p on p.user_id = followed.id
    where ${isNear("followed.id")} and (
      p.show_activity_to in ('followers', 'everyone')
      or coalesce(p.show_activity_to, 'friends') = 'friends'
        and exists (select from follows where follower_id = followed.id and following_id = $1)
    )
  ), tied as materialized (
    select case when back.created_at is null then 'followed' else 'became_friends' end as kind,
      f.follower_id as person_id, f.following_id as about_id, greatest(f.created_at, back.created_at) as at
    from seen join follows as f on f.follower_id = seen.id
    left join follows as back on back.follower_id = f.following_id and back.following_id = f.follower_id
    where greatest(f.created_at, back.created_at) > ${SINCE}
  ), told as (
    select tied.* from tied left join privacy_settings as p on p.user_id = about_id
    where ${isNear("about_id")} and coalesce(p.show_activity_to, 'friends') <> 'nobody'
      and (kind = 'followed' or person_id < about_id or about_id not in (select id from seen))
    union all
    select 'group_hug', happened.person_id, hug.id, hug.ended_at
    from (select seen.id as person_id, group_hug_id from seen join group_hug_participants on user_id = seen.id and was_in)
      as happened
    join group_hugs as hug on hug.id = happened.group_hug_id
    where hug.status = 'COMPLETED' and hug.visibility = 'listed' and hug.ended_at > ${SINCE}
      and ${isNear("hug.creator_id")} and ${isNear("hug.host_id")}
      and not exists (select from group_hug_participants where group_hug_id = hug.id and user_id = $1 and was_in)
      and exists (select ${OTHERS})
  ), happened as (
    select *, md5(kind || person_id || about_id)::uuid as id from told
  ), page as (
    select * from happened
    where (at, id) < (
      coalesce(timestamptz 'epoch' + $2::bigint * interval '1 microsecond', 'infinity'),
      coalesce($3::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
    order by at desc, id desc limit $4::int + 1
  )
  select happened.id, kind, floor(extract(epoch from at) / 3600)::float8 * 3600000 as "atMs", ${viewOf("person")} as person,
    case when hug.id is null then ${viewOf("other")} end as other,
    case when hug.id is not null then
      jsonb_build_object('name', hug.name, 'others', (select count(*) ${OTHERS})) end as "groupHug",
    floor(extract(epoch from at) * 1000000)::bigint::text as "atUs"
  from page as happened
  join users as person on person.id = happened.person_id
  left join users as other on kind <> 'group_hug' and other.id = about_id
  left join group_hugs as hug on kind = 'group_hug' and hug.id = about_id
  order by at desc, happened.id desc`;

type Row = {
  readonly id: string;
  readonly kind: FeedEntry["kind"];
  readonly atMs: number;
  readonly person: PersonView;
  readonly other: PersonView | null;
  readonly groupHug: { readonly name: string; readonly others: number } | null;
  readonly atUs: string;
};

const entryOf = ({ id, kind, atMs, person, other, groupHug }: Row): FeedEntry => {
  if (kind === "group_hug") {
    invariant(groupHug, "What is about a group hug has it.");
    return { id, kind, atMs, person, groupHug };
  }
  invariant(other, "What is about somebody has them.");
  return { id, kind, atMs, person, other };
};

export const createFeed = ({ database }: { readonly database: Rows }): Feed => ({
  async page(readerId, cursor, limit) {
    invariant(Number.isInteger(limit) && limit >= 1 && limit <= 100, "A page has 1 to 100 entries.");
    const after = cursor === null ? null : readCursor(cursor);
    if (cursor !== null && after === null) return null;
    if (!isUuid(readerId)) return { entries: [], next: null };
    const rows = await database.rows<Row>(PAGE, [readerId, after?.atUs ?? null, after?.id ?? null, limit]);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const next = rows.length > limit && last ? writeCursor({ atUs: last.atUs, id: last.id }) : null;
    return { entries: shown.map(entryOf), next };
  },
});
