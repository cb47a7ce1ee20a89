import { Container, Sprite, Texture, type BLEND_MODES } from "pixi.js";
import { PARTICLE_KINDS, type ParticleKind } from "#shared/design/particles.ts";
import type { SparkPlace, Sparks } from "./painter.ts";
import { drawSpark, SPARK_PX } from "./spark-shapes.ts";

const bake = (kind: ParticleKind, document: Document): Texture => {
  const canvas = document.createElement("canvas");
  canvas.width = SPARK_PX;
  canvas.height = SPARK_PX;
  const ink = canvas.getContext("2d");
  if (ink) drawSpark(ink, kind);
  return Texture.from(canvas);
};

/** A pool of sprites that follows a pose's particles; sprites are made when first needed and then kept. */
export class SparkSprites {
  readonly view = new Container();
  readonly #textures: ReadonlyMap<ParticleKind, Texture>;
  readonly #pool: Sprite[] = [];
  #blend: BLEND_MODES = "normal";

  constructor(document: Document) {
    this.#textures = new Map(PARTICLE_KINDS.map((kind) => [kind, bake(kind, document)]));
  }

  /** Light adds up in the dark; on paper it has to cover. */
  setGlowing(isGlowing: boolean): void {
    this.#blend = isGlowing ? "add" : "normal";
  }

  follow(sparks: Sparks, { x, y, unitPx, fade }: SparkPlace): void {
    for (let i = 0; i < Math.max(sparks.count, this.#pool.length); i += 1) {
      const spark = i < sparks.count ? sparks.particles[i] : undefined;
      const sprite = this.#pool[i] ?? (spark ? this.#grow() : undefined);
      if (!sprite) break;
      sprite.visible = spark !== undefined;
      if (!spark) continue;
      sprite.texture = this.#textures.get(spark.kind) ?? Texture.WHITE;
      sprite.blendMode = spark.kind === "petals" ? "normal" : this.#blend;
      sprite.position.set(x + spark.x * unitPx, y - spark.y * unitPx);
      sprite.scale.set((spark.size * unitPx * 4) / SPARK_PX);
      sprite.rotation = spark.turn * 2 * Math.PI;
      sprite.alpha = spark.alpha * fade;
      sprite.tint = sparks.palette[spark.colour] ?? "#ffc857";
    }
  }

  #grow(): Sprite {
    const sprite = new Sprite(Texture.WHITE);
    sprite.anchor.set(0.5);
    this.#pool.push(sprite);
    this.view.addChild(sprite);
    return sprite;
  }

  destroy(): void {
    this.view.destroy({ children: true });
    for (const texture of this.#textures.values()) texture.destroy(true);
  }
}
