import type { GroupHugLive, GroupHugRoomView, GroupHugSession } from "../../net/state.ts";
import { useMe } from "../../ui/client-context.ts";
import { Icon } from "../../ui/Icon.tsx";
import type { Reporting } from "../../ui/ReportButton.tsx";
import { CallOff } from "./CallOff.tsx";
import { InAct } from "./InAct.tsx";
import { LostNote } from "./LostNote.tsx";
import type { OwnPart, SoundSwitch } from "./own.ts";
import { Participants } from "./Participants.tsx";
import { PressPad } from "./PressPad.tsx";
import { inStepWords, type RoomView } from "./room.view.ts";
import { SoundToggle } from "./SoundToggle.tsx";
import { TapToggle } from "./TapToggle.tsx";

type HuggingProps = {
  readonly session: GroupHugSession;
  readonly live: GroupHugLive;
  readonly room: GroupHugRoomView;
  readonly view: RoomView;
  readonly own: OwnPart;
  readonly sound: SoundSwitch;
  readonly report: Reporting["open"];
  readonly onPressure: (pressure: number) => void;
};

/** While it goes on: pressing, and a way out that is always there. */
export const Hugging = ({ session, live, room, view, own, sound, report, onPressure }: HuggingProps) => {
  const me = useMe();
  return (
    <>
      <div className="group__acts">
        <LostNote connection={live.connection} stage="hug" />
        {own.isIn ? <PressPad onPressure={onPressure} /> : <InAct onIn={() => own.setFelt(true)} />}
        {own.problem && (
          <p className="field__error" role="alert">
            {own.problem}
          </p>
        )}
        <div className="row group__out">
          <button type="button" className="button" onClick={own.leave}>
            <Icon name="leave" size={20} />
            Leave
          </button>
          <SoundToggle {...sound} />
        </div>
      </div>
      <div className="group__step">
        <p className="soft">{inStepWords(live.isInStep, room.lastBeat)}</p>
        {own.isIn && <TapToggle />}
      </div>
      <Participants room={room} myId={me.id} report={report} />
      {view.isHost && <CallOff session={session} isUnderWay />}
    </>
  );
};
