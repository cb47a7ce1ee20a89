import { useState } from "react";
import type { GroupHugRoomView, GroupHugSession } from "../../net/state.ts";
import { Choice } from "../../ui/Choice.tsx";
import { GroupDesignChoice } from "../../ui/GroupDesignChoice.tsx";
import { CallOff } from "./CallOff.tsx";
import { KEPT_LOCKED } from "./staff.words.ts";
import { useAct } from "./useAct.ts";

type HostActsProps = { readonly session: GroupHugSession; readonly room: GroupHugRoomView };

/** What only the host decides: the kind of hug, the door, and whether there is one. */
export const HostActs = ({ session, room }: HostActsProps) => {
  const { act, problem } = useAct();
  const [isChoosing, setIsChoosing] = useState(false);
  return (
    <section className="card stack" aria-labelledby="host-title">
      <h2 id="host-title">You are the host</h2>
      <div>
        <button
          type="button"
          className="button"
          aria-expanded={isChoosing}
          aria-controls="host-kinds"
          onClick={() => setIsChoosing(!isChoosing)}
        >
          {isChoosing ? "Keep this kind of hug" : "Choose another kind of hug"}
        </button>
      </div>
      <div id="host-kinds" hidden={!isChoosing}>
        {isChoosing && (
          <GroupDesignChoice
            label="What kind of hug?"
            chosen={room.design}
            onChoose={({ id }) => void act(() => session.choose(id))}
          />
        )}
      </div>
      <Choice
        type="checkbox"
        label="Close the door"
        hint={room.isKeptLocked ? KEPT_LOCKED : "Nobody new comes in. Who is here may come back."}
        isChosen={room.isLocked}
        onChange={(on) => void act(() => session.lock(on))}
      />
      {problem && (
        <p className="field__error" role="alert">
          {problem}
        </p>
      )}
      <CallOff session={session} isUnderWay={false} />
    </section>
  );
};
