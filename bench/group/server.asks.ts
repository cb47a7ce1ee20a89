import type { Fault } from "./faults.ts";
import type { Side } from "./sides.ts";
import type { RoomSeats } from "./talk.ts";

/** What each side's server, a process, is asked. */
export type ServerAsk =
  | { readonly kind: "listen"; readonly side: Side; readonly fault: Fault; readonly processors: string | null }
  /** Makes so many more rooms, or says where they will be. */
  | { readonly kind: "rooms"; readonly count: number }
  | { readonly kind: "usage" };
export type ServerAnswer = {
  readonly port?: number;
  readonly transport?: string;
  /** Whether it keeps to the processors that it was told. */
  readonly isPinned?: boolean;
  readonly rooms?: readonly RoomSeats[];
  /** Processor time since it began, ms. */
  readonly cpuMs?: number;
};
