import type { GroupHugState } from "#shared/schema/group-hug.ts";
import type { Restrict } from "#shared/schema/restriction.ts";
import type { PersonAct, RoomAct } from "#shared/schema/room-act.ts";
import type { Guest } from "../made-people.ts";
import type { LiveRoom } from "./live-rooms.ts";
import { inTurn } from "./load.ts";
import type { Seat } from "./seats.ts";

/** By kind, ms from sending to what whoever is in the room sees; and acts that were refused or not seen in time. */
export type ActTimes = { readonly effects: Record<string, number[]>; unmet: number };

const ACTS_PER_S = 10;
/** What is done to rooms in turn, each in its order; who is suspended is its host, whose seat is closed. */
const WAYS = [
  ["reminder", "lock", "close"],
  ["reminder", "mute", "suspend"],
] as const;
type Kind = (typeof WAYS)[number][number];
type Asked = { readonly path: string; readonly body: RoomAct | PersonAct | Omit<Restrict, "caseId"> };

const askedOf = (kind: Kind, { id, seat: { guest } }: LiveRoom, statement: string): Asked => {
  const told = { category: "other", statement } as const;
  switch (kind) {
    case "mute":
      return { path: `group-hugs/${id}/people/${guest.id}/acts`, body: { kind, ...told, minutes: 30 } };
    case "suspend":
      return { path: `people/${guest.id}/restrictions`, body: { kind, ...told, hours: 1 } };
    case "lock":
      return { path: `group-hugs/${id}/acts`, body: { kind, ...told, minutes: 30 } };
    default:
      return { path: `group-hugs/${id}/acts`, body: { kind, ...told } };
  }
};
/** When whoever is in it sees, hears or feels the act. */
const effectOf = (kind: Kind, seat: Seat<GroupHugState>, statement: string): Promise<number | null> => {
  switch (kind) {
    case "mute":
      return seat.whenTold("group/told");
    case "suspend":
      return seat.whenClosed();
    case "close":
      return seat.whenSeen(({ phase }) => phase === "canceled");
    default:
      return seat.whenSeen(({ noticeStatement }) => noticeStatement === statement);
  }
};

/** All by the process that does not have the room. */
export const actOnRooms = async (
  ports: readonly [number, number],
  rooms: readonly LiveRoom[],
  moderators: readonly Guest[],
): Promise<ActTimes> => {
  const times: ActTimes = { effects: {}, unmet: 0 };
  const all = [0, 1, 2].flatMap((step) =>
    rooms.flatMap((room, at) => {
      // Two by two: neighbours are in different processes.
      const kind = WAYS[Math.floor(at / 2) % WAYS.length]?.[step];
      return kind === undefined ? [] : [{ kind, room }];
    }),
  );
  let n = 0;
  const before = new Map<string, Promise<void>>();
  const act = async (kind: Kind, room: LiveRoom): Promise<void> => {
    const { cookie = "" } = moderators[(n += 1) % moderators.length] ?? {};
    const url = `http://127.0.0.1:${ports[room.owner === 0 ? 1 : 0]}`;
    const statement = `Please be kind to each other. ${n}`;
    const { path, body } = askedOf(kind, room, statement);
    const sentMs = performance.now();
    const seeing = effectOf(kind, room.seat, statement);
    const answer = await fetch(`${url}/api/staff/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie, origin: url },
      body: JSON.stringify(body),
    });
    if (!answer.ok) console.error(`${kind} was refused: ${answer.status} ${await answer.text()}`);
    const atMs = answer.ok ? await seeing : null;
    if (atMs === null) times.unmet += 1;
    else (times.effects[kind] ??= []).push(atMs - sentMs);
  };
  await inTurn(all, ACTS_PER_S, ({ kind, room }) => {
    // One of a room ends before its next: what is closed cannot be locked.
    const own = (before.get(room.id) ?? Promise.resolve()).then(() => act(kind, room));
    before.set(room.id, own);
    return own;
  });
  return times;
};
