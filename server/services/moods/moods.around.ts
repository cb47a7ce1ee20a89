import { MOOD_SHOWN_HOURS } from "#shared/schema/mood.limits.ts";
import type { MoodsAround } from "#shared/schema/mood.ts";
import { invariant } from "../../errors.ts";
import type { CreateBatcher } from "../../platform/batcher.ts";
import type { Rows } from "../../platform/database/database.ts";
import { isUuid } from "../uuid.ts";
import type { Moods } from "./moods.port.ts";

const AROUND = `
  select asked.place::int as place,
    coalesce((
      select case when isfinite(greatest(changed_at, chosen_at)) then epoch_ms(greatest(changed_at, chosen_at)) end
      from mood_states where user_id = me.id
    ), 0)::float8 as "moodsAtMs",
    coalesce((select epoch_ms(computed_at) from insights where user_id = me.id), 0)::float8 as "insightsAtMs",
    coalesce((
      select jsonb_agg(to_jsonb(friend) order by friend."feltAtMs" desc, friend.id)
      from (
        select u.id, coalesce(u.display_name, u.username) as name, u.being, latest.mood, latest.valence, latest.arousal,
          epoch_ms(latest.felt_at) as "feltAtMs"
        from follows as f
        join follows as back on back.follower_id = f.following_id and back.following_id = f.follower_id
        join users as u on u.id = f.following_id and u.deleted_at is null
        left join privacy_settings as p on p.user_id = u.id
        cross join lateral (
          select mood, valence, arousal, felt_at from mood_entries
          where user_id = u.id and deleted_at is null and audience <> 'nobody'
            and felt_at > wall_now() - interval '${MOOD_SHOWN_HOURS} hours'
          order by felt_at desc, id desc limit 1
        ) as latest
        where f.follower_id = me.id and coalesce(p.show_mood_to, 'friends') <> 'nobody'
          and not exists (select from mutes where user_id = me.id and other_id = u.id)
          and not exists (
            select from blocks where user_id = me.id and other_id = u.id or user_id = u.id and other_id = me.id
          )
        order by latest.felt_at desc, u.id
        limit asked.most
      ) as friend
    ), '[]') as moods
  from unnest(string_to_array($1, ',')::uuid[], string_to_array($2, ',')::int[]) with ordinality
    as asked (user_id, most, place)
  join users as me on me.id = asked.user_id and me.deleted_at is null`;

type Ask = { readonly userId: string; readonly limit: number };
const NOTHING: MoodsAround = { moodsAtMs: 0, insightsAtMs: 0, moods: [] };

/** What inboxes show of moods. Those that read at about the same time share one query. */
export const createMoodsAround = ({
  database,
  createBatcher,
}: {
  readonly database: Rows;
  readonly createBatcher: CreateBatcher;
}): Pick<Moods, "around"> => {
  const read = async (asks: readonly Ask[]): Promise<readonly MoodsAround[]> => {
    const lists = [asks.map(({ userId }) => userId).join(), asks.map(({ limit }) => limit).join()];
    const rows = await database.rows<MoodsAround & { place: number }>(AROUND, lists);
    const byPlace = new Map(rows.map(({ place, ...around }) => [place, around]));
    return asks.map((_, index) => byPlace.get(index + 1) ?? NOTHING);
  };
  const reads = createBatcher({ service: "moods", run: read, groupOf: ({ userId }: Ask) => userId });
  return {
    async around(userId, limit) {
      invariant(Number.isInteger(limit) && limit >= 1 && limit <= 100, "Of 1 to 100 friends is read how they are.");
      return isUuid(userId) ? reads.add({ userId, limit }) : NOTHING;
    },
  };
};
