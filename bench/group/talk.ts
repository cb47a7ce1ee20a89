import type { LightSocket } from "../light-socket.ts";

/** A room of a server, and what each of its people comes in with; "" where nobody asks for it. */
export type RoomSeats = { readonly room: string; readonly tokens: readonly string[] };
/** What has come in to all people of a generator. */
export type Traffic = { frames: number; bytes: number };

export type JoinOptions = {
  readonly port: number;
  readonly seats: RoomSeats;
  readonly slot: number;
  readonly traffic: Traffic;
  /** Whoever is not watched has its frames counted and not understood. Values are those of all slots. */
  readonly onValues: ((values: ArrayLike<number>) => void) | null;
};
/** How a kind of server is spoken to. */
export type Talk = {
  /** The whole frame that says a pressure, by pressure. */
  readonly presses: readonly Buffer[];
  join(options: JoinOptions): Promise<LightSocket>;
  /** Once everybody of a room is there: begins whatever they are there for. */
  begin(sockets: readonly LightSocket[]): Promise<void>;
};

const PRESSURES = 256;
export const eachPressure = (frame: (pressure: number) => Buffer): readonly Buffer[] =>
  Array.from({ length: PRESSURES }, (_, pressure) => frame(pressure));
