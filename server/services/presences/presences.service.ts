import { invariant } from "../../errors.ts";
import type { Around } from "#shared/schema/presence.ts";
import type { Rows } from "../../platform/database/database.ts";
import { HIDDEN } from "../sight.ts";
import { isUuid } from "../uuid.ts";
import type { Presences } from "./presences.port.ts";

const NOTE = `
  with gone as (
    delete from presences
    where case when $4 then user_id <> all($1::uuid[]) else user_id = any($3::uuid[]) end
  )
  insert into presences (user_id, is_away, seen_at)
  select u.id, here.is_away, wall_now()
  from unnest($1::uuid[], $2::boolean[]) as here (id, is_away)
  join users as u on u.id = here.id and u.deleted_at is null
  order by u.id
  on conflict (user_id) do update set is_away = excluded.is_away, seen_at = excluded.seen_at`;
const AROUND = `
  with ${HIDDEN}, friends as (
    select u.id, coalesce(u.display_name, u.username) as name, u.being, presence
    from follows as f
    join follows as back on back.follower_id = f.following_id and back.following_id = f.follower_id
    join users as u on u.id = f.following_id and u.deleted_at is null
    left join privacy_settings as p on p.user_id = u.id,
    lateral presence_of(u.id) as presence
    where f.follower_id = $1 and coalesce(p.show_activity_to, 'friends') <> 'nobody'
      and u.id not in (select id from hidden)
    order by presence = 'offline', lower(coalesce(u.display_name, u.username)), u.id
    limit $2
  )
  select coalesce(p.show_activity_to, 'friends') as "showActivityTo", coalesce((
    select jsonb_agg(jsonb_build_object('id', id, 'name', name, 'being', being, 'presence', presence)
      order by presence = 'offline', lower(name), id)
    from friends), '[]') as friends
  from users as u left join privacy_settings as p on p.user_id = u.id
  where u.id = $1 and u.deleted_at is null`;

export const createPresences = ({ database }: { readonly database: Rows }): Presences => ({
  async note(here, gone, isAll) {
    const ids = [...here.keys()];
    const areAway = [...here.values()].map((presence) => presence === "away");
    await database.rows(NOTE, [ids, areAway, gone, isAll]);
  },

  async around(userId, limit) {
    invariant(Number.isInteger(limit) && limit >= 1 && limit <= 100, "Of 1 to 100 friends is read who is here.");
    const [row] = isUuid(userId) ? await database.rows<Around>(AROUND, [userId, limit]) : [];
    return row ?? { showActivityTo: "nobody", friends: [] };
  },
});
