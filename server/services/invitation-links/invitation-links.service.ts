import type { PersonView } from "#shared/schema/hug.ts";
import type { InvitationLinkView } from "#shared/schema/invitation-link.ts";
import { INVITATION_DAYS, INVITATION_USES_MAX } from "#shared/schema/invitation-link.limits.ts";
import type { RefusalCode } from "#shared/schema/refusal.ts";
import { invariant } from "../../errors.ts";
import type { SecretToken } from "../../platform/auth/secret-token.ts";
import type { Rows } from "../../platform/database/database.ts";
import { done, refused } from "../outcome.ts";
import type { InvitationLinks } from "./invitation-links.port.ts";

type InvitationLinksDeps = {
  readonly database: Rows;
  readonly createToken: () => SecretToken;
  readonly hashOf: (token: string) => string;
};

const OWN = `
  select epoch_ms(created_at)::float8 as "createdAtMs", epoch_ms(expires_at)::float8 as "expiresAtMs",
    invitation_uses_of(link) as uses
  from invitation_links as link where user_id = $1 and expires_at > now()`;
const LOOK = `
  select users.id, coalesce(display_name, username) as name, being, (
    exists (select from follows where follower_id = $2 and following_id = users.id)
    and exists (select from follows where follower_id = users.id and following_id = $2)
  ) as "areFriends"
  from invitation_links as link join users on users.id = link.user_id
  where token_hash = $1 and not is_link_closed(link, $2, $3)`;

const USE = `
  select use_invitation_link($1, $2, $3) as outcome,
    (select user_id from invitation_links where token_hash = $2) as "inviterId"`;

export const createInvitationLinks = ({ database, createToken, hashOf }: InvitationLinksDeps): InvitationLinks => {
  const own = async (userId: string) => (await database.rows<InvitationLinkView>(OWN, [userId]))[0] ?? null;
  return {
    own,
    async make(userId) {
      const { token, hash } = createToken();
      const sql = "select make_invitation_link($1, $2, make_interval(days => $3)) as is_made";
      const [said] = await database.rows<{ is_made: boolean }>(sql, [userId, hash, INVITATION_DAYS]);
      invariant(said, "make_invitation_link answers.");
      const link = said.is_made ? await own(userId) : null;
      return link === null ? refused({ code: "no_such_person" }) : done({ token, link });
    },
    async revoke(userId) {
      await database.rows("delete from invitation_links where user_id = $1", [userId]);
    },
    async look(readerId, token) {
      const parameters = [hashOf(token), readerId, INVITATION_USES_MAX];
      const [found] = await database.rows<PersonView & { areFriends: boolean }>(LOOK, parameters);
      if (!found) return refused({ code: "link_expired" });
      const { areFriends, ...by } = found;
      return done({ by, areFriends });
    },
    async use(userId, token) {
      const parameters = [userId, hashOf(token), INVITATION_USES_MAX];
      const [said] = await database.rows<{ outcome: RefusalCode | "ok"; inviterId: string | null }>(USE, parameters);
      invariant(said, "use_invitation_link answers.");
      if (said.outcome !== "ok") return refused({ code: said.outcome });
      invariant(said.inviterId, "A link that was taken is somebody's.");
      return done({ inviterId: said.inviterId });
    },
  };
};
