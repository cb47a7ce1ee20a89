import type { LobbyGroupHugItem } from "../../client/net/state.ts";
import type { Dice } from "./dice.ts";
import { seatDueAtMs, takeSeat, type RoomSeen, type Seat, type SeatAct } from "./group-seat.rules.ts";
import { isSimulated } from "./words.ts";

/** A scheduled one opens this long before its time; as `shared/schema/group-hug.ts` has it. */
export const OPENS_BEFORE_MS = 30 * 60_000;
export const REMEMBERED_MOST = 500;

/** Which friend, by place in the circle. */
export type Friend = number;
export type GatheringAct =
  | {
      readonly kind: "create";
      readonly friend: Friend;
      readonly name: string;
      readonly description: string;
      readonly message: string;
      readonly design: string;
      readonly capacity: number;
    }
  | { readonly kind: "join"; readonly friend: Friend; readonly groupHugId: string }
  | { readonly kind: "cancel"; readonly friend: Friend }
  | (SeatAct & { readonly friend: Friend });

export type GatheringsState = {
  readonly seed: number;
  /** Ids of the friends, by place; empty until all are known. */
  readonly ids: readonly string[];
  /** Null while the lobby is out of reach. */
  readonly listed: readonly LobbyGroupHugItem[] | null;
  readonly seats: ReadonlyMap<Friend, Seat>;
  /** When the next friend joins, by group hug. */
  readonly joinAtMs: ReadonlyMap<string, number>;
  /** When an invitation is followed, by friend and group hug. */
  readonly followAtMs: ReadonlyMap<string, number>;
  /** Friend and group hug that are done with one another, the oldest first. */
  readonly done: ReadonlySet<string>;
  readonly createAtMs: number | null;
  /** Who is making one at the moment. */
  readonly creating: Friend | null;
  /** Group hugs that were called off, the oldest first. */
  readonly canceled: ReadonlySet<string>;
};

export type GatheringsEvent =
  | { readonly kind: "friends"; readonly ids: readonly string[] }
  | { readonly kind: "lobby"; readonly listed: readonly LobbyGroupHugItem[] | null }
  | { readonly kind: "invited"; readonly friend: Friend; readonly groupHugId: string }
  /** Null: it did not work. */
  | { readonly kind: "created"; readonly friend: Friend; readonly groupHugId: string | null }
  | { readonly kind: "room"; readonly friend: Friend; readonly room: RoomSeen }
  /** The room lets this friend not in, or no longer. */
  | { readonly kind: "gone"; readonly friend: Friend }
  | { readonly kind: "time" };
export type GatheringsStep = { readonly state: GatheringsState; readonly acts: readonly GatheringAct[] };

export const newGatherings = (seed: number): GatheringsState => ({
  seed,
  ids: [],
  listed: null,
  seats: new Map(),
  joinAtMs: new Map(),
  followAtMs: new Map(),
  done: new Set(),
  createAtMs: null,
  creating: null,
  canceled: new Set(),
});

/** The next moment at which `time` must be told, or null. */
export const gatheringsDueAtMs = (state: GatheringsState): number | null => {
  const seats = [...state.seats.values()].flatMap((seat) => seatDueAtMs(seat) ?? []);
  const all = [
    ...seats,
    ...state.joinAtMs.values(),
    ...state.followAtMs.values(),
    ...(state.createAtMs === null ? [] : [state.createAtMs]),
  ];
  return all.length === 0 ? null : Math.min(...all);
};

export const keyOf = (friend: Friend, groupHugId: string): string => `${friend}/${groupHugId}`;
export const friendOf = (key: string): Friend => Number(key.slice(0, key.indexOf("/")));
export const groupHugOf = (key: string): string => key.slice(key.indexOf("/") + 1);

/** With one more, and without the oldest of too many. */
export const remembered = (known: ReadonlySet<string>, one: string): ReadonlySet<string> =>
  new Set([...known, one].slice(-REMEMBERED_MOST));

export const finish = (state: GatheringsState, friend: Friend): GatheringsState => {
  const seat = state.seats.get(friend);
  if (seat === undefined) return state;
  const seats = new Map(state.seats);
  seats.delete(friend);
  return { ...state, seats, done: remembered(state.done, keyOf(friend, seat.groupHugId)) };
};

export const sitDown = (
  state: GatheringsState,
  friend: Friend,
  groupHugId: string,
  nowMs: number,
  dice: Dice,
): GatheringsStep => ({
  state: { ...state, seats: new Map(state.seats).set(friend, takeSeat(groupHugId, nowMs, dice)) },
  acts: [{ kind: "join", friend, groupHugId }],
});

/** Neither in a group hug nor making one. */
export const isFree = (state: GatheringsState, friend: Friend): boolean =>
  !state.seats.has(friend) && state.creating !== friend;

export const freeFor = (state: GatheringsState, groupHugId: string): readonly Friend[] =>
  [...state.ids.keys()].filter((friend) => isFree(state, friend) && !state.done.has(keyOf(friend, groupHugId)));

/** Open, and with a place besides one that stays free; the second place is anybody's. */
export const isWelcoming = (one: LobbyGroupHugItem, nowMs: number): boolean =>
  !one.isLocked &&
  one.here + (one.here < 2 ? 0 : 1) < one.capacity &&
  (one.scheduledForMs ?? 0) <= nowMs + OPENS_BEFORE_MS;

export const isOwn = ({ host }: LobbyGroupHugItem): boolean => isSimulated(host.name);
