import type { Being } from "#shared/schema/being.ts";
import type { StagePainter } from "../painter.ts";
import type { OpenPainter } from "../rig.ts";
import type { Scene } from "../scene.ts";
import type { StageTheme } from "../theme.ts";
import { createMoodCanvasPainter } from "./MoodCanvasPainter.ts";

/** Paints the field and the one being in it. `dress` and `resize` come before the first `paint`. */
export type MoodPainter = StagePainter & {
  dress(being: Being, theme: StageTheme): void;
  paint(scene: Scene): void;
};

/** WebGL where it works, otherwise a plain canvas. Pixi is loaded only when it is wanted. */
export const openMoodPainter: OpenPainter<MoodPainter> = async (host, wanted, onLost) => {
  if (wanted === "canvas") return createMoodCanvasPainter(host);
  try {
    const { createMoodPixiPainter } = await import("./MoodPixiPainter.ts");
    return await createMoodPixiPainter(host, onLost);
  } catch {
    return createMoodCanvasPainter(host);
  }
};
