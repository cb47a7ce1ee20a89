import type { ParticleKind } from "#shared/design/particles.ts";

/** Side of a baked spark in px; its visible radius is a quarter of it, the rest is glow. */
export const SPARK_PX = 64;

const glow = (ink: CanvasRenderingContext2D, stops: readonly (readonly [number, number])[]): void => {
  const half = SPARK_PX / 2;
  const paint = ink.createRadialGradient(half, half, 0, half, half, half);
  for (const [at, alpha] of stops) paint.addColorStop(at, `rgba(255,255,255,${alpha})`);
  ink.fillStyle = paint;
  ink.fillRect(0, 0, SPARK_PX, SPARK_PX);
};

const petal = (ink: CanvasRenderingContext2D): void => {
  const half = SPARK_PX / 2;
  ink.fillStyle = "rgba(255,255,255,0.92)";
  ink.beginPath();
  ink.moveTo(half, half - 18);
  ink.bezierCurveTo(half + 17, half - 10, half + 13, half + 14, half, half + 18);
  ink.bezierCurveTo(half - 13, half + 14, half - 9, half - 8, half, half - 18);
  ink.fill();
};

const star = (ink: CanvasRenderingContext2D): void => {
  glow(ink, [
    [0, 0.55],
    [0.35, 0.16],
    [1, 0],
  ]);
  const half = SPARK_PX / 2;
  ink.fillStyle = "#fff";
  ink.beginPath();
  for (let tip = 0; tip < 8; tip += 1) {
    const reach = tip % 2 === 0 ? 20 : 6;
    const turn = (tip * Math.PI) / 4;
    ink.lineTo(half + Math.sin(turn) * reach, half - Math.cos(turn) * reach);
  }
  ink.fill();
};

/** Draws one white spark on a canvas of `SPARK_PX`; painters tint it. */
export const drawSpark = (ink: CanvasRenderingContext2D, kind: ParticleKind): void => {
  switch (kind) {
    case "embers":
      return glow(ink, [
        [0, 1],
        [0.3, 0.95],
        [0.5, 0.35],
        [1, 0],
      ]);
    case "motes":
      return glow(ink, [
        [0, 0.8],
        [0.45, 0.45],
        [1, 0],
      ]);
    case "petals":
      return petal(ink);
    case "stars":
      return star(ink);
  }
};
