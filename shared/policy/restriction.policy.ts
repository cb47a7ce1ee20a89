/**
 * What a restriction of a person stops, who may set one and for how long. The database decides R1 to R5 the same under its
 * locks (`standing_of`, `is_limited`, `sender_stands`).
 *
 *  R1 hold_hugs: what they send (hugs, requests, "I could use a hug") waits, as for quiet time, and comes when that is over;
 *     nothing is dropped. Their reactions and their invitations to group hugs are refused.
 *  R2 limit: LIMITED_HUGS_PER_HOUR, as many invitations to group hugs, and no new group hugs.
 *  R3 suspend: until it ends nothing but to see why, to appeal, to take a copy of one's data, to be erased, and to sign out.
 *     What waits goes on waiting.
 *  R4 ban: the same; for good if it has no end.
 *  R5 Of several the strongest says what becomes of what they send, and a limit holds beside it. One that was lifted, or is
 *     over by its time, stops nothing.
 *  R6 Set by whoever may do the act, to that person, for so long (P1, P4, P5); two persons where P6 says so.
 *  R7 Lifted by who set it for UNDO_MINUTES, and by anybody on the staff who could have set it.
 *  R8 mute and remove are of one group hug, end with it, and stop nothing elsewhere.
 */
import type { StaffRole } from "#shared/schema/staff.ts";
import {
  RESTRICTIONS,
  ROOM_RESTRICTIONS,
  type RestrictionKind,
  type RoomRestriction,
  type Standing,
} from "#shared/schema/restriction.ts";
import { longestHours, mayActOn, mayDo, type Role } from "./staff.policy.ts";

/** Hugs and requests an hour of somebody who is limited (R2). */
export const LIMITED_HUGS_PER_HOUR = 6;
/** For so long whoever set a restriction may undo it, whatever their role (R7). */
export const UNDO_MINUTES = 10;

const STANDS: Readonly<Record<RestrictionKind, Standing | null>> = {
  hold_hugs: "held",
  limit: "limited",
  suspend: "suspended",
  ban: "suspended",
  mute: null,
  remove: null,
};
const STRENGTH = ["limited", "held", "suspended"] as const satisfies readonly Standing[];

type Lasting = { readonly kind: RestrictionKind; readonly endsAtMs: number | null; readonly liftedAtMs: number | null };

/** Whether it holds at a time (R5). */
export const holdsAt = ({ endsAtMs, liftedAtMs }: Omit<Lasting, "kind">, atMs: number): boolean =>
  liftedAtMs === null && (endsAtMs === null || endsAtMs > atMs);

/** What somebody's restrictions come to at a time (R1 to R5); null = nothing is stopped. */
export const standingAt = (restrictions: readonly Lasting[], atMs: number): Standing | null =>
  restrictions
    .filter((restriction) => holdsAt(restriction, atMs))
    .map(({ kind }) => STANDS[kind])
    .reduce<Standing | null>((strongest, standing) => (isStronger(standing, strongest) ? standing : strongest), null);

/** Whether a limit holds at a time (R2), whatever holds beside it (R5). */
export const isLimitedAt = (restrictions: readonly Lasting[], atMs: number): boolean =>
  restrictions.some((restriction) => restriction.kind === "limit" && holdsAt(restriction, atMs));

const strengthOf = (standing: Standing | null): number => (standing === null ? -1 : STRENGTH.indexOf(standing));
const isStronger = (one: Standing | null, other: Standing | null): boolean => strengthOf(one) > strengthOf(other);

/** Whether what somebody sends is kept from going anywhere (R1, R3). */
export const isWaiting = (standing: Standing | null): boolean => standing === "held" || standing === "suspended";

export const isOfRoom = (kind: RestrictionKind): kind is RoomRestriction => ROOM_RESTRICTIONS.some((of) => of === kind);

/**
 * Whether a role may set this for so many hours, null = for good, or as long as the group hug (R6). What is of a group hug
 * has no longest.
 */
export const mayRestrictFor = (role: Role, kind: RestrictionKind, hours: number | null): boolean => {
  const longest = longestHours(role, kind);
  return mayDo(role, kind) && (longest === null || (hours ?? Infinity) <= longest);
};

type Somebody = { readonly id: string; readonly role: Role };

/** Whether somebody may set this restriction to that person (R6). */
export const mayRestrict = (by: Somebody, other: Somebody, kind: RestrictionKind, hours: number | null): boolean =>
  mayActOn(by, other) && mayRestrictFor(by.role, kind, hours);

const HOUR_MS = 3_600_000;
type WasSet = {
  readonly kind: RestrictionKind;
  readonly byId: string | null;
  readonly beginsAtMs: number;
  readonly endsAtMs: number | null;
  readonly undoUntilMs: number;
};

/** Whether it is somebody's own, which they may still undo (R7). */
export const mayUndo = (byId: string, one: Pick<WasSet, "byId" | "undoUntilMs">, atMs: number): boolean =>
  one.byId === byId && atMs < one.undoUntilMs;

/** Whether somebody may lift it (R7), of a person on whom they may act (P4). */
export const mayLift = (by: { readonly id: string; readonly role: StaffRole }, one: WasSet, atMs: number): boolean =>
  mayUndo(by.id, one, atMs) ||
  mayRestrictFor(by.role, one.kind, one.endsAtMs === null ? null : (one.endsAtMs - one.beginsAtMs) / HOUR_MS);

/** By kind, the most hours a role may set, null = as long as one likes: what the database is told (R6, R7). What is left out it may not. */
export const powersOf = (role: StaffRole): Partial<Record<RestrictionKind, number | null>> =>
  Object.fromEntries(
    RESTRICTIONS.filter((kind) => mayDo(role, kind)).map((kind) => {
      const longest = longestHours(role, kind);
      return [kind, longest === null || longest === Infinity ? null : longest];
    }),
  );
