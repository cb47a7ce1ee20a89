import type { StaffMember, StaffRole, StaffSession } from "#shared/schema/staff.ts";
import type { RoomIdentity } from "../identity/identity.port.ts";
import type { Outcome } from "../outcome.ts";

/**
 * Who keeps rooms kind. What is done here leaves an audit entry in the same transaction; what is refused changes nothing
 * and leaves none. Every method rejects with `Unavailable` when the database is away.
 */
export type Staff = {
  /**
   * Begins the staff session of a device whose person has just shown who they are (that is looked at before). Refusals:
   * `not_staff` (also for a session that is over), `no_second_factor`.
   */
  begin(who: RoomIdentity): Promise<Outcome<StaffSession>>;
  /**
   * The staff session of a device, which goes on with that; null = there is none: never begun, ended, STAFF_IDLE_MINUTES
   * without an act, off the staff, or without a second factor now.
   */
  use(who: RoomIdentity): Promise<StaffSession | null>;
  /** The same, without going on with it: for what a page asks by itself. */
  look(who: RoomIdentity): Promise<StaffSession | null>;
  /** Whether there is one, without going on with it. */
  isOpen(who: RoomIdentity): Promise<boolean>;
  end(who: RoomIdentity): Promise<void>;
  /** Null = not on the staff. */
  roleOf(userId: string): Promise<StaffRole | null>;
  /** The highest role first, then the longest there. */
  members(): Promise<readonly StaffMember[]>;
  /**
   * Gives somebody a role, or takes it (null); their staff sessions end. `by`: an admin's id; null = an operator at the
   * machine. The same again changes nothing. Refusals: `not_yours_to_do` (no admin, or oneself), `no_such_person` (a guest
   * too), `last_admin`.
   */
  setRole(by: string | null, userId: string, role: StaffRole | null): Promise<Outcome<{ readonly ok: true }>>;
};
