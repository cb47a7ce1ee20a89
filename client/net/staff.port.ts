import type { CaseQueue } from "#shared/schema/case.ts";
import type { Look, ProcessHealth, RoomSummary } from "#shared/schema/moderation.ts";
import type { StaffMember, StaffRole, StaffSession } from "#shared/schema/staff.ts";
import type { CasesClient } from "./cases.port.ts";
import type { RestrictionsClient } from "./restrictions.port.ts";
import type { AuditClient, MeasuresClient } from "./measures.http.ts";
import type { RoomActsClient, RoomPageSeen } from "./room-acts.port.ts";
import type { Result, Told } from "./state.ts";

export type { Look, StaffSession };
/** A room as it stands in the list; `process`: which one has it. */
export type WatchedRoom = RoomSummary & { readonly process: string };
/** What is seen of all rooms. `matched`: those that the look lets through; `rooms` are its window, in order. */
export type RoomsSeen = {
  readonly total: number;
  readonly people: number;
  readonly processes: number;
  readonly matched: number;
  readonly rooms: readonly WatchedRoom[];
  /** The one that is looked into; null = none, or it is not there. */
  readonly page: RoomPageSeen | null;
  /** How each process is. */
  readonly health: Readonly<Record<string, ProcessHealth>>;
  /** All of them together, oldest first. */
  readonly steps: readonly HealthStepSeen[];
  /** How many cases wait; null = not known yet. */
  readonly cases: CaseQueue | null;
  /** Another number whenever something came of cases. */
  readonly caseChanges: number;
};
/** Ten seconds, from `atMs` on. */
export type HealthStepSeen = {
  readonly atMs: number;
  readonly hugs: number;
  readonly joins: number;
  readonly refusals: number;
  readonly reports: number;
  readonly ackP99Ms: number;
};
/** How the view of all rooms stands; `over`: the staff session is. */
export type RoomsLink = "joining" | "up" | "offline" | "over";
export type RoomsHandlers = { onSeen(seen: RoomsSeen): void; onLink(link: RoomsLink): void };
export type RoomsView = {
  /** What is looked at from now on, also after the connection was lost. Rejected looks change nothing. */
  look(look: Look): void;
  /** Looks into a room, in which people then see that a moderator is here; null = into none. */
  enter(id: string | null): void;
  close(): void;
};

/** What staff do. Everybody else hears `not_found` of all of it. */
export type StaffClient = {
  readonly cases: CasesClient;
  readonly restrictions: RestrictionsClient;
  readonly measures: MeasuresClient;
  readonly audit: AuditClient;
  readonly roomActs: RoomActsClient;
  /** Goes on with the staff session of this device. */
  session(): Promise<Told<StaffSession>>;
  begin(): Promise<Told<StaffSession>>;
  end(): Promise<Result>;
  /** Who is on the staff, the highest role first. */
  members(): Promise<Told<readonly StaffMember[]>>;
  /** Gives somebody a role, or takes it (null). */
  setRole(userId: string, role: StaffRole | null): Promise<Told<unknown>>;
  /** Null = nobody is signed in. */
  openRooms(look: Look, handlers: RoomsHandlers): RoomsView | null;
};
