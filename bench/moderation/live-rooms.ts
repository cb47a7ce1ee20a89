import { randomUUID } from "node:crypto";
import type { GroupHugState } from "#shared/schema/group-hug.ts";
import { groupHugRoomId } from "#shared/schema/protocol.ts";
import type { Guest } from "../made-people.ts";
import { inLanes, takeSeat, type Seat } from "./seats.ts";

/** A group hug with its host in it, whose room is in one of the processes. */
export type LiveRoom = { readonly id: string; readonly seat: Seat<GroupHugState>; readonly owner: 0 | 1 };

const AT_ONCE = 8;
/** By these words those who measure find them. */
export const LIVE_NAME = "Live";

const make = async (port: number, { cookie }: Guest, name: string): Promise<string> => {
  const url = `http://127.0.0.1:${port}`;
  const words = { name, description: "", message: "", design: "campfire", capacity: 10, visibility: "link" };
  const answer = await fetch(`${url}/api/group-hugs`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie, origin: url },
    body: JSON.stringify({ key: randomUUID(), scheduledForMs: null, ...words }),
  });
  if (!answer.ok) throw new Error(`A group hug was not made: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { id: string }).id; // as: the route's documented answer
};

/** Makes one for each host and joins it, at the processes in turn. */
export const openLiveRooms = async (
  ports: readonly [number, number],
  hosts: readonly Guest[],
  name: string,
  owners: () => Promise<ReadonlyMap<string, 0 | 1>>,
): Promise<readonly LiveRoom[]> => {
  const opened = await inLanes(hosts, AT_ONCE, async (host, n) => {
    const port = n % 2 === 0 ? ports[0] : ports[1];
    // By their names in this order: the first ones are those that are in a window by name.
    const id = await make(port, host, `${name} ${String(n).padStart(4, "0")}`);
    return { id, seat: await takeSeat<GroupHugState>(port, host, "group-hug", { groupHugId: id }) };
  });
  const known = await owners();
  return opened.map((room) => ({ ...room, owner: known.get(groupHugRoomId(room.id)) ?? 0 }));
};
