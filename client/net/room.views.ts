import { inboxOf } from "./inbox.view.ts";
import { groupHugsOf, lobbyOf } from "./lobby.view.ts";

/** How the rooms' states are read; the first load has no room, so it does without. */
export const roomViews = { inboxOf, lobbyOf, groupHugsOf };
export type RoomViews = typeof roomViews;
export type LoadRoomViews = () => Promise<RoomViews>;
