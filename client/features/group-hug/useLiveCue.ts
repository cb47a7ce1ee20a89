import { useMemo } from "react";
import type { Design } from "#shared/design/design.format.ts";
import type { GroupHugRoomView, GroupHugSession } from "../../net/state.ts";
import type { GroupShows } from "../../ui/GroupPicture.tsx";

const GATHERING: GroupShows = { kind: "gathering" };

/** What everybody in the room sees at the same moment: those who gather, or the cue by server time. */
export const useLiveCue = (
  session: GroupHugSession,
  { cueStartMs, seed, phase }: GroupHugRoomView,
  design: Design | undefined,
): GroupShows => {
  const isActive = phase === "active";
  return useMemo((): GroupShows => {
    if (!design || !isActive || cueStartMs === null) return GATHERING;
    const tMsAt = (rafTimeMs: number): number | null => {
      const shownMs = session.shownAt(rafTimeMs);
      return shownMs === null ? null : shownMs - cueStartMs;
    };
    return { kind: "cue", cue: { design, seed, tMsAt } };
  }, [session, design, seed, cueStartMs, isActive]);
};
