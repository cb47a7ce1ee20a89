import type { Around } from "#shared/schema/presence.ts";
import { invariant } from "../../errors.ts";
import type { CreateBatcher } from "../../platform/batcher.ts";
import type { Rows } from "../../platform/database/database.ts";
import { isUuid } from "../uuid.ts";
import type { Presences } from "./presences.port.ts";

const NOTE = `
  with gone as (
    delete from presences
    where writer <= $5 and case when $4 then user_id <> all($1::uuid[]) else user_id = any($3::uuid[]) end
    returning user_id
  ), noted as (
    insert into presences as known (user_id, is_away, seen_at, writer)
    select u.id, here.is_away, wall_now(), $5
    from unnest($1::uuid[], $2::boolean[]) as here (id, is_away)
    join users as u on u.id = here.id and u.deleted_at is null
    order by u.id
    on conflict (user_id) do update
    set is_away = excluded.is_away, seen_at = excluded.seen_at, writer = excluded.writer
    where known.writer <= excluded.writer
  )
  select user_id from gone`;
const AROUND = `
  select asked.place::int as place, coalesce(own.show_activity_to, 'friends') as "showActivityTo", coalesce((
    select jsonb_agg(to_jsonb(friend) - 'word' order by friend.presence = 'offline', friend.word, friend.id)
    from (
      select u.id, coalesce(u.display_name, u.username) as name, u.being,
        case
          when here.user_id is null then 'offline'
          when quiet.no_disturb_until > wall_now() then 'do_not_disturb'
          when here.is_away then 'away'
          else 'online'
        end as presence,
        lower(coalesce(u.display_name, u.username)) as word
      from follows as f
      join follows as back on back.follower_id = f.following_id and back.following_id = f.follower_id
      join users as u on u.id = f.following_id and u.deleted_at is null
      left join privacy_settings as p on p.user_id = u.id
      left join presences as here on here.user_id = u.id and here.seen_at > wall_now() - interval '150 seconds'
        and is_found(u.id)
      left join quiet_times as quiet on quiet.user_id = u.id
      where f.follower_id = me.id and coalesce(p.show_activity_to, 'friends') <> 'nobody'
        and not exists (
          select from blocks where user_id = me.id and other_id = u.id or user_id = u.id and other_id = me.id
        )
      order by here.user_id is null, word, u.id
      limit asked.most
    ) as friend
  ), '[]') as friends
  from unnest(string_to_array($1, ',')::uuid[], string_to_array($2, ',')::int[]) with ordinality
    as asked (user_id, most, place)
  join users as me on me.id = asked.user_id and me.deleted_at is null
  left join privacy_settings as own on own.user_id = me.id`;

type Ask = { readonly userId: string; readonly limit: number };
const NOBODY: Around = { showActivityTo: "nobody", friends: [] };

/** Inboxes that read at about the same time share one query: all of them do when many come back at once. */
export const createPresences = ({
  database,
  createBatcher,
}: {
  readonly database: Rows;
  readonly createBatcher: CreateBatcher;
}): Presences => {
  const read = async (asks: readonly Ask[]): Promise<readonly Around[]> => {
    const lists = [asks.map(({ userId }) => userId).join(), asks.map(({ limit }) => limit).join()];
    const rows = await database.rows<Around & { place: number }>(AROUND, lists);
    const byPlace = new Map(rows.map(({ place, ...around }) => [place, around]));
    return asks.map((_, index) => byPlace.get(index + 1) ?? NOBODY);
  };
  const reads = createBatcher({ service: "presences", run: read, groupOf: ({ userId }: Ask) => userId });
  return {
    async begin() {
      const [row] = await database.rows<{ writer: number }>("select nextval('presence_writers')::float8 as writer");
      invariant(row, "A sequence has a next value.");
      return row.writer;
    },

    async note(writer, here, gone, isAll) {
      const ids = [...here.keys()];
      const areAway = [...here.values()].map((presence) => presence === "away");
      const rows = await database.rows<{ user_id: string }>(NOTE, [ids, areAway, gone, isAll, writer]);
      return isAll ? rows.map(({ user_id }) => user_id) : [];
    },

    async around(userId, limit) {
      invariant(Number.isInteger(limit) && limit >= 1 && limit <= 100, "Of 1 to 100 friends is read who is here.");
      return isUuid(userId) ? reads.add({ userId, limit }) : NOBODY;
    },
  };
};
