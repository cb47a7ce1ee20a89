/** Where a room is that is not in this process. */
export type RoomElsewhere = {
  readonly name: string;
  readonly roomId: string;
  readonly processId: string;
  readonly publicAddress?: string;
};

/**
 * Whether other processes find a room of that kind. An inbox is a projection: each process makes its own for the devices
 * that come to it.
 */
export const isShared = (name: string): boolean => name !== "inbox";

/**
 * Which process has a room. Never an authority: whoever owns a group hug is a row in the database, and whoever is in a
 * room stays there when the directory is away. Methods that ask reject with `Unavailable` then.
 */
export type Directory = {
  /** This process has it from now on (null), unless one that is alive has it already. */
  claim(room: { readonly name: string; readonly roomId: string }): Promise<RoomElsewhere | null>;
  /** Gives a room up that this process claimed; what another has by now stays. Never rejects. */
  release(roomId: string): Promise<void>;
};

/** One process alone has every room. */
export const ALONE: Directory = { claim: async () => null, release: async () => {} };
