import type { Category } from "#shared/schema/conduct.ts";
import type { PersonAct, RoomAct, RoomWords } from "#shared/schema/room-act.ts";
import type { RoomBeat, RoomEventFacts, RoomHeldAct, RoomPersonFacts } from "#shared/schema/room-page.ts";
import type { Told } from "./state.ts";

/** A group hug into which one looks. */
export type RoomPageSeen = {
  readonly id: string;
  readonly design: string;
  readonly seed: number;
  readonly capacity: number;
  /** When its cue starts, ms since 1970 as its process reads the clock; 0 = it did not start. */
  readonly startsAtMs: number;
  readonly hasWords: boolean;
  /** In the order of their coming. */
  readonly people: readonly RoomPersonFacts[];
  readonly pressures: readonly number[];
  readonly beats: readonly Pick<RoomBeat, "beat" | "spreadMs" | "boundMs" | "reports">[];
  /** The oldest first. */
  readonly events: readonly RoomEventFacts[];
  readonly acts: readonly (Pick<RoomHeldAct, "kind" | "userId" | "name" | "category" | "atMs" | "untilMs"> & {
    readonly id: string;
  })[];
};

/** What the staff do to group hugs. */
export type RoomActsClient = {
  act(groupHugId: string, act: RoomAct): Promise<Told<{ readonly id: string }>>;
  /** Mutes somebody in it, or takes them out; it is lifted as any restriction. */
  actOn(groupHugId: string, userId: string, act: PersonAct): Promise<Told<{ readonly id: string }>>;
  lift(groupHugId: string, actId: string): Promise<Told<unknown>>;
  reveal(groupHugId: string, category: Category): Promise<Told<RoomWords>>;
  /** The same of one that is over, with a second person's yes. */
  revealBeyond(groupHugId: string, approvalId: string): Promise<Told<RoomWords>>;
};
