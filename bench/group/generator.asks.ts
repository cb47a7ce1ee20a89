import type { Tally } from "../hugs/tally.ts";
import type { Side } from "./sides.ts";
import type { RoomSeats } from "./talk.ts";
import type { Seen } from "./watch-room.ts";

/** What a process with people in it is asked. */
export type GeneratorAsk =
  | { readonly kind: "face"; readonly side: Side; readonly port: number; readonly processors: string | null }
  /** Leaves rooms in which somebody lost the connection, and the last ones beyond so many. */
  | { readonly kind: "keep"; readonly rooms: number }
  | { readonly kind: "join"; readonly seats: readonly RoomSeats[] }
  /** Everybody begins to press; answered after a second of it. */
  | { readonly kind: "press" }
  /** Counts presses of so long; answered when the last of them was sent. */
  | { readonly kind: "count"; readonly seconds: number }
  /** What came of them, once the last had time to come. */
  | { readonly kind: "settle" }
  | { readonly kind: "usage" };
export type GeneratorAnswer = {
  readonly rooms?: number;
  readonly record?: GeneratorRecord;
  readonly cpuMs?: number;
};
export type GeneratorRecord = {
  readonly people: number;
  /** Lost their connection. */
  readonly gone: number;
  readonly seen: Seen;
  /** From the moment at which a press was to be sent to when it was. */
  readonly lateMs: Tally;
  /** What came to all people, and in how long. */
  readonly frames: number;
  readonly bytes: number;
  readonly wallMs: number;
};
