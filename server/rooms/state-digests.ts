import { ClientState } from "@colyseus/core";
import { stateDigest } from "#shared/schema/digest.ts";
import { CLOSE_WRONG_STATE, type RoomName } from "#shared/schema/protocol.ts";
import { createPace, type Pace } from "./pace.ts";
import type { RoomDeps } from "./room-deps.ts";

type Reader = { readonly state: ClientState; send(type: string, digest: number): void };

/** The golden ratio: however many numbers it makes, they lie apart. */
const GOLDEN = 0.618_034;
let turn = 0;
/** Rooms that begin together say theirs at other moments, up to twice as seldom: all at once would hold the process. */
const apart = (leastMs: number): number => {
  turn = (turn + GOLDEN) % 1;
  return leastMs * (1 + turn);
};

/**
 * Says now and then what devices should have, so that one with a wrong state joins anew. To be wanted after each patch
 * that held a change. `flush` sends what has not been sent: a digest is of what a device has got by then.
 */
export const createStateDigests = <C extends Reader>(
  { clock, digestLeastMs }: Pick<RoomDeps, "clock" | "digestLeastMs">,
  clients: Iterable<C>,
  flush: () => void,
  read: () => (client: C) => number,
): Pace =>
  createPace(clock, apart(digestLeastMs), () => {
    flush();
    // To one that is still joining it would come after a newer state.
    const joined = [...clients].filter(({ state }) => state === ClientState.JOINED);
    // Whoever comes to an empty room has no use for what it costs.
    if (joined.length === 0) return;
    const digestFor = read();
    for (const client of joined) client.send("state/digest", digestFor(client));
  });

/** For a room whose state is the same for everybody. */
export const sameForAll = (state: Parameters<typeof stateDigest>[0]) => () => {
  const digest = stateDigest(state);
  return () => digest;
};

/** To be told of each device that leaves: one with a wrong state is a bug of ours, or its network changes what it carries. */
export const noteWrongState = ({ log }: Pick<RoomDeps, "log">, room: RoomName, code: number | undefined): void => {
  if (code === CLOSE_WRONG_STATE) log.warn({ room }, "a device found its state wrong and joins anew");
};
