import type { Category } from "#shared/schema/conduct.ts";
import type { RoomAct, RoomActKind, RoomActView, RoomWords } from "#shared/schema/room-act.ts";
import type { Outcome } from "../outcome.ts";

/** Something the staff did that holds in a group hug, as its room reads it. */
export type ActInRoom = Omit<RoomActView, "kind"> & {
  readonly kind: RoomActKind | "mute" | "remove";
  /** Of what concerns one person, who reads its statement elsewhere: it is empty here; null = the whole. */
  readonly userId: string | null;
  /** What that person is called; empty = the whole. */
  readonly name: string;
  /** ms from the reading on the database's clock; null = with the group hug. */
  readonly endsInMs: number | null;
};

/**
 * What the staff do to group hugs. Each act leaves an audit entry in the same transaction; what is refused changes nothing
 * and leaves none. `by`: somebody on the staff, which is looked at again in that transaction. Every method rejects with
 * `Unavailable` when the database is away.
 */
export type RoomActs = {
  /**
   * In force at once, also where nobody has the group hug open. A lock or a slowing takes the place of the one before it.
   * Refusals: `no_such_group_hug`, `wrong_phase` (it is over), `not_yours_to_do` (off the staff, or hosted by oneself or by
   * somebody on the staff whose role is not below).
   */
  act(by: string, groupHugId: string, act: RoomAct): Promise<Outcome<{ readonly id: string }>>;
  /** Ends a lock or a slowing. Refusals: as `act`, and `no_such_act` (unknown, of another kind, or ended already). */
  lift(by: string, groupHugId: string, actId: string): Promise<Outcome<{ readonly ok: true }>>;
  /**
   * Its covered words; that they were shown is written down. Refusals: `no_such_group_hug`, `not_yours_to_do`, `takes_two`
   * (it is over, and no case about it or its host is theirs).
   */
  reveal(by: string, groupHugId: string, category: Category): Promise<Outcome<RoomWords>>;
  /** The same with the yes of a second person. Refusals: `no_such_group_hug`, `not_yours_to_do`, `no_such_approval`. */
  revealBeyond(by: string, groupHugId: string, approvalId: string): Promise<Outcome<RoomWords>>;
  /** What holds in it now, and what was said last, the oldest first. */
  openIn(groupHugId: string): Promise<readonly ActInRoom[]>;
};

/** Says to which group hug, or to which person, something was done. A hint only. */
export type RoomActHints = { publish(id: string): void };
