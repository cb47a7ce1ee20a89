import { Texture } from "pixi.js";

/** Textures of baked sheets, one for each; forgotten ones are given back. */
export class SheetTextures {
  readonly #textures = new Map<HTMLCanvasElement, Texture>();

  of(sheet: HTMLCanvasElement): Texture {
    const kept = this.#textures.get(sheet);
    if (kept) return kept;
    const texture = Texture.from(sheet);
    this.#textures.set(sheet, texture);
    return texture;
  }

  clear(): void {
    for (const texture of this.#textures.values()) texture.destroy(true);
    this.#textures.clear();
  }
}
