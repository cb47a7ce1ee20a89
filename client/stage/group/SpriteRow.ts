import { Container, Sprite, Texture } from "pixi.js";

/** One sprite for each rank, made when first needed and then kept; what is not to be seen costs nothing. */
export class SpriteRow {
  readonly view = new Container();
  readonly #sprites: Sprite[] = [];

  /** The sprite of a rank, to be placed; null where it would not be seen. */
  shown(rank: number, alpha: number): Sprite | null {
    const isSeen = alpha > 0.004;
    let sprite = this.#sprites[rank];
    if (!sprite) {
      if (!isSeen) return null;
      sprite = new Sprite(Texture.WHITE);
      sprite.anchor.set(0.5);
      this.#sprites[rank] = sprite;
      this.view.addChild(sprite);
    }
    sprite.visible = isSeen;
    sprite.alpha = Math.min(1, alpha);
    return isSeen ? sprite : null;
  }

  /** Places a soft round. */
  oval(rank: number, alpha: number, texture: Texture, x: number, y: number, across: number, high: number): void {
    const sprite = this.shown(rank, alpha);
    if (!sprite) return;
    sprite.texture = texture;
    sprite.position.set(x, y);
    sprite.setSize(across * 2, high * 2);
  }

  /** Nobody from this rank on. */
  cut(count: number): void {
    for (let rank = count; rank < this.#sprites.length; rank += 1) {
      const sprite = this.#sprites[rank];
      if (sprite) sprite.visible = false;
    }
  }
}
