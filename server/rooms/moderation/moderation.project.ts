import { RoomRow, RoomWindow, type ModerationState } from "#shared/schema/moderation.ts";
import { setChanged } from "../set-changed.project.ts";
import type { Found, WatchedRoom } from "./room-window.rules.ts";

/** As much of Colyseus' StateView as is needed here. */
type View = {
  has(seen: RoomRow | RoomWindow): boolean;
  add(seen: RoomRow | RoomWindow): unknown;
  remove(seen: RoomRow | RoomWindow): unknown;
};
export type Viewer = { readonly deviceId: string; readonly view: View; readonly found: Found };
export type Totals = { readonly total: number; readonly people: number; readonly processes: number };

const UINT8_MAX = 255;
const UINT16_MAX = 65_535;
/** As they arrive: what is wider than its field would make every device's state a wrong one. */
const fieldsOf = ({ people, here, rate, refusals, spreadMs, ...same }: WatchedRoom) => ({
  ...same,
  spreadMs: Math.fround(spreadMs),
  people: Math.min(people, UINT8_MAX),
  here: Math.min(here, UINT8_MAX),
  rate: Math.min(rate, UINT16_MAX),
  refusals: Math.min(refusals, UINT16_MAX),
});

/** Brings what is sent to what each device looks at: rooms in nobody's window are not in it. Nothing else writes it. */
export const projectModeration = (totals: Totals, viewers: readonly Viewer[], state: ModerationState): void => {
  setChanged(state, totals);
  const wanted = new Map(viewers.flatMap(({ found }) => found.rooms.map((room) => [room.id, room] as const)));
  for (const [id, row] of state.rooms)
    if (!wanted.has(id)) {
      for (const { view } of viewers) if (view.has(row)) view.remove(row);
      state.rooms.delete(id);
    }
  for (const [id, room] of wanted) {
    const known = state.rooms.get(id);
    if (known) setChanged(known, fieldsOf(room));
    else state.rooms.set(id, new RoomRow().assign(fieldsOf(room)));
  }
  const here = new Set(viewers.map(({ deviceId }) => deviceId));
  for (const id of state.windows.keys()) if (!here.has(id)) state.windows.delete(id);
  for (const viewer of viewers) projectViewer(viewer, state);
};

const projectViewer = ({ deviceId, view, found }: Viewer, state: ModerationState): void => {
  let own = state.windows.get(deviceId);
  if (own === undefined) state.windows.set(deviceId, (own = new RoomWindow()));
  if (!view.has(own)) view.add(own);
  const ids = found.rooms.map(({ id }) => id);
  setChanged(own, { matched: found.matched });
  if (ids.length !== own.ids.length || ids.some((id, at) => own.ids[at] !== id)) {
    own.ids.clear();
    own.ids.push(...ids);
  }
  const inWindow = new Set(ids);
  for (const [id, row] of state.rooms) {
    const may = inWindow.has(id);
    if (may && !view.has(row)) view.add(row);
    if (!may && view.has(row)) view.remove(row);
  }
};
