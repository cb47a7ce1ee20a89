import { describe, expect, test } from "vitest";
import { RESTRICTIONS, type RestrictionKind } from "#shared/schema/restriction.ts";
import { STAFF_ROLES } from "#shared/schema/staff.ts";
import {
  holdsAt,
  isLimitedAt,
  isOfRoom,
  isWaiting,
  mayLift,
  mayRestrict,
  mayRestrictFor,
  mayUndo,
  powersOf,
  standingAt,
} from "./restriction.policy.ts";

const DAYS = 24;
const NOW_MS = 1_000_000;
const one = (kind: RestrictionKind, endsAtMs: number | null = null, liftedAtMs: number | null = null) => ({
  kind,
  endsAtMs,
  liftedAtMs,
});

describe("what restrictions stop", () => {
  test("R1 R3 what is sent waits for whoever is held or suspended, and for nobody else", () => {
    expect((["held", "suspended"] as const).map(isWaiting)).toEqual([true, true]);
    expect((["limited", null] as const).map(isWaiting)).toEqual([false, false]);
  });

  test("R1 to R4 each kind alone", () => {
    const standings = RESTRICTIONS.map((kind) => [kind, standingAt([one(kind)], NOW_MS)]);
    expect(Object.fromEntries(standings)).toEqual({
      hold_hugs: "held",
      limit: "limited",
      suspend: "suspended",
      ban: "suspended",
      mute: null,
      remove: null,
    });
  });

  test("R5 of several the strongest says what becomes of what is sent, in any order", () => {
    const all = RESTRICTIONS.map((kind) => one(kind));
    for (const restrictions of [all, all.toReversed()]) expect(standingAt(restrictions, NOW_MS)).toBe("suspended");
    expect(standingAt([one("limit"), one("hold_hugs"), one("mute")], NOW_MS)).toBe("held");
    expect(standingAt([], NOW_MS)).toBeNull();
  });

  test("R5 a limit holds beside whatever is stronger, as long as it is in force", () => {
    for (const kind of RESTRICTIONS) {
      expect([kind, isLimitedAt([one(kind)], NOW_MS)]).toEqual([kind, kind === "limit"]);
      expect([kind, isLimitedAt([one(kind), one("limit")], NOW_MS)]).toEqual([kind, true]);
    }
    for (const over of [one("limit", NOW_MS), one("limit", null, NOW_MS - 1)])
      expect(isLimitedAt([over, one("hold_hugs")], NOW_MS)).toBe(false);
  });

  test("R5 one that is lifted, or over by its time, stops nothing; it is over at its end, not after it", () => {
    expect(holdsAt(one("ban"), NOW_MS)).toBe(true);
    expect(holdsAt(one("ban", null, NOW_MS - 1), NOW_MS)).toBe(false);
    expect([NOW_MS - 1, NOW_MS, NOW_MS + 1].map((endsAtMs) => holdsAt(one("suspend", endsAtMs), NOW_MS))).toEqual([
      false,
      false,
      true,
    ]);
    expect(standingAt([one("suspend", NOW_MS), one("limit", NOW_MS + 1)], NOW_MS)).toBe("limited");
  });

  test("R8 mute and remove are of one group hug", () => {
    expect(RESTRICTIONS.filter(isOfRoom)).toEqual(["mute", "remove"]);
  });
});

describe("who may restrict", () => {
  test("R6 for as long as the role may, and not a moment longer", () => {
    expect(mayRestrictFor("moderator", "hold_hugs", 3 * DAYS)).toBe(true);
    expect(mayRestrictFor("moderator", "hold_hugs", 3 * DAYS + 0.1)).toBe(false);
    expect(mayRestrictFor("moderator", "suspend", null)).toBe(false);
    expect(mayRestrictFor("senior_moderator", "suspend", 90 * DAYS)).toBe(true);
    expect(mayRestrictFor("senior_moderator", "ban", null)).toBe(true);
    for (const hours of [1, null]) expect(mayRestrictFor("moderator", "ban", hours)).toBe(false);
    for (const role of ["participant", "host"] as const)
      for (const kind of RESTRICTIONS) expect(mayRestrictFor(role, kind, 1)).toBe(false);
  });

  test("R6 nobody restricts themselves, or somebody who is not below them", () => {
    const mod = { id: "mod", role: "moderator" } as const;
    expect(mayRestrict(mod, { id: "ben", role: "participant" }, "limit", 1)).toBe(true);
    expect(mayRestrict(mod, { id: "mod", role: "participant" }, "limit", 1)).toBe(false);
    for (const role of STAFF_ROLES) expect(mayRestrict(mod, { id: "other", role }, "limit", 1)).toBe(false);
  });

  test("R7 whoever set it undoes it for a while, and whoever could have set it for so long lifts it at any time", () => {
    const HOUR_MS = 3_600_000;
    const mod = { id: "mod", role: "moderator" } as const;
    const set = { byId: "senior", beginsAtMs: NOW_MS, undoUntilMs: NOW_MS + 600_000 };
    const lasting = (kind: RestrictionKind, hours: number | null) => {
      return { ...set, kind, endsAtMs: hours === null ? null : NOW_MS + hours * HOUR_MS };
    };
    expect(mayLift(mod, lasting("suspend", 7 * DAYS), NOW_MS)).toBe(true);
    expect(mayLift(mod, lasting("suspend", 8 * DAYS), NOW_MS)).toBe(false);
    expect(mayLift(mod, lasting("ban", null), NOW_MS)).toBe(false);
    expect(mayLift({ id: "other", role: "senior_moderator" }, lasting("ban", null), NOW_MS)).toBe(true);
    for (const hours of [0.25, null]) expect(mayLift(mod, lasting("mute", hours), NOW_MS)).toBe(true);
    const own = { ...lasting("ban", null), byId: "mod" };
    expect([mayUndo("mod", own, set.undoUntilMs - 1), mayUndo("mod", own, set.undoUntilMs)]).toEqual([true, false]);
    expect(mayLift(mod, own, NOW_MS)).toBe(true);
    expect(mayLift(mod, own, set.undoUntilMs)).toBe(false);
  });

  test("R6 R7 the database is told the same: what is missing may not be set, null is as long as one likes", () => {
    for (const role of STAFF_ROLES) {
      const powers = powersOf(role);
      for (const kind of RESTRICTIONS) {
        const most = powers[kind];
        const longest = isOfRoom(kind) ? null : 24 * 366 * 10;
        if (most === undefined) expect(mayRestrictFor(role, kind, 1) || mayRestrictFor(role, kind, null)).toBe(false);
        else if (most === null) expect(mayRestrictFor(role, kind, longest)).toBe(true);
        else expect([most, most + 1].map((hours) => mayRestrictFor(role, kind, hours))).toEqual([true, false]);
      }
    }
  });
});
