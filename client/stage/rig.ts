import { createFrameStats, type FrameStats } from "./frame-stats.ts";
import type { PainterKind, StagePainter } from "./painter.ts";
import { createResolution } from "./resolution.ts";
import type { Viewport } from "./scene.ts";
import { viewportOf, watchViewport } from "./viewport-watch.ts";

/** `held` pictures stay as they are; at `rest` every second frame is enough, after a while. */
export type Pace = "held" | "rest" | "full";
export type Renderer = "auto" | "canvas";
/** Opens a painter inside `host`; `onLost` is called once when it can paint no more. */
export type OpenPainter<P> = (host: HTMLElement, wanted: Renderer, onLost: () => void) => Promise<P>;

export type RigDeps<P extends StagePainter> = {
  readonly open: OpenPainter<P>;
  readonly renderer: Renderer;
  /** Colours and beings, before a painter's first picture and whenever `redress` is called. */
  readonly dress: (painter: P) => void;
  readonly pace: () => Pace;
  readonly paint: (painter: P, nowMs: number, view: Viewport) => void;
  /** Around each picture of an animation frame that is not held. */
  readonly before: (rafTimeMs: number) => void;
  readonly after: (rafTimeMs: number) => void;
};

/** Runs a stage: a painter's canvas that fills its host, a picture each animation frame, as sharp as the device allows. */
export type Rig = {
  /** The last moment once more, for what changed meanwhile. */
  draw(): void;
  redress(): void;
  readonly kind: PainterKind;
  readonly stats: FrameStats;
  destroy(): void;
};

/** Resolves when the first picture is there. */
export const createRig = async <P extends StagePainter>(host: HTMLElement, deps: RigDeps<P>): Promise<Rig> => {
  const stats = createFrameStats();
  const resolution = createResolution(globalThis.devicePixelRatio);
  let view = viewportOf(host);
  let lastFrameMs = 0;
  let frame = 0;
  let isGone = false;
  let restFrames = 0;

  const put = (next: P): P => {
    deps.dress(next);
    next.resize(view, resolution.value);
    host.append(next.canvas);
    return next;
  };
  const onLost = async (): Promise<void> => {
    const plain = await deps.open(host, "canvas", () => undefined);
    if (isGone) return plain.destroy();
    painter.destroy();
    painter = put(plain);
    draw(lastFrameMs);
  };
  let painter = put(await deps.open(host, deps.renderer, () => void onLost()));

  const draw = (nowMs: number): void => {
    const startedMs = performance.now();
    deps.paint(painter, nowMs, view);
    stats.record(performance.now() - startedMs);
  };
  const onAnimationFrame = (rafTimeMs: number): void => {
    frame = requestAnimationFrame(onAnimationFrame);
    const pace = deps.pace();
    if (pace === "held") return;
    restFrames = pace === "rest" ? restFrames + 1 : 0;
    if (restFrames > 90 && restFrames % 2 === 0) return;
    if (restFrames === 0 && resolution.frameTook(rafTimeMs - lastFrameMs)) painter.resize(view, resolution.value);
    lastFrameMs = rafTimeMs;
    deps.before(rafTimeMs);
    draw(rafTimeMs);
    deps.after(rafTimeMs);
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
    draw: () => draw(lastFrameMs),
    redress() {
      deps.dress(painter);
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
