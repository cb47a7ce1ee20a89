import { useMemo, useRef, useState } from "react";
import type { GroupHugLive, GroupHugRoomView, GroupHugSession } from "../../net/state.ts";
import { useMe } from "../../ui/client-context.ts";
import { useGroupDesigns } from "../../ui/designs.ts";
import { GroupPicture } from "../../ui/GroupPicture.tsx";
import { ReportButton, useReporting } from "../../ui/ReportButton.tsx";
import type { GroupScene } from "../../ui/group-scene.ts";
import { Gathering } from "./Gathering.tsx";
import { GroupLayout } from "./GroupLayout.tsx";
import { Hugging } from "./Hugging.tsx";
import { FOCUS_IDS } from "./focus-ids.ts";
import { Notice } from "./Notice.tsx";
import { MuteNote } from "./MuteNote.tsx";
import { pictureWords, roomView, sceneMembers } from "./room.view.ts";
import { Together } from "./Together.tsx";
import { useIn } from "./useIn.ts";
import { useLiveCue } from "./useLiveCue.ts";
import { useOwnPressure } from "./useOwnPressure.ts";
import { useReplay } from "./useReplay.ts";
import { useSaid } from "./useSaid.ts";
import { useStageFocus } from "./useStageFocus.ts";

type RoomProps = {
  readonly session: GroupHugSession;
  readonly live: GroupHugLive;
  readonly room: GroupHugRoomView;
  /** Left before, and come in again. */
  readonly isBack: boolean;
};

/** In a group hug: one picture from gathering to its end, and beside it what one can do at the moment. */
export const Room = ({ session, live, room, isBack }: RoomProps) => {
  const me = useMe();
  const scene = useRef<GroupScene | null>(null);
  const design = useGroupDesigns().find(({ id }) => id === room.design);
  const view = roomView(room, me.id);
  const ready = useIn(session, room, view.own?.isIn ?? false, isBack);
  const { pressures, press } = useOwnPressure(session, view.own?.slot ?? null);
  const said = useSaid();
  // Here, so that it stays when the hug begins or ends meanwhile.
  const reporting = useReporting();
  const cue = useLiveCue(session, room, design);
  const replay = useReplay(design, room.seed);
  const [hasSound, setHasSound] = useState(false);
  /** The cue that was shown to its end here; the room says a moment later that it is over. */
  const [endedCueMs, setEndedCueMs] = useState<number | null>(null);
  const members = useMemo(() => sceneMembers(room.members, me.id), [room.members, me.id]);
  const isEnd = view.stage === "end" || (view.stage === "hug" && endedCueMs === room.cueStartMs);
  const stage = isEnd ? "end" : view.stage;
  useStageFocus(stage, ready.isIn, FOCUS_IDS);

  // In the press itself, before anything is asked of the server: whoever lets go feels nothing from now on.
  const setFelt = (isFelt: boolean) => {
    scene.current?.setFelt(isFelt);
    void ready.set(isFelt);
  };
  const leave = () => {
    scene.current?.setFelt(false);
    scene.current?.stop();
    void session.leave();
  };
  const end = () => {
    said.hush();
    if (isEnd) replay.stop();
    else setEndedCueMs(room.cueStartMs);
  };
  const own = { isIn: ready.isIn, problem: ready.problem, setFelt, leave };
  const sound = {
    isOn: hasSound,
    set: (isOn: boolean) => {
      scene.current?.setSound(isOn);
      setHasSound(isOn);
    },
  };
  const seat = { session, live, room, view, own, sound, report: reporting.open };
  return (
    <GroupLayout
      title={room.name}
      lead={stage === "gathering" ? room.description || undefined : undefined}
      stage={stage}
      isPlaying={stage === "hug" || replay.isPlaying}
      line={said.line}
      secondsLeft={said.secondsLeft}
      notices={
        <>
          <MuteNote told={stage === "end" ? null : live.told} />
          <Notice notice={stage === "end" ? null : room.notice} />
        </>
      }
      picture={
        <GroupPicture
          members={members}
          shows={isEnd ? replay.shows : cue}
          isFelt={ready.isIn || replay.isPlaying}
          hasSound={hasSound}
          pressures={pressures}
          label={pictureWords(stage, room.members.length, design?.words.whatHappens)}
          onScene={(next) => {
            scene.current = next;
          }}
          onLine={said.say}
          onCount={said.count}
          onBeat={(beat, rafTimeMs) => isEnd || session.showed(beat, rafTimeMs)}
          onEnd={end}
        />
      }
    >
      {stage === "gathering" && <Gathering {...seat} />}
      {stage === "hug" && <Hugging {...seat} onPressure={press} />}
      {stage === "end" && (
        <Together
          people={room.members.filter(({ isIn }) => isIn)}
          reader={view.own?.isIn ? "in" : "there"}
          together={view.stage === "end" ? room.together : "settling"}
          message={room.message}
          isPlaying={replay.isPlaying}
          onReplay={() => {
            scene.current?.setFelt(true);
            said.hush();
            replay.play();
          }}
          onStop={() => {
            scene.current?.stop();
            said.hush();
            replay.stop();
          }}
        />
      )}
      {reporting.shown}
      {!view.isHost && (
        <div>
          <ReportButton what={{ subject: "room", id: room.id, name: room.name }} person={null} />
        </div>
      )}
    </GroupLayout>
  );
};
