import type { AskStaff } from "./cases.http.ts";
import type { RoomActsClient, RoomPageSeen } from "./room-acts.port.ts";

const roomAt = (id: string): string => `/api/staff/group-hugs/${encodeURIComponent(id)}`;

/** Acts on group hugs over HTTP. Bodies are the routes' documented answers. */
export const createRoomActsHttp = (ask: AskStaff): RoomActsClient => ({
  act: (id, act) => ask("POST", `${roomAt(id)}/acts`, act),
  actOn: (id, userId, act) => ask("POST", `${roomAt(id)}/people/${encodeURIComponent(userId)}/acts`, act),
  lift: (id, actId) => ask("DELETE", `${roomAt(id)}/acts/${encodeURIComponent(actId)}`),
  reveal: (id, category) => ask("POST", `${roomAt(id)}/reveal`, { category }),
  revealBeyond: (id, approvalId) => ask("POST", `${roomAt(id)}/reveals/${encodeURIComponent(approvalId)}`),
});

/** A page of the moderation room's state as plain JSON. */
export type RoomPageJson = Omit<RoomPageSeen, "people" | "pressures" | "beats" | "events" | "acts"> & {
  readonly people?: Readonly<Record<string, RoomPageSeen["people"][number]>>;
  readonly pressures?: RoomPageSeen["pressures"];
  readonly beats?: RoomPageSeen["beats"];
  readonly events?: RoomPageSeen["events"];
  readonly acts?: Readonly<Record<string, Omit<RoomPageSeen["acts"][number], "id">>>;
};

/** People by their place, acts the oldest first. */
export const roomPageOf = (json: RoomPageJson): RoomPageSeen => {
  const { people = {}, pressures = [], beats = [], events = [], acts = {}, ...rest } = json;
  return {
    ...rest,
    people: Object.values(people).toSorted((a, b) => a.slot - b.slot),
    pressures,
    beats,
    events,
    acts: Object.entries(acts)
      .map(([id, act]) => ({ id, ...act }))
      .toSorted((a, b) => a.atMs - b.atMs),
  };
};
