import type { Being } from "#shared/schema/being.ts";
import type { Design } from "#shared/design/design.format.ts";
import type { Squeeze } from "#shared/design/squeeze.ts";
import type { TouchForm } from "#shared/schema/hug.ts";
import { frameNowMs } from "../net/clock.ts";

/** Two beings on the stage, and the touch that goes with what they do. */
export type HugScene = {
  /** Shows it and lets it be felt, from its first moment. */
  play(hug: { readonly design: Design; readonly squeeze: Squeeze; readonly seed: number }): void;
  /** Live squeeze, 0..1. */
  setPressure(pressure: number): void;
  /** Ends picture and touch at once. */
  stop(): void;
  setTheme(theme: "light" | "dark" | "contrast"): void;
  setReducedMotion(isReduced: boolean): void;
  destroy(): void;
};

export type HugSceneOptions = {
  readonly left: Being;
  readonly right: Being;
  readonly theme: "light" | "dark" | "contrast";
  readonly isReduced: boolean;
  /** What touch the one who looks allows, asked at each play. */
  readonly touch: () => { readonly cap: number; readonly form: TouchForm };
  /** The line of the design's words that is said from now on. */
  readonly onLine: (text: string) => void;
  readonly onEnd: () => void;
};

/** From an id, so that everybody who sees a hug sees the same sparks. */
export const seedOf = (id: string): number => {
  let seed = 0;
  for (const sign of id) seed = (Math.imul(seed, 31) + (sign.codePointAt(0) ?? 0)) >>> 0;
  return seed;
};

/** The stage and touch are no part of the first load. */
export const loadHugScene = () => Promise.all([import("../stage/HugStage.ts"), import("../touch/browser.touch.ts")]);

/** Resolves when the first picture is there. */
export const createHugScene = async (host: HTMLElement, options: HugSceneOptions): Promise<HugScene> => {
  const [{ createHugStage }, { createBrowserTouchPlayer }] = await loadHugScene();
  const touch = await createBrowserTouchPlayer();
  let lines: Design["words"]["lines"] = [];
  let said = 0;
  const sayDue = (tMs: number) => {
    for (let line = lines[said]; line && line.atMs <= tMs; line = lines[said]) {
      said += 1;
      options.onLine(line.text);
    }
  };
  const stage = await createHugStage(host, {
    left: options.left,
    right: options.right,
    theme: options.theme,
    reducedMotion: options.isReduced,
    onFrame: (tMs, rafTimeMs) => {
      touch.frame(tMs, rafTimeMs);
      sayDue(tMs);
    },
    onEnd: () => {
      touch.stop();
      options.onEnd();
    },
  });
  return {
    play: ({ design, squeeze, seed }) => {
      lines = design.words.lines;
      said = 0;
      touch.prepare(design, squeeze, options.touch());
      stage.play({ design, squeeze, seed, startMs: frameNowMs() });
    },
    setPressure: (pressure) => stage.setPressure(pressure),
    stop: () => {
      touch.stop();
      stage.rest();
    },
    setTheme: (theme) => stage.setTheme(theme),
    setReducedMotion: (isReduced) => stage.setReducedMotion(isReduced),
    destroy: () => {
      touch.stop();
      stage.destroy();
    },
  };
};
