import type { Ties } from "#shared/policy/person.policy.ts";
import { DEFAULT_PRIVACY, type PrivacySettings } from "#shared/schema/privacy.ts";
import type { Rows } from "../platform/database/database.ts";

/** What the policy wants to know of a reader and a person. */
export type Sight = { readonly ties: Ties; readonly settings: PrivacySettings };

// In all of these `u` is the person in `users`, and $1 the reader.
const TIES = `
  exists (select from follows where follower_id = $1::uuid and following_id = u.id) as follows,
  exists (select from follows where follower_id = u.id and following_id = $1::uuid) as "isFollowed"`;
/** The columns of a `ListedPerson`. */
export const LISTED = `
  u.id, coalesce(u.display_name, u.username) as name, u.being, chosen_username(u.username) as username, ${TIES}`;
/** For a `with`: everybody between whom and the reader a block stands. */
export const HIDDEN = `hidden as materialized (select hidden_from($1::uuid) as id)`;
/** Null = the defaults. `p` is the row of `privacy_settings`, if there is one. */
export const SETTINGS = `
  case when p.user_id is null then null else jsonb_build_object(
    'shareMode', p.share_mode, 'allowHugsFrom', p.allow_hugs_from, 'showMoodTo', p.show_mood_to,
    'showActivityTo', p.show_activity_to, 'allowFriendRequests', p.allow_friend_requests) end as settings`;
const SIGHT = `
  select ${TIES}, ${SETTINGS}, u.id = $1::uuid as "isSelf", is_blocked($1, u.id) as "isBlocked"
  from users as u left join privacy_settings as p on p.user_id = u.id
  where u.id = $2 and u.deleted_at is null`;

export const settingsOrDefault = (settings: PrivacySettings | null): PrivacySettings => settings ?? DEFAULT_PRIVACY;

/** Null = there is nobody with that id. Both are ids already. */
export const readSight = async (database: Rows, readerId: string, userId: string): Promise<Sight | null> => {
  const [row] = await database.rows<Ties & { settings: PrivacySettings | null }>(SIGHT, [readerId, userId]);
  if (!row) return null;
  const { settings, ...ties } = row;
  return { ties, settings: settingsOrDefault(settings) };
};
