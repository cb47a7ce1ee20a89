import type { GroupHugLive, GroupHugSession, HugMoodClient } from "../../net/state.ts";

/** Being in one group hug; nothing before it was opened, and for nobody. */
export type Seat = { readonly session: GroupHugSession; readonly live: GroupHugLive } | null;

/** Taken with the first subscriber and given back with the last, as React's `useSyncExternalStore` wants it. */
export const createSeat = (client: Pick<HugMoodClient, "openGroupHug">, id: string) => {
  let seat: Seat = null;
  return {
    get: (): Seat => seat,
    subscribe: (changed: () => void): (() => void) => {
      const session = client.openGroupHug(id);
      if (!session) return () => {};
      const take = () => {
        seat = { session, live: session.store.getState() };
      };
      take();
      const stop = session.store.subscribe(() => {
        take();
        changed();
      });
      return () => {
        stop();
        session.close();
        seat = null;
      };
    },
  };
};
