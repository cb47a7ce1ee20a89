import { personAbility } from "#shared/policy/person.policy.ts";
import type { ListedPerson, SuggestedPerson } from "#shared/schema/people.ts";
import type { FollowList } from "#shared/schema/people.limits.ts";
import type { RefusalCode } from "#shared/schema/refusal.ts";
import { invariant } from "../../errors.ts";
import type { Rows } from "../../platform/database/database.ts";
import { done, refused } from "../outcome.ts";
import { readCursor, writeCursor } from "../page.cursor.ts";
import { HIDDEN, LISTED, readSight } from "../sight.ts";
import { isUuid } from "../uuid.ts";
import type { Follows } from "./follows.port.ts";

/** Of somebody with more friends than that, the newest make suggestions. */
const FRIENDS_ASKED_MAX = 100;

const BOTH_WAYS = `join follows as back on back.follower_id = f.following_id and back.following_id = f.follower_id`;
const PLACED: Readonly<Record<FollowList, string>> = {
  friends: `select f.following_id as id, greatest(f.created_at, back.created_at) as at
    from follows as f ${BOTH_WAYS} where f.follower_id = $2`,
  followers: `select follower_id as id, created_at as at from follows where following_id = $2`,
  following: `select following_id as id, created_at as at from follows where follower_id = $2`,
};
// One row more than asked for says whether there is a next page.
const pageOf = (list: FollowList): string => `
  with ${HIDDEN}, placed as (${PLACED[list]})
  select ${LISTED}, floor(extract(epoch from placed.at) * 1000000)::bigint::text as "atUs"
  from placed
  join users as u on u.id = placed.id and u.deleted_at is null
  left join privacy_settings as p on p.user_id = u.id
  where u.id not in (select id from hidden) and knows_or_finds($1, u.id)
    and ($2::uuid = $1 or u.id = $1 or coalesce(p.show_activity_to, 'friends') <> 'nobody')
    and (placed.at, u.id) < (
      coalesce(timestamptz 'epoch' + $3::bigint * interval '1 microsecond', 'infinity'),
      coalesce($4::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
  order by placed.at desc, u.id desc limit $5::int + 1`;
const SUGGESTIONS = `
  with ${HIDDEN}, friends as materialized (
    select f.following_id as id
    from follows as f ${BOTH_WAYS}
    join users as u on u.id = f.following_id and u.deleted_at is null
    left join privacy_settings as p on p.user_id = u.id
    where f.follower_id = $1 and coalesce(p.show_activity_to, 'friends') <> 'nobody'
    order by f.created_at desc limit ${FRIENDS_ASKED_MAX}
  ), found as (
    select f.following_id as id, count(*)::int as common
    from friends join follows as f on f.follower_id = friends.id ${BOTH_WAYS}
    where f.following_id <> $1
    group by f.following_id
  )
  select ${LISTED}, found.common as "friendsInCommon"
  from found
  join users as u on u.id = found.id and u.deleted_at is null
  left join privacy_settings as p on p.user_id = u.id
  where u.id not in (select id from hidden)
    and u.id not in (select other_id from mutes where user_id = $1) and is_found(u.id)
    and u.id not in (select following_id from follows where follower_id = $1)
    and coalesce(p.show_activity_to, 'friends') <> 'nobody'
    and (coalesce(p.allow_friend_requests, true)
      or exists (select from follows where follower_id = u.id and following_id = $1))
  order by found.common desc, u.id limit $2`;

const listed = ({ id, name, being, username, follows, isFollowed }: ListedPerson): ListedPerson => ({
  id,
  name,
  being,
  username,
  follows,
  isFollowed,
});

export const createFollows = ({ database }: { readonly database: Rows }): Follows => ({
  async setFollowing(userId, otherId, on) {
    if (!isUuid(userId) || !isUuid(otherId)) return refused({ code: "no_such_person" });
    const sql = "select outcome from set_follow($1, $2, $3)";
    const [said] = await database.rows<{ outcome: RefusalCode | "ok" }>(sql, [userId, otherId, on]);
    invariant(said, "set_follow answers.");
    return said.outcome === "ok" ? done({ ok: true }) : refused({ code: said.outcome });
  },

  async page(readerId, ownerId, list, cursor, limit) {
    invariant(Number.isInteger(limit) && limit >= 1 && limit <= 100, "A page has 1 to 100 people.");
    const after = cursor === null ? null : readCursor(cursor);
    if (cursor !== null && after === null) return refused({ code: "bad_message", path: "query.cursor" });
    if (!isUuid(readerId) || !isUuid(ownerId)) return refused({ code: "no_such_person" });
    const sight = await readSight(database, readerId, ownerId);
    const ability = sight && personAbility(sight.ties, sight.settings);
    if (!ability?.can("see", "profile")) return refused({ code: "no_such_person" });
    if (ability.cannot("see", "activity")) return refused({ code: "not_shown" });
    const place = [after?.atUs ?? null, after?.id ?? null];
    const sql = pageOf(list);
    const rows = await database.rows<ListedPerson & { atUs: string }>(sql, [readerId, ownerId, ...place, limit]);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const next = rows.length > limit && last ? writeCursor({ atUs: last.atUs, id: last.id }) : null;
    return done({ people: shown.map(listed), next });
  },

  async suggestions(userId, limit) {
    if (!isUuid(userId)) return [];
    return database.rows<SuggestedPerson>(SUGGESTIONS, [userId, limit]);
  },
});
