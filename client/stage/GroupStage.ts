import type { FrameStats } from "./frame-stats.ts";
import type { GroupMember } from "./group/group-member.ts";
import type { GroupCue } from "./group/group-mode.ts";
import { openGroupPainter, type GroupPainter } from "./group/group-painter.ts";
import { GroupState } from "./group/GroupState.ts";
import type { PainterKind } from "./painter.ts";
import { createRig, type Renderer } from "./rig.ts";
import type { StageTheme } from "./theme.ts";

export type GroupStageOptions = {
  readonly theme: StageTheme;
  readonly reducedMotion: boolean;
  /** `canvas` never loads Pixi; `auto` takes WebGL where it works. */
  readonly renderer?: Renderer;
  /** Live pressure 0..255 by slot, read each frame. */
  readonly pressures: () => Uint8Array;
  /** Before each frame of a cue is drawn: time since its start (negative before it), and the frame's own time, both ms. */
  readonly onFrame?: (tMs: number, rafTimeMs: number) => void;
  /** Once, in the first frame at or past the end of a cue; not for one that was replaced or put to rest. */
  readonly onEnd?: () => void;
};

export type GroupStage = {
  setMembers(members: readonly GroupMember[]): void;
  play(cue: GroupCue): void;
  /** Back to gathering, softly. */
  rest(): void;
  /** Everybody drifts apart, each with a thin ring of everybody's colours. */
  showKeepsake(): void;
  /** Draws the last played cue at exactly `tMs` and stays there until the next call. */
  seek(tMs: number, isPlain: boolean): void;
  setTheme(theme: StageTheme): void;
  setReducedMotion(reducedMotion: boolean): void;
  readonly kind: PainterKind;
  readonly stats: FrameStats;
  destroy(): void;
};

/** A ring of beings on a canvas that fills `host`. Resolves when the first picture is there. */
export const createGroupStage = async (host: HTMLElement, options: GroupStageOptions): Promise<GroupStage> => {
  const state = new GroupState(options.reducedMotion);
  let theme = options.theme;
  /** Time in the cue at the last frame; asked once a frame, as its moments have to rise. */
  let tMs: number | null = null;
  let drawnMode = state.mode;

  const rig = await createRig<GroupPainter>(host, {
    open: openGroupPainter,
    renderer: options.renderer ?? "auto",
    dress: (painter) => painter.dress(theme),
    pace: () => (state.mode.kind === "held" ? "held" : state.mode.kind === "cue" ? "full" : "rest"),
    paint: (painter, nowMs, view) => painter.paint(state.at(nowMs, tMs, options.pressures(), view), state.sparks),
    before(rafTimeMs) {
      drawnMode = state.mode;
      if (drawnMode.kind !== "cue") return;
      const known = drawnMode.cue.tMsAt(rafTimeMs);
      if (known === null) return;
      tMs = known;
      options.onFrame?.(known, rafTimeMs);
    },
    after(rafTimeMs) {
      const { mode } = state;
      if (mode.kind !== "cue" || mode !== drawnMode || tMs === null || tMs < mode.cue.design.durationMs) return;
      state.rest(rafTimeMs);
      options.onEnd?.();
    },
  });

  return {
    setMembers: (members) => state.crowd.setMembers(members, performance.now()),
    play(cue) {
      tMs = null;
      state.play(cue, performance.now());
    },
    rest: () => state.rest(performance.now()),
    showKeepsake: () => state.showKeepsake(performance.now()),
    seek(toMs, isPlain) {
      state.hold(toMs, isPlain);
      rig.draw();
    },
    setTheme(next) {
      theme = next;
      rig.redress();
    },
    setReducedMotion(reducedMotion) {
      state.setStill(reducedMotion);
      rig.draw();
    },
    get kind() {
      return rig.kind;
    },
    stats: rig.stats,
    destroy: () => rig.destroy(),
  };
};
