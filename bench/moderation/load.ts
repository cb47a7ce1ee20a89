import type { ModerationState } from "#shared/schema/moderation.ts";
import type { LiveRoom } from "./live-rooms.ts";
import type { Seat } from "./seats.ts";

/** A moderator who looks at the live rooms, and in which process the room of moderators is. */
export type Watch = { readonly at: 0 | 1; readonly seat: Seat<ModerationState> };
/** Times from an acknowledgement to a row, ms: of rooms in the process of the moderators' room, and in the other one. */
export type SeenTimes = { readonly seen: number[]; readonly seenElsewhere: number[]; unseen: number };

const LOOK_MS = 10;
/** Doors that are opened or closed, and people who press "I'm in" or no longer, each second. */
const DOORS_PER_S = 10;
const READY_PER_S = 20;

/** Open loop, for so long: what is due is asked for, whatever is still under way. What was asked is waited for at the end. */
const openLoop = async (perS: number, ms: number, ask: (n: number) => Promise<void>): Promise<void> => {
  const [asked, startMs]: [Promise<void>[], number] = [[], performance.now()];
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const nowMs = performance.now() - startMs;
      for (const due = (Math.min(nowMs, ms) / 1_000) * perS; asked.length < due;) asked.push(ask(asked.length));
      if (nowMs < ms) return;
      clearInterval(timer);
      resolve();
    }, LOOK_MS);
  });
  await Promise.all(asked);
};

/** As decoded there are no rooms at all before the first of them. */
const shown = (rooms: ModerationState["rooms"] | undefined, id: string) => rooms?.get(id);

/** A host closes the door of their room, or opens it, and everybody who watches has to see that. */
const turnDoor = async ({ id, seat, owner }: LiveRoom, watches: readonly Watch[], times: SeenTimes): Promise<void> => {
  const on = !seat.state.isLocked;
  await seat.request("group/lock", { on });
  const ackedMs = performance.now();
  const one = async ({ at, seat: watch }: Watch): Promise<void> => {
    const atMs = await watch.whenSeen(({ rooms }) => shown(rooms, id)?.isLocked === on);
    if (atMs === null) times.unseen += 1;
    else (at === owner ? times.seen : times.seenElsewhere).push(Math.max(0, atMs - ackedMs));
  };
  await Promise.all(watches.map(one));
};

/** The same with and without watches: doors are turned and people are in and out. A room whose door is not seen yet is left. */
export const loadRooms = async (
  rooms: readonly LiveRoom[],
  watches: readonly Watch[],
  ms: number,
): Promise<SeenTimes> => {
  const times: SeenTimes = { seen: [], seenElsewhere: [], unseen: 0 };
  const turning = new Set<string>();
  const turn = async (n: number): Promise<void> => {
    const room = rooms[n % rooms.length];
    if (room === undefined || turning.has(room.id)) return;
    turning.add(room.id);
    await turnDoor(room, watches, times).finally(() => turning.delete(room.id));
  };
  const press = async (n: number): Promise<void> =>
    void (await rooms[n % rooms.length]?.seat.request("group/ready", { isIn: Math.floor(n / rooms.length) % 2 === 0 }));
  await Promise.all([openLoop(DOORS_PER_S, ms, turn), openLoop(READY_PER_S, ms, press)]);
  return times;
};

/** So many a second of something, each once. */
export const inTurn = <What>(all: readonly What[], perS: number, ask: (one: What) => Promise<void>): Promise<void> =>
  openLoop(perS, (all.length / perS) * 1_000, async (n) => {
    const one = all[n];
    if (one !== undefined) await ask(one);
  });
