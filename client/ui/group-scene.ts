import type { Design } from "#shared/design/design.format.ts";
import { NO_SQUEEZE } from "#shared/design/squeeze.ts";
import type { TouchForm } from "#shared/schema/hug.ts";
import type { GroupMember } from "../stage/group/group-member.ts";

/** Somebody in a group hug, as the scene shows them. */
export type SceneMember = GroupMember;

/** "Design D starts at T with seed S". */
export type GroupSceneCue = {
  readonly design: Design;
  readonly seed: number;
  /** Ms since the cue's start at a frame (negative = countdown); null = not known yet. Asked once a frame, with rising moments. */
  readonly tMsAt: (rafTimeMs: number) => number | null;
};

export type GroupSceneOptions = {
  readonly theme: "light" | "dark" | "contrast";
  readonly isReduced: boolean;
  /** What touch the one who looks allows, asked at each play, and at `touchChanged`. */
  readonly touch: () => { readonly cap: number; readonly form: TouchForm };
  /** Live pressure 0..255 by slot, read each frame. */
  readonly pressures: () => Uint8Array;
  /** The line of the design's words that is said from now on. */
  readonly onLine: (text: string) => void;
  /** The first frame at or past a beat; a beat that is past by more than 250 ms, as at a late entry, is left out. */
  readonly onBeat: (beat: number, rafTimeMs: number) => void;
  /** During the countdown: 3, 2, 1, then 0 at the start. */
  readonly onCount?: (secondsLeft: number) => void;
  readonly onEnd: () => void;
};

/** Beings in a ring on the stage, and the touch and sound that go with what they do. */
export type GroupScene = {
  setMembers(members: readonly SceneMember[]): void;
  play(cue: GroupSceneCue): void;
  /** Whether touch and sound go with the picture: after "I'm in". Off stops them at once. */
  setFelt(isFelt: boolean): void;
  /** What touch is allowed is something else now, also in the middle of a cue. */
  touchChanged(): void;
  /** Sound besides touch, off until asked for; ask for it in a press, or browsers keep it silent. */
  setSound(isOn: boolean): void;
  /** Ends cue, touch and sound at once; back to gathering. */
  stop(): void;
  /** The end: everybody drifts apart, each with a thin ring of everybody's colours. */
  showKeepsake(): void;
  /** Draws the played cue at exactly `tMs` and stays there; nobody's own place is marked when `plain`. */
  seek(tMs: number, plain?: boolean): void;
  setTheme(theme: "light" | "dark" | "contrast"): void;
  setReducedMotion(isReduced: boolean): void;
  destroy(): void;
};

/** A beat as this page showed it, for tests that compare pages. `wallMs` is ms since 1970. */
export type StepTraceEntry = {
  readonly beat: number;
  readonly rafTimeMs: number;
  readonly wallMs: number;
  readonly tMs: number;
};
declare global {
  /** A test that wants beats written down makes it before the scene comes. */
  var hugmoodStepTrace: StepTraceEntry[] | undefined;
  /** The page's scene, while beats are written down. */
  var hugmoodGroupScene: GroupScene | undefined;
}

/** The stage and touch are no part of the first load. */
export const loadGroupScene = () =>
  Promise.all([
    import("../stage/GroupStage.ts"),
    import("../stage/group/cue-marks.ts"),
    import("../stage/frame-clock.ts"),
    import("../touch/browser.touch.ts"),
  ]);

/** Resolves when the first picture is there. */
export const createGroupScene = async (host: HTMLElement, options: GroupSceneOptions): Promise<GroupScene> => {
  const [{ createGroupStage }, { createCueMarks }, { wallMsOf }, { createBrowserTouchPlayer }] = await loadGroupScene();
  const touch = await createBrowserTouchPlayer();
  let playing: { readonly cue: GroupSceneCue; readonly reach: (tMs: number, rafTimeMs: number) => void } | null = null;
  /** The last beat that was shown, and of which cue: after a restart the same one comes again. */
  let shown = { seed: NaN, beat: -1 };
  let isFelt = false;
  const feel = () => {
    if (playing && isFelt) touch.prepare(playing.cue.design, NO_SQUEEZE, options.touch());
  };
  const onBeat = (beat: number, rafTimeMs: number, tMs: number) => {
    globalThis.hugmoodStepTrace?.push({ beat, rafTimeMs, wallMs: wallMsOf(rafTimeMs), tMs });
    if (playing) shown = { seed: playing.cue.seed, beat };
    options.onBeat(beat, rafTimeMs);
  };
  const end = () => {
    playing = null;
    touch.stop();
  };
  const stage = await createGroupStage(host, {
    theme: options.theme,
    reducedMotion: options.isReduced,
    pressures: options.pressures,
    onFrame: (tMs, rafTimeMs) => {
      touch.frame(tMs, rafTimeMs);
      playing?.reach(tMs, rafTimeMs);
    },
    onEnd: () => {
      end();
      options.onEnd();
    },
  });
  const scene: GroupScene = {
    setMembers: (members) => stage.setMembers(members),
    play: (cue) => {
      const before = shown.seed === cue.seed ? shown.beat : -1;
      playing = { cue, reach: createCueMarks(cue.design, { ...options, onBeat }, before) };
      feel();
      stage.play(cue);
    },
    setFelt: (next) => {
      if (next === isFelt) return;
      isFelt = next;
      if (!isFelt) return touch.stop();
      if (options.touch().form === "sound") touch.wake();
      feel();
    },
    touchChanged: feel,
    setSound: (isOn) => touch.setSound(isOn),
    stop: () => {
      end();
      stage.rest();
    },
    showKeepsake: () => {
      end();
      stage.showKeepsake();
    },
    seek: (tMs, plain = false) => {
      touch.stop();
      stage.seek(tMs, plain);
    },
    setTheme: (theme) => stage.setTheme(theme),
    setReducedMotion: (isReduced) => stage.setReducedMotion(isReduced),
    destroy: () => {
      end();
      stage.destroy();
      if (globalThis.hugmoodGroupScene === scene) globalThis.hugmoodGroupScene = undefined;
    },
  };
  if (globalThis.hugmoodStepTrace) globalThis.hugmoodGroupScene = scene;
  return scene;
};
