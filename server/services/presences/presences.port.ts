import type { Around, DevicePresence } from "#shared/schema/presence.ts";

/** Who is here, as the one lobby of all processes says it, for every inbox to read. */
export type Presences = {
  /** Of the lobbies that ever were, the number of a new one: higher than those of all before. */
  begin(): Promise<number>;
  /**
   * What has changed: those who are here, and how, and those who are not any more. `isAll`: nobody else is here; resolves
   * with whom that took away. Of what a newer lobby (`writer`) has written nothing changes. What is not said again counts
   * for 150 s. Unknown people are left out.
   */
  note(
    writer: number,
    here: ReadonlyMap<string, DevicePresence>,
    gone: readonly string[],
    isAll: boolean,
  ): Promise<readonly string[]>;
  /**
   * To whom one shows one's own, and those of one's friends who show theirs to friends: who is here first, then by name,
   * at most `limit`, 1 to 100. Of nobody: nobody.
   */
  around(userId: string, limit: number): Promise<Around>;
};
