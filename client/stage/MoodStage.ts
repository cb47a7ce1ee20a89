import type { MoodPlace } from "#shared/mood/emotion-words.ts";
import type { Being } from "#shared/schema/being.ts";
import { openMoodPainter, type MoodPainter } from "./mood-pad/mood-painter.ts";
import { MoodPadState } from "./mood-pad/MoodPadState.ts";
import type { PainterKind } from "./painter.ts";
import { createRig, type Renderer } from "./rig.ts";
import type { StageTheme } from "./theme.ts";

export type MoodStageOptions = {
  readonly being: Being;
  readonly theme: StageTheme;
  readonly reducedMotion: boolean;
  /** `canvas` never loads Pixi; `auto` takes WebGL where it works. */
  readonly renderer?: Renderer;
};
export type MoodStage = {
  /** Where one points; null = nothing is chosen. */
  point(place: MoodPlace | null): void;
  setTheme(theme: StageTheme): void;
  setReducedMotion(reducedMotion: boolean): void;
  readonly kind: PainterKind;
  destroy(): void;
};

/** The mood pad's picture on a canvas that fills `host`. Resolves when the first one is there. */
export const createMoodStage = async (host: HTMLElement, options: MoodStageOptions): Promise<MoodStage> => {
  const state = new MoodPadState(options.reducedMotion);
  let { theme } = options;
  let isPointed = false;
  const rig = await createRig<MoodPainter>(host, {
    open: openMoodPainter,
    renderer: options.renderer ?? "auto",
    dress: (painter) => painter.dress(options.being, theme),
    pace: () => (isPointed ? "full" : "rest"),
    paint: (painter, nowMs, view) => painter.paint(state.at(nowMs, view)),
    before: () => {},
    after: () => {},
  });
  return {
    point(place) {
      state.point(place);
      isPointed = place !== null;
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
    destroy: () => rig.destroy(),
  };
};
