import { useMemo, useRef } from "react";
import type { GroupHugView } from "#shared/schema/group-hug.ts";
import { useNowMs } from "../../net/clock.ts";
import { beingOf } from "../../ui/being-names.ts";
import { useMe } from "../../ui/client-context.ts";
import { useGroupDesigns } from "../../ui/designs.ts";
import { GroupPicture } from "../../ui/GroupPicture.tsx";
import type { GroupScene } from "../../ui/group-scene.ts";
import { ReportButton } from "../../ui/ReportButton.tsx";
import { whenWords } from "../../ui/when.ts";
import { GroupLayout } from "./GroupLayout.tsx";
import { pictureWords } from "./room.view.ts";
import { Together } from "./Together.tsx";
import { useReplay } from "./useReplay.ts";
import { useSaid } from "./useSaid.ts";

/** Nobody presses in what was. */
const NO_PRESSURES = new Uint8Array(256);
const noPressures = (): Uint8Array => NO_PRESSURES;

/** A group hug from the history: what is left of it, and the whole again. */
export const PastHug = ({ hug }: { readonly hug: GroupHugView }) => {
  const me = useMe();
  const nowMs = useNowMs(60_000);
  const scene = useRef<GroupScene | null>(null);
  const design = useGroupDesigns().find(({ id }) => id === hug.design);
  const replay = useReplay(design, hug.seed);
  const said = useSaid();
  const { participants, host } = hug;
  const members = useMemo(
    () =>
      // Who was in it is told only to those who were there.
      (participants.length > 0 ? participants : [host]).map(({ id, being }, slot) => ({
        slot,
        being: beingOf(being),
        isIn: true,
        isHere: true,
        isMe: id === me.id,
      })),
    [participants, host, me.id],
  );
  const stop = () => {
    scene.current?.stop();
    said.hush();
    replay.stop();
  };
  return (
    <GroupLayout
      title={hug.name}
      lead={hug.endedAtMs === null ? undefined : whenWords(hug.endedAtMs, nowMs)}
      stage="end"
      isPlaying={replay.isPlaying}
      line={said.line}
      picture={
        <GroupPicture
          members={members}
          shows={replay.shows}
          isFelt={replay.isPlaying}
          hasSound={false}
          pressures={noPressures}
          label={pictureWords("end", members.length, design?.words.whatHappens)}
          onScene={(next) => {
            scene.current = next;
          }}
          onLine={said.say}
          onEnd={stop}
        />
      }
    >
      <Together
        people={participants}
        reader={hug.wasIn ? "in" : participants.length > 0 ? "there" : "elsewhere"}
        together={hug.together}
        message={hug.message}
        isPlaying={replay.isPlaying}
        onReplay={() => {
          scene.current?.setFelt(true);
          said.hush();
          replay.play();
        }}
        onStop={stop}
      />
      {host.id !== me.id && (
        <div>
          <ReportButton what={{ subject: "room", id: hug.id, name: hug.name }} person={null} />
        </div>
      )}
    </GroupLayout>
  );
};
