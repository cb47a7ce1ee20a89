import { createCanvasPainter } from "./CanvasPainter.ts";
import type { Painter } from "./painter.ts";
import type { OpenPainter } from "./rig.ts";

/** WebGL where it works, otherwise a plain canvas. Pixi is loaded only when it is wanted. */
export const createPainter: OpenPainter<Painter> = async (host, wanted, onLost) => {
  if (wanted === "canvas") return createCanvasPainter(host);
  try {
    const { createPixiPainter } = await import("./PixiPainter.ts");
    return await createPixiPainter(host, onLost);
  } catch {
    return createCanvasPainter(host);
  }
};
