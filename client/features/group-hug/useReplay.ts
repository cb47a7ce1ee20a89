import { useMemo, useState } from "react";
import type { Design } from "#shared/design/design.format.ts";
import { frameNowMs } from "../../net/clock.ts";
import type { GroupShows } from "../../ui/GroupPicture.tsx";

/** Before the first moment, so that the first frame of a slow device does not cut it off. */
const LEAD_MS = 600;
const KEEPSAKE: GroupShows = { kind: "keepsake" };

/** What is left of a group hug, and the hug again by this device's own clock. */
export const useReplay = (design: Design | undefined, seed: number) => {
  const [startMs, setStartMs] = useState<number | null>(null);
  const shows = useMemo((): GroupShows => {
    if (startMs === null || !design) return KEEPSAKE;
    return { kind: "cue", cue: { design, seed, tMsAt: (rafTimeMs) => rafTimeMs - startMs } };
  }, [design, seed, startMs]);
  return {
    shows,
    isPlaying: shows.kind === "cue",
    play: () => setStartMs(frameNowMs() + LEAD_MS),
    stop: () => setStartMs(null),
  };
};
