import type { GroupHugLive, GroupHugRoomView, GroupHugSession } from "../../net/state.ts";
import { useNowMs } from "../../net/clock.ts";
import { useMe } from "../../ui/client-context.ts";
import { Icon } from "../../ui/Icon.tsx";
import type { Reporting } from "../../ui/ReportButton.tsx";
import { Status } from "../../ui/Status.tsx";
import { STATE_ID } from "./focus-ids.ts";
import { HostActs } from "./HostActs.tsx";
import { InAct } from "./InAct.tsx";
import { LostNote } from "./LostNote.tsx";
import type { OwnPart, SoundSwitch } from "./own.ts";
import { Participants } from "./Participants.tsx";
import { waitsForWords, type RoomView } from "./room.view.ts";
import { Share } from "./Share.tsx";
import { SoundToggle } from "./SoundToggle.tsx";
import { useAct } from "./useAct.ts";

type GatheringProps = {
  readonly session: GroupHugSession;
  readonly live: GroupHugLive;
  readonly room: GroupHugRoomView;
  readonly view: RoomView;
  readonly own: OwnPart;
  readonly sound: SoundSwitch;
  readonly report: Reporting["open"];
};

/** Until it begins: being in, starting it, who is here, and asking others. */
export const Gathering = ({ session, live, room, view, own, sound, report }: GatheringProps) => {
  const me = useMe();
  const nowMs = useNowMs(5_000);
  const { act, problem, isBusy } = useAct();
  const mayStart = view.isHost && view.canStart;
  const start = () => {
    if (mayStart && !isBusy) void act(() => session.start());
  };
  return (
    <>
      <div className="group__acts">
        <LostNote connection={live.connection} stage="gathering" />
        <div id={STATE_ID} className="group__state" tabIndex={-1}>
          <Status id="start-hint">
            <b>{own.isIn ? "You are in. " : ""}</b>
            {`${view.counts} ${waitsForWords(room, view, nowMs)}`}
          </Status>
        </div>
        {!own.isIn && <InAct onIn={() => own.setFelt(true)} />}
        {view.isHost && (own.isIn || view.canStart) && (
          <button
            type="button"
            className={own.isIn ? "button button--main" : "button"}
            aria-disabled={!mayStart}
            aria-describedby="start-hint"
            onClick={start}
          >
            Start the hug
          </button>
        )}
        {(problem ?? own.problem) && (
          <p className="field__error" role="alert">
            {problem ?? own.problem}
          </p>
        )}
      </div>
      <div className="row">
        <button type="button" className="button" onClick={own.leave}>
          <Icon name="leave" size={20} />
          Leave
        </button>
        <SoundToggle {...sound} />
        {own.isIn && (
          <button type="button" className="button" onClick={() => own.setFelt(false)}>
            Not in any more
          </button>
        )}
      </div>
      <Participants room={room} myId={me.id} report={report} />
      <Share room={room} />
      {view.isHost && <HostActs session={session} room={room} />}
    </>
  );
};
