import * as z from "zod";

/** From the one who may least to the one who may most; each may what those before it may. */
export const STAFF_ROLES = ["moderator", "senior_moderator", "admin"] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];
export const staffRoleSchema = z.enum(STAFF_ROLES);

/** A staff session ends after so long without an act. */
export const STAFF_IDLE_MINUTES = 15;

/** Somebody on the staff, as staff see each other. */
export type StaffMember = {
  readonly id: string;
  readonly name: string;
  readonly role: StaffRole;
  /** Whether they have what it takes to begin a staff session. */
  readonly hasFactor: boolean;
  /** ms since 1970. */
  readonly sinceMs: number;
};
/** One's own staff session. */
export type StaffSession = {
  readonly role: StaffRole;
  /** When it ends if nothing is done, ms since 1970 by the database's clock. */
  readonly endsAtMs: number;
};
export const setRoleSchema = z.strictObject({ role: staffRoleSchema.nullable() });
