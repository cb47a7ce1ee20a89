import { createCanvasPainter } from "./CanvasPainter.ts";
import type { Painter } from "./painter.ts";

/** WebGL where it works, otherwise a plain canvas. Pixi is loaded only when it is wanted. */
export const createPainter = async (
  host: HTMLElement,
  wanted: "auto" | "canvas",
  onLost: () => void,
): Promise<Painter> => {
  if (wanted === "canvas") return createCanvasPainter(host);
  try {
    const { createPixiPainter } = await import("./PixiPainter.ts");
    return await createPixiPainter(host, onLost);
  } catch {
    return createCanvasPainter(host);
  }
};
