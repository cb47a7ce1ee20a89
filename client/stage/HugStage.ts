import type { Being } from "#shared/schema/being.ts";
import type { FrameStats } from "./frame-stats.ts";
import type { Painter, PainterKind } from "./painter.ts";
import { createRig, type Renderer } from "./rig.ts";
import { createPainter } from "./stage-painter.ts";
import { StageState } from "./StageState.ts";
import type { HugCue } from "./stage-mode.ts";
import type { StageTheme } from "./theme.ts";

export type { HugCue } from "./stage-mode.ts";

export type HugStageOptions = {
  readonly left: Being;
  readonly right: Being;
  readonly theme: StageTheme;
  readonly reducedMotion: boolean;
  /** `canvas` never loads Pixi; `auto` takes WebGL where it works. */
  readonly renderer?: Renderer;
  /** Before each frame of a cue is drawn: time since its start (negative before it), and the frame's own time, both ms. */
  readonly onFrame?: (tMs: number, rafTimeMs: number) => void;
  /** Once, in the first frame at or past the end of a cue; not for one that was replaced or put to rest. */
  readonly onEnd?: () => void;
};

export type HugStage = {
  play(cue: HugCue): void;
  /** Live squeeze 0..1 while composing; the two lean and press with it. Ignored during a cue. */
  setPressure(pressure: number): void;
  /** Lets go, softly. */
  rest(): void;
  /** Draws the last played cue at exactly `tMs` and stays there until the next call. */
  seek(tMs: number): void;
  setTheme(theme: StageTheme): void;
  setReducedMotion(reducedMotion: boolean): void;
  readonly kind: PainterKind;
  readonly stats: FrameStats;
  destroy(): void;
};

/** Two beings on a canvas that fills `host`. Resolves when the first picture is there. */
export const createHugStage = async (host: HTMLElement, options: HugStageOptions): Promise<HugStage> => {
  const state = new StageState(options.reducedMotion);
  let theme = options.theme;
  const cueMs = (rafTimeMs: number): number => (state.mode.kind === "cue" ? rafTimeMs - state.mode.cue.startMs : 0);
  let drawnMode = state.mode;

  const rig = await createRig<Painter>(host, {
    open: createPainter,
    renderer: options.renderer ?? "auto",
    dress: (painter) => painter.dress(options.left, options.right, theme),
    pace: () => (state.mode.kind === "held" || state.mode.kind === "rest" ? state.mode.kind : "full"),
    paint: (painter, nowMs, view) => painter.paint(state.at(nowMs, view), state.sparks),
    before(rafTimeMs) {
      drawnMode = state.mode;
      if (drawnMode.kind === "cue") options.onFrame?.(cueMs(rafTimeMs), rafTimeMs);
    },
    after(rafTimeMs) {
      const { mode } = state;
      if (mode.kind !== "cue" || mode !== drawnMode || cueMs(rafTimeMs) < mode.cue.design.durationMs) return;
      state.rest(rafTimeMs);
      options.onEnd?.();
    },
  });

  return {
    play: (cue) => state.play(cue, performance.now()),
    setPressure: (pressure) => state.setPressure(pressure, performance.now()),
    rest: () => state.rest(performance.now()),
    seek(tMs) {
      state.hold(tMs);
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
