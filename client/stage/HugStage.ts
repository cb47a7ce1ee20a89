import type { Being } from "#shared/schema/being.ts";
import { createFrameStats, type FrameStats } from "./frame-stats.ts";
import type { Painter, PainterKind } from "./painter.ts";
import { createResolution } from "./resolution.ts";
import { createPainter } from "./stage-painter.ts";
import { StageState } from "./StageState.ts";
import type { HugCue } from "./stage-mode.ts";
import type { StageTheme } from "./theme.ts";
import { viewportOf, watchViewport } from "./viewport-watch.ts";

export type { HugCue } from "./stage-mode.ts";

export type HugStageOptions = {
  readonly left: Being;
  readonly right: Being;
  readonly theme: StageTheme;
  readonly reducedMotion: boolean;
  /** `canvas` never loads Pixi; `auto` takes WebGL where it works. */
  readonly renderer?: "auto" | "canvas";
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
  const stats = createFrameStats();
  const resolution = createResolution(globalThis.devicePixelRatio);
  let theme = options.theme;
  let view = viewportOf(host);
  let lastFrameMs = 0;
  let frame = 0;
  let isGone = false;
  let restFrames = 0;

  const put = (next: Painter): Painter => {
    next.dress(options.left, options.right, theme);
    next.resize(view, resolution.value);
    host.append(next.canvas);
    return next;
  };
  const onLost = async (): Promise<void> => {
    const plain = await createPainter(host, "canvas", () => undefined);
    if (isGone) return plain.destroy();
    painter.destroy();
    painter = put(plain);
    draw(lastFrameMs);
  };
  let painter = put(await createPainter(host, options.renderer ?? "auto", () => void onLost()));

  const draw = (nowMs: number): void => {
    const startedMs = performance.now();
    painter.paint(state.at(nowMs, view), state.sparks);
    stats.record(performance.now() - startedMs);
  };
  const onAnimationFrame = (rafTimeMs: number): void => {
    frame = requestAnimationFrame(onAnimationFrame);
    const { mode } = state;
    if (mode.kind === "held") return;
    restFrames = mode.kind === "rest" ? restFrames + 1 : 0;
    if (restFrames > 90 && restFrames % 2 === 0) return;
    if (restFrames === 0 && resolution.frameTook(rafTimeMs - lastFrameMs)) painter.resize(view, resolution.value);
    lastFrameMs = rafTimeMs;
    const tMs = mode.kind === "cue" ? rafTimeMs - mode.cue.startMs : 0;
    if (mode.kind === "cue") options.onFrame?.(tMs, rafTimeMs);
    draw(rafTimeMs);
    if (mode.kind !== "cue") return;
    if (tMs < mode.cue.design.durationMs || state.mode !== mode) return;
    state.rest(rafTimeMs);
    options.onEnd?.();
  };
  const stopWatching = watchViewport(host, (next) => {
    view = next;
    painter.resize(view, resolution.value);
    draw(lastFrameMs);
  });
  lastFrameMs = performance.now();
  draw(lastFrameMs);
  frame = requestAnimationFrame(onAnimationFrame);

  return {
    play: (cue) => state.play(cue, performance.now()),
    setPressure: (pressure) => state.setPressure(pressure, performance.now()),
    rest: () => state.rest(performance.now()),
    seek(tMs) {
      state.hold(tMs);
      draw(lastFrameMs);
    },
    setTheme(next) {
      theme = next;
      painter.dress(options.left, options.right, theme);
      draw(lastFrameMs);
    },
    setReducedMotion(reducedMotion) {
      state.setStill(reducedMotion);
      draw(lastFrameMs);
    },
    get kind() {
      return painter.kind;
    },
    stats,
    destroy() {
      isGone = true;
      cancelAnimationFrame(frame);
      stopWatching();
      painter.destroy();
    },
  };
};
