import { ROOM_SORTS, type Look, type ModerationState } from "#shared/schema/moderation.ts";
import { MODERATION_ID } from "#shared/schema/protocol.ts";
import { startChild } from "../child-process.ts";
import { makeGuests, signIn } from "../made-people.ts";
import { actOnRooms } from "./acts.ts";
import type { BoardAnswer, BoardAsk } from "./board.child.ts";
import { LIVE_NAME, openLiveRooms } from "./live-rooms.ts";
import { loadRooms, type SeenTimes, type Watch } from "./load.ts";
import { makeModerators } from "./made-staff.ts";
import type { ModerationPlan } from "./moderation-plan.ts";
import { inLanes, takeSeat, type Seat } from "./seats.ts";
import { startTwoServers, type Cores, type TwoServers } from "./two-servers.ts";

export type Measured = {
  /** Rooms with somebody in them. */
  readonly joined: number;
  /** Rooms that the moderators' list held. */
  readonly known: number;
  readonly seen: readonly number[];
  readonly seenElsewhere: readonly number[];
  readonly unseen: number;
  readonly effects: Readonly<Record<string, readonly number[]>>;
  readonly unmet: number;
  /** Under the same load. */
  readonly without: Cores;
  readonly watched: Cores;
};

const BOARDS = 2;
/** Moderators by whom it is measured: they go on looking at the live rooms. */
const WATCHES = 2;
const AT_ONCE = 8;
/** Rooms of which the list has heard all by then. */
const KNOWN_MAX_MS = 20_000;
const SETTLE_MS = 1_500;
/** Each moderator looks at something else so often. */
const LOOK_EVERY_MS = 4_000;
const LOOK: Look = { phases: [], search: LIVE_NAME, sort: "name", isDescending: false, from: 0, count: 100 };

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What a moderator looks at in their nth look. */
export const lookOf = (moderator: number, n: number): Look => ({
  phases: (moderator + n) % 4 === 0 ? ["pending"] : [],
  search: (moderator + n) % 5 === 0 ? `hug ${n}` : "",
  sort: ROOM_SORTS[(moderator + n) % ROOM_SORTS.length] ?? "name",
  isDescending: n % 2 === 0,
  from: (n % 3) * 50,
  count: 50,
});

/** Each at their own moment, until the returned function is called. */
const lookAround = (seats: readonly Seat<ModerationState>[]): (() => void) => {
  let n = 0;
  const next = (): void => {
    if (seats.length === 0) return;
    const at = n % seats.length;
    // One that is refused is made up for by the next.
    seats[at]?.request("rooms/look", lookOf(at, Math.floor(n / seats.length))).catch(() => undefined);
    n += 1;
  };
  const timer = setInterval(next, LOOK_EVERY_MS / Math.max(1, seats.length));
  return () => clearInterval(timer);
};

const measureOn = async (servers: TwoServers, plan: ModerationPlan, say: (line: string) => void): Promise<Measured> => {
  const { ports, database, owners } = servers;
  const moderators = await makeModerators(database, plan.moderators);
  const hosts = await signIn({ database }, await makeGuests({ database }, plan.live + plan.acted));
  const live = await openLiveRooms(ports, hosts.slice(0, plan.live), LIVE_NAME, owners);
  const acted = await openLiveRooms(ports, hosts.slice(plan.live), "Acted", owners);
  const joined = live.length + acted.length;
  const onFirst = live.filter(({ owner }) => owner === 0).length;
  say(`${joined} rooms with somebody in them; of those that are watched ${onFirst} are in the first process`);

  const ms = plan.seconds * 1_000;
  // As warm as it will be: what a first one costs is not what one costs.
  await loadRooms(live, [], SETTLE_MS);
  const without = await servers.coresOf(async () => void (await loadRooms(live, [], ms)));
  say("looked at the processors without moderators");
  const seats = await inLanes(moderators, AT_ONCE, (moderator, n) =>
    takeSeat<ModerationState>(n % 2 === 0 ? ports[0] : ports[1], moderator, "moderation"),
  );
  // One room for all moderators, in one of the processes.
  const at = (await owners()).get(MODERATION_ID) ?? 0;
  const watches: readonly Watch[] = seats.slice(0, WATCHES).map((seat) => ({ at, seat }));
  for (const { seat } of watches) await seat.request("rooms/look", LOOK);
  const stopLooking = lookAround(seats.slice(WATCHES));
  try {
    await Promise.all(watches.map(({ seat }) => within(seat.whenSeen(({ total }) => total >= plan.rooms))));
    const known = Math.min(...watches.map(({ seat }) => seat.state.total));
    await rest(SETTLE_MS);
    say(`${seats.length} moderators see ${known} rooms of ${watches[0]?.seat.state.processes} processes`);
    const shown = live.slice(0, LOOK.count);
    let times: SeenTimes = { seen: [], seenElsewhere: [], unseen: 0 };
    const watched = await servers.coresOf(async () => {
      times = await loadRooms(shown, watches, ms);
    });
    say("looked at the processors with moderators");
    const { effects, unmet } = await actOnRooms(ports, acted, moderators);
    return { joined, known, ...times, effects, unmet, without, watched };
  } finally {
    stopLooking();
    for (const seat of [...seats, ...live.map((room) => room.seat), ...acted.map((room) => room.seat)]) seat.leave();
  }
};

const within = (seeing: Promise<number | null>): Promise<unknown> => Promise.race([seeing, rest(KNOWN_MAX_MS)]);

/** Starts two servers and two boards, each in a process of its own, which end with this. */
export const measureModeration = async (
  serverUrl: string,
  plan: ModerationPlan,
  say: (line: string) => void,
): Promise<Measured> => {
  const boards = Array.from({ length: BOARDS }, () =>
    startChild<BoardAsk, BoardAnswer>(new URL("board.child.ts", import.meta.url)),
  );
  let servers: TwoServers | null = null;
  let closing: Promise<void> | null = null;
  const closeAll = async (): Promise<void> => {
    await Promise.all(boards.map((board) => board.stop()));
    await servers?.close();
  };
  const close = (): Promise<void> => (closing ??= closeAll());
  const stop = (): void => void close().finally(() => process.exit(143));
  process.once("SIGTERM", stop);
  try {
    servers = await startTwoServers(serverUrl);
    say("two processes are up");
    const made = plan.rooms - plan.live - plan.acted;
    const { redisUrl } = servers;
    await Promise.all(
      boards.map((board, n) =>
        board.ask({
          kind: "open",
          redisUrl,
          rooms: Math.floor(made / BOARDS) + (n < made % BOARDS ? 1 : 0),
          changesPerS: plan.changesPerS / BOARDS,
        }),
      ),
    );
    return await measureOn(servers, plan, say);
  } finally {
    process.off("SIGTERM", stop);
    await close();
  }
};
