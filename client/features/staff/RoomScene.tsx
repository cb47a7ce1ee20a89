import { useEffect, useMemo, useRef } from "react";
import type { Design } from "#shared/design/design.format.ts";
import { wallNowMs } from "../../net/clock.ts";
import type { RoomPageSeen } from "../../net/room-acts.port.ts";
import { beingOf } from "../../ui/being-names.ts";
import { GroupPicture, type GroupShows } from "../../ui/GroupPicture.tsx";

const GATHERING: GroupShows = { kind: "gathering" };

/** The scene as people in it see it, without touch or sound. */
export const RoomScene = ({ page, design }: { readonly page: RoomPageSeen; readonly design: Design | undefined }) => {
  const { startsAtMs, seed } = page;
  const pressures = useRef(new Uint8Array(0));
  useEffect(() => {
    pressures.current = Uint8Array.from(page.pressures);
  }, [page.pressures]);
  const shows = useMemo((): GroupShows => {
    if (startsAtMs === 0 || design === undefined) return GATHERING;
    return { kind: "cue", cue: { design, seed, tMsAt: () => wallNowMs() - startsAtMs } };
  }, [design, seed, startsAtMs]);
  const text = JSON.stringify(page.people.map(({ slot, being, isIn, isHere }) => ({ slot, being, isIn, isHere })));
  const members = useMemo(
    () =>
      // as: what was written a line before; a new list only for what is seen
      (JSON.parse(text) as readonly { slot: number; being: string; isIn: boolean; isHere: boolean }[]).map(
        ({ slot, being, isIn, isHere }) => ({ slot, being: beingOf(being), isIn, isHere, isMe: false }),
      ),
    [text],
  );
  return (
    <GroupPicture
      members={members}
      shows={shows}
      isFelt={false}
      hasSound={false}
      pressures={() => pressures.current}
      label={`The scene as people in it see it: ${page.people.length} beings in a ring`}
      onLine={() => {}}
      onEnd={() => {}}
    />
  );
};
