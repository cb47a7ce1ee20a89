import { STAFF_IDLE_MINUTES, type StaffMember, type StaffRole, type StaffSession } from "#shared/schema/staff.ts";
import { invariant } from "../../errors.ts";
import type { Rows } from "../../platform/database/database.ts";
import { done, refused } from "../outcome.ts";
import { isUuid } from "../uuid.ts";
import type { Staff } from "./staff.port.ts";

const BEGIN = `select outcome, role, ends_at_ms as "endsAtMs" from begin_staff_session($1, $2, $3)`;
const USE = `select role, ends_at_ms as "endsAtMs" from use_staff_session($1, $2, $3)`;
const LOOK = `
  select role, epoch_ms(acted_at)::float8 + $3::int * 60000 as "endsAtMs" from staff_sessions join sessions on sessions.id = session_id
  join staff on staff.user_id = sessions.user_id join users on users.id = staff.user_id and deleted_at is null
  where session_id = $1 and sessions.user_id = $2 and acted_at > wall_now() - make_interval(mins => $3)
    and has_second_factor($2)`;
const END = `
  delete from staff_sessions using sessions
  where session_id = $1 and sessions.id = session_id and sessions.user_id = $2`;
const ROLE = `select role from staff join users on users.id = user_id and deleted_at is null where user_id = $1`;
const MEMBERS = `
  select u.id, coalesce(u.display_name, u.username) as name, role, has_second_factor(u.id) as "hasFactor",
    epoch_ms(since)::float8 as "sinceMs"
  from staff join users as u on u.id = user_id and u.deleted_at is null
  order by array_position(array['admin', 'senior_moderator', 'moderator'], role), since, u.id`;

type SetRole = "ok" | "not_yours_to_do" | "no_such_person" | "last_admin";
type Begun = StaffSession & { readonly outcome: "ok" | "not_staff" | "no_second_factor" };

export const createStaff = ({ database }: { readonly database: Rows }): Staff => {
  const look: Staff["look"] = async ({ sessionId, userId }) => {
    const [seen] = await database.rows<StaffSession>(LOOK, [sessionId, userId, STAFF_IDLE_MINUTES]);
    return seen ?? null;
  };
  return {
    async begin({ sessionId, userId }) {
      const [begun] = await database.rows<Begun>(BEGIN, [sessionId, userId, STAFF_IDLE_MINUTES]);
      invariant(begun, "begin_staff_session answers.");
      const { outcome, role, endsAtMs } = begun;
      return outcome === "ok" ? done({ role, endsAtMs }) : refused({ code: outcome });
    },
    async use({ sessionId, userId }) {
      const [used] = await database.rows<StaffSession>(USE, [sessionId, userId, STAFF_IDLE_MINUTES]);
      return used ?? null;
    },
    look,
    isOpen: async (who) => (await look(who)) !== null,
    end: async ({ sessionId, userId }) => void (await database.rows(END, [sessionId, userId])),
    async roleOf(userId) {
      const [found] = isUuid(userId) ? await database.rows<{ role: StaffRole }>(ROLE, [userId]) : [];
      return found?.role ?? null;
    },
    members: () => database.rows<StaffMember>(MEMBERS),
    async setRole(by, userId, role) {
      if (!isUuid(userId)) return refused({ code: "no_such_person" });
      const sql = "select set_staff($1, $2, $3) as outcome";
      const [said] = await database.rows<{ outcome: SetRole }>(sql, [by, userId, role]);
      invariant(said, "set_staff answers.");
      return said.outcome === "ok" ? done({ ok: true }) : refused({ code: said.outcome });
    },
  };
};
