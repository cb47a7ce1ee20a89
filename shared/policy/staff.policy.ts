/**
 * What who may do to keep rooms kind: the one table of roles, for server and client.
 *
 *  P1 Roles are in order: participant < host < moderator < senior moderator < admin. Each may what those before it may.
 *  P2 A participant reports and appeals. A host also closes the door of the group hug that is theirs.
 *  P3 Staff act only in a staff session, which takes a second factor; without one they are participants.
 *  P4 Nobody acts on themselves, nor on somebody on the staff whose role is not below their own.
 *  P5 Of an act with a length, each role has a longest; longer, and for good, is for those above.
 *  P6 A ban for good, or for longer than BAN_ALONE_HOURS, a reveal beyond one's own case and an export take a second
 *     person: another one than who asks, who may do the act themselves, and is not whom it is about.
 *  P7 An appeal is decided by somebody who could have set what it is against (P5), decided nothing of it and did not report
 *     it, and is not who appeals.
 */
import { AbilityBuilder, Ability } from "@casl/ability";
import { STAFF_ROLES, type StaffRole } from "#shared/schema/staff.ts";

export const ROLES = ["participant", "host", ...STAFF_ROLES] as const;
export type Role = (typeof ROLES)[number];

/** Acts, by the least role that may do them (P1). Every name that an entry of the audit can have is one of them. */
const LEAST = {
  report: "participant",
  appeal: "participant",
  close_door: "host",
  watch_rooms: "moderator",
  look_into_room: "moderator",
  read_cases: "moderator",
  begin_staff_session: "moderator",
  claim_case: "moderator",
  release_case: "moderator",
  note_case: "moderator",
  link_cases: "moderator",
  unlink_cases: "moderator",
  decide_case: "moderator",
  decide_appeal: "moderator",
  reveal_words: "moderator",
  remind: "moderator",
  mute: "moderator",
  remove: "moderator",
  lift_mute: "moderator",
  lift_remove: "moderator",
  lock_room: "moderator",
  lift_lock_room: "moderator",
  slow_room: "moderator",
  lift_slow_room: "moderator",
  close_room: "moderator",
  hold_hugs: "moderator",
  limit: "moderator",
  suspend: "moderator",
  lift_hold_hugs: "moderator",
  lift_limit: "moderator",
  lift_suspend: "moderator",
  ban: "senior_moderator",
  lift_ban: "senior_moderator",
  ask_approval: "senior_moderator",
  approve: "senior_moderator",
  refuse_approval: "senior_moderator",
  reveal_beyond_case: "senior_moderator",
  set_limits: "senior_moderator",
  lift_limits: "senior_moderator",
  set_raid_switch: "senior_moderator",
  lift_raid_switch: "senior_moderator",
  read_audit: "senior_moderator",
  export_audit: "senior_moderator",
  see_staff: "moderator",
  set_staff: "admin",
} as const satisfies Record<string, Role>;
export type Act = keyof typeof LEAST;
export const ACTS = Object.keys(LEAST) as readonly Act[]; // as: its keys are those of the table

export type RoleAbility = Ability<[Act, "all"]>;

const rank = (role: Role): number => ROLES.indexOf(role);

/** The table for one role (P1): ask `ability.can("ban", "all")`. */
export const roleAbility = (role: Role): RoleAbility => {
  const { can, build } = new AbilityBuilder<RoleAbility>(Ability);
  for (const act of ACTS) if (rank(role) >= rank(LEAST[act])) can(act, "all");
  return build();
};

/** Whether a role may do an act at all (P1). */
export const mayDo = (role: Role, act: Act): boolean => roleAbility(role).can(act, "all");

/** Whether somebody may act on somebody else (P4). `of`: the other's role. */
export const mayActOn = (
  by: { readonly id: string; readonly role: Role },
  other: { readonly id: string; readonly role: Role },
): boolean => by.id !== other.id && (rank(other.role) < rank("moderator") || rank(other.role) < rank(by.role));

/** The longest each role may set, hours (P5); Infinity = for good. */
const LONGEST_H: Partial<Record<Act, Readonly<Record<StaffRole, number>>>> = {
  hold_hugs: { moderator: 72, senior_moderator: 24 * 30, admin: 24 * 30 },
  limit: { moderator: 24 * 7, senior_moderator: 24 * 90, admin: 24 * 90 },
  suspend: { moderator: 24 * 7, senior_moderator: 24 * 90, admin: 24 * 90 },
  ban: { moderator: 0, senior_moderator: Infinity, admin: Infinity },
};

/** The longest an act may be for a role, hours; Infinity = for good, null = the act has no length (P5). */
export const longestHours = (role: Role, act: Act): number | null => {
  const longest = LONGEST_H[act];
  if (longest === undefined) return null;
  return role === "participant" || role === "host" ? 0 : longest[role];
};

/** The longest ban that one person sets alone, hours (P6). */
export const BAN_ALONE_HOURS = 24 * 90;

/** Whether an act takes a second person (P6). `hours`: null = for good. `takes_two` in the database says the same. */
export const takesTwo = (act: Act, hours: number | null): boolean =>
  act === "reveal_beyond_case" || act === "export_audit" || (act === "ban" && (hours ?? Infinity) > BAN_ALONE_HOURS);

/** Whether somebody may be the second person for what another one asked (P6). */
export const mayApprove = (
  by: { readonly id: string; readonly role: Role },
  asked: { readonly act: Act; readonly byId: string; readonly aboutId: string | null },
): boolean => by.id !== asked.byId && by.id !== asked.aboutId && mayDo(by.role, "approve") && mayDo(by.role, asked.act);

/**
 * Whether somebody may decide an appeal (P7), as far as its length is theirs. `deciders`: of all that is appealed against,
 * and who reported what it came of.
 */
export const mayDecideAppeal = (
  by: { readonly id: string; readonly role: Role },
  appeal: { readonly byId: string; readonly deciders: readonly string[] },
): boolean => mayDo(by.role, "decide_appeal") && by.id !== appeal.byId && !appeal.deciders.includes(by.id);
