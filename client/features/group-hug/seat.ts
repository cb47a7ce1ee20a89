import type { GroupHugLive, GroupHugSession, HugMoodClient } from "../../net/state.ts";

/** Being in one group hug; nothing before it was opened, and for nobody. */
export type Seat = { readonly session: GroupHugSession; readonly live: GroupHugLive } | null;

/**
 * Taken with the first subscriber and given back with the last, as React's `useSyncExternalStore` wants it. Where there is
 * nobody yet whose seat it could be, it is taken as soon as there is.
 */
export const createSeat = (client: Pick<HugMoodClient, "openGroupHug" | "store">, id: string) => {
  let seat: Seat = null;
  const sit = (session: GroupHugSession, changed: () => void): (() => void) => {
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
  };
  return {
    get: (): Seat => seat,
    subscribe: (changed: () => void): (() => void) => {
      const session = client.openGroupHug(id);
      if (session) return sit(session, changed);
      let stop = client.store.subscribe(() => {
        const opened = client.openGroupHug(id);
        if (!opened) return;
        stop();
        stop = sit(opened, changed);
        changed();
      });
      return () => stop();
    },
  };
};
