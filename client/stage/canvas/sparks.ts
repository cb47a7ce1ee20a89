import { turnTo } from "./ink.ts";
import type { ParticleKind } from "#shared/design/particles.ts";
import type { SparkPlace, Sparks } from "../painter.ts";
import { drawSpark, SPARK_PX } from "../spark-shapes.ts";

/** Draws a pose's particles from tinted pictures that are baked once for each kind and colour. */
export const createSparkInk = (document: Document) => {
  const baked = new Map<string, HTMLCanvasElement>();
  const bake = (kind: ParticleKind, colour: string): HTMLCanvasElement => {
    const picture = document.createElement("canvas");
    picture.width = SPARK_PX;
    picture.height = SPARK_PX;
    const ink = picture.getContext("2d");
    if (!ink) return picture;
    drawSpark(ink, kind);
    ink.globalCompositeOperation = "source-in";
    ink.fillStyle = colour;
    ink.fillRect(0, 0, SPARK_PX, SPARK_PX);
    return picture;
  };
  /** `scale`: device px in a CSS px. */
  return (ink: CanvasRenderingContext2D, scale: number, sparks: Sparks, { x, y, unitPx, fade }: SparkPlace): void => {
    for (let i = 0; i < sparks.count; i += 1) {
      const spark = sparks.particles[i];
      if (!spark) break;
      const colour = sparks.palette[spark.colour] ?? "#ffc857";
      const key = spark.kind + colour;
      const picture = baked.get(key) ?? bake(spark.kind, colour);
      baked.set(key, picture);
      const side = spark.size * unitPx * 4;
      ink.globalAlpha = spark.alpha * fade;
      turnTo(ink, scale, x + spark.x * unitPx, y - spark.y * unitPx, spark.turn * 2 * Math.PI);
      ink.drawImage(picture, -side / 2, -side / 2, side, side);
    }
    ink.setTransform(scale, 0, 0, scale, 0, 0);
    ink.globalAlpha = 1;
  };
};
