import { eachFrame, frameNowMs } from "../net/clock.ts";
import { createCueMarks } from "../stage/group/cue-marks.ts";
import type { GroupScene, GroupSceneCue, GroupSceneOptions } from "./group-scene.ts";

type PlainSceneOptions = Pick<GroupSceneOptions, "onLine" | "onCount" | "onEnd">;

const nothing = () => {};

/** A group hug in words only, for a device that cannot draw it. It shows no beat, so it reports none. */
export const createPlainScene = ({ onLine, onCount, onEnd }: PlainSceneOptions): GroupScene => {
  let stopFrames = nothing;
  const stop = () => {
    stopFrames();
    stopFrames = nothing;
  };
  const play = ({ design, tMsAt }: GroupSceneCue) => {
    stop();
    const reach = createCueMarks(design, { onLine, onCount, onBeat: nothing });
    stopFrames = eachFrame(() => {
      const nowMs = frameNowMs();
      const tMs = tMsAt(nowMs);
      if (tMs === null) return;
      reach(tMs, nowMs);
      if (tMs < design.durationMs) return;
      stop();
      onEnd();
    });
  };
  return {
    play,
    stop,
    destroy: stop,
    setMembers: nothing,
    setFelt: nothing,
    touchChanged: nothing,
    setSound: nothing,
    showKeepsake: nothing,
    seek: nothing,
    setTheme: nothing,
    setReducedMotion: nothing,
  };
};
