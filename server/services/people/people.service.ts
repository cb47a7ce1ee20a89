import { beingToText } from "#shared/schema/being.ts";
import type { PersonView } from "#shared/schema/hug.ts";
import type { RefusalCode } from "#shared/schema/refusal.ts";
import { invariant } from "../../errors.ts";
import type { Rows } from "../../platform/database/database.ts";
import type { InboxHints } from "../inbox/inbox.port.ts";
import { done, refused, type Outcome } from "../outcome.ts";
import { isUuid } from "../uuid.ts";
import type { People, PersonSight, Profile } from "./people.port.ts";

type SightRow = Omit<PersonSight, "hidden" | "follows"> & Record<"hidden" | "follows", readonly string[]>;
type PeopleDeps = { readonly database: Rows; readonly hints: Pick<InboxHints, "publish"> };

const PROFILE = `id, coalesce(display_name, username) as name, being, username, is_anonymous as "isGuest"`;
const PERSON = `
  select id, coalesce(display_name, username) as name, being from users
  where id = $2 and deleted_at is null and not is_blocked($1, $2)`;
const SIGHT = `
  select array(select hidden_from(u.id)) as hidden,
    array(select following_id from follows where follower_id = u.id) as follows,
    coalesce(p.show_activity_to, 'friends') as "showActivityTo",
    coalesce(greatest(extract(epoch from q.no_disturb_until - wall_now()) * 1000, 0), 0)::float8 as "noDisturbMs"
  from users as u
  left join privacy_settings as p on p.user_id = u.id
  left join quiet_times as q on q.user_id = u.id
  where u.id = $1 and u.deleted_at is null`;
const NO_SIGHT: PersonSight = { hidden: new Set(), follows: new Set(), showActivityTo: "nobody", noDisturbMs: 0 };
/** Somebody who is gone, or who blocked, stays in the list as someone, so that the list says all it holds. */
const keptAway = (table: "mutes" | "blocks"): string => `
  select
    kept.other_id as id, coalesce(other.being, '') as being,
    case when other.id is null then 'someone' else coalesce(other.display_name, other.username) end as name
  from ${table} as kept
  left join users as other on other.id = kept.other_id and other.deleted_at is null
    and not exists (select from blocks as theirs where theirs.user_id = kept.other_id and theirs.other_id = $1)
  where kept.user_id = $1
  order by kept.created_at desc, kept.other_id`;

export const createPeople = ({ database, hints }: PeopleDeps): People => {
  const keepAway = async (
    word: "mute" | "block",
    userId: string,
    otherId: string,
    on: boolean,
  ): Promise<Outcome<{ readonly ok: true }>> => {
    if (!isUuid(userId) || !isUuid(otherId)) return refused({ code: "no_such_person" });
    const [said] = await database.rows<{ outcome: RefusalCode | "ok"; has_changed: boolean }>(
      `select * from set_${word}($1, $2, $3)`,
      [userId, otherId, on],
    );
    invariant(said, `set_${word} answers.`);
    if (said.outcome !== "ok") return refused({ code: said.outcome });
    if (said.has_changed) hints.publish([userId]);
    return done({ ok: true });
  };
  const list = async (sql: string, userId: string) => ({
    people: isUuid(userId) ? await database.rows<PersonView>(sql, [userId]) : [],
  });

  return {
    async profile(userId) {
      if (!isUuid(userId)) return null;
      const sql = `select ${PROFILE} from users where id = $1 and deleted_at is null`;
      const [row] = await database.rows<Profile>(sql, [userId]);
      return row ?? null;
    },
    async setProfile(userId, name, being) {
      if (!isUuid(userId)) return null;
      const sql = `
        update users set display_name = $2, being = $3, updated_at = now()
        where id = $1 and deleted_at is null returning ${PROFILE}`;
      const [row] = await database.rows<Profile>(sql, [userId, name, beingToText(being)]);
      return row ?? null;
    },
    async personFor(viewerId, userId) {
      if (!isUuid(viewerId) || !isUuid(userId)) return null;
      const [row] = await database.rows<PersonView>(PERSON, [viewerId, userId]);
      return row ?? null;
    },
    async sightOf(userId) {
      if (!isUuid(userId)) return NO_SIGHT;
      const [row] = await database.rows<SightRow>(SIGHT, [userId]);
      return row ? { ...row, hidden: new Set(row.hidden), follows: new Set(row.follows) } : NO_SIGHT;
    },
    setMuted: (userId, otherId, on) => keepAway("mute", userId, otherId, on),
    setBlocked: (userId, otherId, on) => keepAway("block", userId, otherId, on),
    muted: (userId) => list(keptAway("mutes"), userId),
    blocked: (userId) => list(keptAway("blocks"), userId),
  };
};
