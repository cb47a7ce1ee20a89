import type { Connection } from "../../net/state.ts";
import { Status } from "../../ui/Status.tsx";
import { lostWords, type RoomStage } from "./room.view.ts";

/** Says that the room is out of reach, and when it is back. */
export const LostNote = ({ connection, stage }: { readonly connection: Connection; readonly stage: RoomStage }) => {
  const words = lostWords(connection, stage);
  return <Status className="group__lost">{words}</Status>;
};
