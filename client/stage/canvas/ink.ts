/** What draws on a canvas; throws where there is none. */
export const inkOf = (canvas: HTMLCanvasElement): CanvasRenderingContext2D => {
  const ink = canvas.getContext("2d");
  if (!ink) throw new Error("This browser gives no 2D canvas, so the hug cannot be drawn.");
  return ink;
};

/** A canvas that is never in the page, to be drawn once and shown often. */
export const newSheet = (
  document: Document,
  widthPx: number,
  heightPx = widthPx,
): { readonly sheet: HTMLCanvasElement; readonly ink: CanvasRenderingContext2D } => {
  const sheet = document.createElement("canvas");
  sheet.width = widthPx;
  sheet.height = heightPx;
  return { sheet, ink: inkOf(sheet) };
};

/**
 * Moves the origin to (x, y), CSS px, turned by `angle`, radians clockwise, and stretched. Far cheaper than saving,
 * turning and restoring, which dozens of beings and sparks would do in each frame.
 */
export const turnTo = (
  ink: CanvasRenderingContext2D,
  scale: number,
  x: number,
  y: number,
  angle: number,
  across = 1,
  high = 1,
): void => {
  const cos = Math.cos(angle) * scale;
  const sin = Math.sin(angle) * scale;
  ink.setTransform(cos * across, sin * across, -sin * high, cos * high, x * scale, y * scale);
};
