import { createStore, type StoreApi } from "zustand/vanilla";
import type { createGroupHugRoom } from "./group-hug.room.ts";
import type { RoomLinkDeps } from "./room.link.ts";
import type { GroupHugLive, GroupHugSession, Result } from "./state.ts";

/** The code that lives in a group hug: the first load does without it. */
export type LoadGroupHugs = () => Promise<typeof createGroupHugRoom>;

/** Being in a group hug, without what is there before its code is. */
export type GroupHugRoom = Omit<GroupHugSession, "id" | "store" | "pressures" | "close"> & {
  /** Resolves once nothing is left to be said to the room. */
  close(): Promise<void>;
};
export type GroupHugDeps = RoomLinkDeps & {
  /** Whose seats these are. */
  readonly myId: string;
};
export type GroupHugRoomDeps = GroupHugDeps & {
  readonly store: StoreApi<GroupHugLive>;
  /** Written in place. */
  readonly pressures: Uint8Array;
};

export type GroupHugDoor = {
  /** Where this person is still leaving, coming in waits until that is said. */
  open(id: string): GroupHugSession;
  /** Closes all that are open. */
  stop(): void;
};

/** As GROUP_CAPACITY_MAX, which would bring zod with it; a test says that they are the same. */
export const PRESSURES_MAX = 200;
/** When the code could not be loaded. */
export const LOAD_AGAIN_MS = 2_000;

const OFFLINE: Result = { ok: false, refusal: { code: "offline" } };

type DoorDeps = GroupHugDeps & { readonly loadGroupHugs: LoadGroupHugs };

const openOne = (
  id: string,
  deps: DoorDeps,
  before: Promise<void> | undefined,
  onClosed: (closing: Promise<void> | undefined) => void,
) => {
  const store = createStore<GroupHugLive>(() => ({
    connection: { kind: "starting" },
    denial: null,
    room: null,
    told: null,
    isInStep: false,
  }));
  const pressures = new Uint8Array(PRESSURES_MAX);
  let room: GroupHugRoom | null = null;
  let isClosed = false;
  let cancelLoad = () => {};
  const load = async (): Promise<void> => {
    const createRoom = await deps.loadGroupHugs().catch(() => null);
    await before;
    // Whoever left before the code was there has not been in.
    if (isClosed || store.getState().denial !== null) return;
    if (createRoom !== null) {
      room = createRoom(id, { ...deps, store, pressures });
      return;
    }
    store.setState({ connection: { kind: "offline" } });
    cancelLoad = deps.clock.after(LOAD_AGAIN_MS, () => {
      loading = load();
    });
  };
  let loading = load();
  const act = async (make: (joined: GroupHugRoom) => Promise<Result>): Promise<Result> => {
    await loading;
    return room === null || isClosed ? OFFLINE : make(room);
  };
  const session: GroupHugSession = {
    id,
    store,
    pressures: () => pressures,
    shownAt: (localMs) => room?.shownAt(localMs) ?? null,
    serverTimeAt: (localMs) => room?.serverTimeAt(localMs) ?? null,
    ready: (isIn) => act((joined) => joined.ready(isIn)),
    start: () => act((joined) => joined.start()),
    choose: (design) => act((joined) => joined.choose(design)),
    lock: (on) => act((joined) => joined.lock(on)),
    cancel: () => act((joined) => joined.cancel()),
    leave: () => {
      store.setState({ denial: "left" });
      // At once: the page may go in this moment.
      return room?.leave() ?? Promise.resolve(OFFLINE);
    },
    press: (pressure) => room?.press(pressure),
    showed: (beat, localMs) => room?.showed(beat, localMs),
    close: () => {
      if (isClosed) return;
      isClosed = true;
      cancelLoad();
      onClosed(room?.close());
    },
  };
  return session;
};

/** The way into group hugs of one person on this device. */
export const createGroupHugDoor = (deps: DoorDeps): GroupHugDoor => {
  const open = new Set<GroupHugSession>();
  const closing = new Map<string, Promise<void>>();
  return {
    open: (id) => {
      const session = openOne(id, deps, closing.get(id), (ending) => {
        open.delete(session);
        if (ending === undefined) return;
        closing.set(id, ending);
        void ending.then(() => closing.get(id) === ending && closing.delete(id));
      });
      open.add(session);
      return session;
    },
    stop: () => [...open].forEach((session) => session.close()),
  };
};
