import { describe, expect, test } from "vitest";
import {
  ACTS,
  BAN_ALONE_HOURS,
  longestHours,
  mayActOn,
  mayApprove,
  mayDecideAppeal,
  mayDo,
  ROLES,
  takesTwo,
  type Act,
  type Role,
} from "./staff.policy.ts";

/** Written down a second time, so that neither is changed by accident: the least role of each act. */
const TABLE: Readonly<Record<Role, readonly Act[]>> = {
  participant: ["report", "appeal"],
  host: ["close_door"],
  moderator: [
    "watch_rooms",
    "look_into_room",
    "read_cases",
    "begin_staff_session",
    "claim_case",
    "release_case",
    "note_case",
    "link_cases",
    "unlink_cases",
    "decide_case",
    "decide_appeal",
    "reveal_words",
    "remind",
    "mute",
    "remove",
    "lift_mute",
    "lift_remove",
    "lock_room",
    "lift_lock_room",
    "slow_room",
    "lift_slow_room",
    "close_room",
    "hold_hugs",
    "limit",
    "suspend",
    "lift_hold_hugs",
    "lift_limit",
    "lift_suspend",
    "see_staff",
  ],
  senior_moderator: [
    "ban",
    "lift_ban",
    "ask_approval",
    "approve",
    "refuse_approval",
    "reveal_beyond_case",
    "set_limits",
    "lift_limits",
    "set_raid_switch",
    "lift_raid_switch",
    "read_audit",
    "export_audit",
  ],
  admin: ["set_staff"],
};

describe.each(ROLES)("P1 P2 a %s", (role) => {
  const may = ROLES.slice(0, ROLES.indexOf(role) + 1).flatMap((lower) => TABLE[lower]);
  test.each(ACTS)("%s", (act) => {
    expect(mayDo(role, act)).toBe(may.includes(act));
  });
});
test("P1 the table names every act once", () => {
  expect(Object.values(TABLE).flat().toSorted()).toEqual([...ACTS].toSorted());
});

test("P4 nobody acts on themselves, nor on staff that is not below them", () => {
  for (const [place, role] of ROLES.entries())
    for (const [otherPlace, other] of ROLES.entries()) {
      expect(mayActOn({ id: "a", role }, { id: "a", role: other })).toBe(false);
      const isStaff = otherPlace >= ROLES.indexOf("moderator");
      expect(mayActOn({ id: "a", role }, { id: "b", role: other })).toBe(!isStaff || otherPlace < place);
    }
});

test("P5 lengths grow with the role; only a ban can be for good, and not by a moderator", () => {
  for (const act of ACTS) {
    const [none, host, ...staff] = ROLES.map((role) => longestHours(role, act));
    if (none === null) continue;
    expect([none, host]).toEqual([0, 0]);
    expect(staff).toEqual(staff.toSorted((a, b) => Number(a) - Number(b)));
    expect(staff.includes(Infinity)).toBe(act === "ban");
  }
  expect(longestHours("moderator", "ban")).toBe(0);
  expect(longestHours("moderator", "suspend")).toBe(7 * 24);
  expect(longestHours("moderator", "remove")).toBeNull();
});

test("P6 what takes two, and who may be the second", () => {
  expect(ACTS.filter((act) => takesTwo(act, null))).toEqual(["ban", "reveal_beyond_case", "export_audit"]);
  const bans = [24, BAN_ALONE_HOURS, BAN_ALONE_HOURS + 0.1, 24 * 366 * 10, null];
  expect(bans.map((hours) => takesTwo("ban", hours))).toEqual([false, false, true, true, true]);
  const asked = { act: "ban", byId: "ann", aboutId: "zoe" } as const;
  const senior = (id: string) => ({ id, role: "senior_moderator" as const });
  expect(mayApprove(senior("ben"), asked)).toBe(true);
  expect(mayApprove(senior("ann"), asked)).toBe(false);
  expect(mayApprove(senior("zoe"), asked)).toBe(false);
  expect(mayApprove({ id: "ben", role: "moderator" }, asked)).toBe(false);
  expect(mayApprove({ id: "ben", role: "admin" }, { ...asked, aboutId: null })).toBe(true);
});

test("P7 an appeal is decided by somebody who decided nothing of it", () => {
  const appeal = { byId: "zoe", deciders: ["ann", "cleo"] };
  const by = (id: string, role: Role = "moderator") => mayDecideAppeal({ id, role }, appeal);
  expect([by("ben"), by("ann"), by("cleo"), by("zoe"), by("ben", "host")]).toEqual([true, false, false, false, false]);
});
