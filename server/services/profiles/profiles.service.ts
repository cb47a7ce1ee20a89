import { hugsFrom, personAbility, type Ties } from "#shared/policy/person.policy.ts";
import type { Allowance } from "#shared/schema/consent.ts";
import type { ListedPerson, PersonProfile } from "#shared/schema/people.ts";
import type { PrivacySettings } from "#shared/schema/privacy.ts";
import type { RefusalCode } from "#shared/schema/refusal.ts";
import { invariant } from "../../errors.ts";
import type { Rows } from "../../platform/database/database.ts";
import { done, refused } from "../outcome.ts";
import { HIDDEN, LISTED, SETTINGS, settingsOrDefault } from "../sight.ts";
import { isUuid } from "../uuid.ts";
import type { Profiles } from "./profiles.port.ts";

/** Somebody who is gone follows nobody and is followed by nobody. */
const countOf = (own: string, other: string, both = ""): string => `
  (select count(*)::int from follows as f ${both} where f.${own} = u.id and f.${other} not in (select id from hidden))`;
const BOTH_WAYS = `join follows as back on back.follower_id = f.following_id and back.following_id = f.follower_id`;
const PROFILE = `
  with ${HIDDEN}
  select ${LISTED}, ${SETTINGS}, coalesce(u.bio, '') as bio, u.id = $1::uuid as "isSelf",
    (select allowance from consents where user_id = u.id and other_id = $1::uuid) as allowance,
    floor(extract(epoch from u.last_active) / 3600)::float8 * 3600000 as "lastActiveMs",
    jsonb_build_object(
      'friends', ${countOf("follower_id", "following_id", BOTH_WAYS)},
      'followers', ${countOf("following_id", "follower_id")},
      'following', ${countOf("follower_id", "following_id")}) as counts
  from users as u left join privacy_settings as p on p.user_id = u.id
  where u.id = $2 and u.deleted_at is null and u.id not in (select id from hidden) and knows_or_finds($1, u.id)`;
const BY_USERNAME = `
  select id from users
  where lower(username) = lower($2) and chosen_username(username) <> '' and deleted_at is null and not is_blocked($1, id)
    and knows_or_finds($1, id)`;
const SEARCH = `
  select ${LISTED} from find_people($1, $2, $3) as found join users as u on u.id = found.id
  where knows_or_finds($1, u.id)
  order by found.likeness desc, u.id`;

/** A person as the database has them, before anybody asked what of it is for the reader. */
export type KnownPerson = Omit<PersonProfile, "seesActivity" | "seesMoods" | "mayFollow" | "hugs"> & {
  readonly settings: PrivacySettings | null;
  /** What they chose for the reader's hugs. */
  readonly allowance: Allowance | null;
};

/** As much of a person as the policy shows to the reader. */
export const shownProfile = ({ settings, allowance, lastActiveMs, ...person }: KnownPerson): PersonProfile => {
  const { isSelf, follows, isFollowed } = person;
  const ties: Ties = { isSelf, follows, isFollowed, isBlocked: false, allowance };
  const ability = personAbility(ties, settingsOrDefault(settings));
  const seesActivity = ability.can("see", "activity");
  return {
    ...person,
    lastActiveMs: seesActivity ? lastActiveMs : null,
    seesActivity,
    seesMoods: ability.can("see", "moods"),
    mayFollow: ability.can("follow", "person"),
    hugs: hugsFrom(ability),
  };
};

export const createProfiles = ({ database }: { readonly database: Rows }): Profiles => ({
  async profile(readerId, userId) {
    if (!isUuid(readerId) || !isUuid(userId)) return null;
    const [row] = await database.rows<KnownPerson>(PROFILE, [readerId, userId]);
    return row ? shownProfile(row) : null;
  },

  async idByUsername(readerId, username) {
    if (!isUuid(readerId)) return null;
    const [found] = await database.rows<{ id: string }>(BY_USERNAME, [readerId, username]);
    return found?.id ?? null;
  },

  async setAbout(userId, { username, bio }) {
    if (!isUuid(userId)) return refused({ code: "no_such_person" });
    const sql = "select set_about($1, $2, $3) as outcome";
    const asked = [userId, username ?? null, bio ?? null];
    const [said] = await database.rows<{ outcome: RefusalCode | "ok" }>(sql, asked);
    invariant(said, "set_about answers.");
    return said.outcome === "ok" ? done({ ok: true }) : refused({ code: said.outcome });
  },

  async search(readerId, text, limit) {
    if (!isUuid(readerId)) return [];
    return database.rows<ListedPerson>(SEARCH, [readerId, text, limit]);
  },
});
