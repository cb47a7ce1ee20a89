/** Draws a baked sheet around a point, `across` and `high` px to its borders; nothing where it would not be seen. */
export const inkOval = (
  ink: CanvasRenderingContext2D,
  sheet: HTMLCanvasElement,
  x: number,
  y: number,
  across: number,
  high: number,
  alpha: number,
): void => {
  if (alpha <= 0.004) return;
  ink.globalAlpha = Math.min(1, alpha);
  ink.drawImage(sheet, x - across, y - high, across * 2, high * 2);
};
