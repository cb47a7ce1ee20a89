import { Container, type Texture } from "pixi.js";
import { FOOT } from "../body-distance.ts";
import { BeingSheets, BODY_MIDDLE, BODY_SPAN, FACE_SPAN } from "./BeingSheets.ts";
import type { GroupFrame } from "./group-frame.ts";
import type { SheetTextures } from "./SheetTextures.ts";
import { SpriteRow } from "./SpriteRow.ts";
import type { StageTheme } from "../theme.ts";

/** The beings of a group: halo, body and face of each, from the back to the front. Rows are by place in that order. */
export class BeingSprites {
  readonly view = new Container();
  /** Faces in the one body; they lie over what is warm in it. */
  readonly sunk = new SpriteRow();
  readonly #sheets: BeingSheets;
  readonly #textures: SheetTextures;
  readonly #halos = new SpriteRow();
  /** Body and face of each place in turn, so that who stands in front covers both. */
  readonly #figures = new SpriteRow();

  constructor(document: Document, textures: SheetTextures) {
    this.#sheets = new BeingSheets(document);
    this.#textures = textures;
    this.view.addChild(this.#halos.view, this.#figures.view);
  }

  /** Radius in device px. */
  setSize(radiusPx: number, theme: StageTheme): boolean {
    return this.#sheets.setSize(radiusPx, theme);
  }

  follow(frame: GroupFrame, halo: Texture): void {
    for (let place = 0; place < frame.count; place += 1) {
      const rank = frame.order[place] ?? 0;
      const being = frame.beings[rank];
      if (!being) continue;
      const radius = frame.radiusPx[rank] ?? 1;
      const x = frame.x[rank] ?? 0;
      const y = frame.y[rank] ?? 0;
      const solid = frame.solid[rank] ?? 0;
      const swell = frame.swell[rank] ?? 1;
      const reach = radius * 2;
      this.#halos.oval(place, 0.85 * (frame.lit[rank] ?? 0), halo, x, y - 0.15 * radius, reach, reach);
      const body = this.#figures.shown(place * 2, solid);
      if (body) {
        body.texture = this.#textures.of(this.#sheets.body(being));
        // The foot stays where it is, whatever the breath and the lean do.
        body.anchor.set(BODY_MIDDLE.x, BODY_MIDDLE.y + FOOT / BODY_SPAN);
        body.position.set(x, y + FOOT * radius);
        body.setSize(BODY_SPAN * radius * (2 - swell), BODY_SPAN * radius * swell);
        body.rotation = frame.turn[rank] ?? 0;
      }
      this.#face(this.#figures, place * 2 + 1, solid, frame, rank);
      this.#face(this.sunk, place, frame.sunk[rank] ?? 0, frame, rank);
    }
    this.#halos.cut(frame.count);
    this.#figures.cut(frame.count * 2);
    this.sunk.cut(frame.count);
  }

  #face(row: SpriteRow, index: number, alpha: number, frame: GroupFrame, rank: number): void {
    const sprite = row.shown(index, alpha);
    const being = frame.beings[rank];
    if (!sprite || !being) return;
    const radius = frame.radiusPx[rank] ?? 1;
    sprite.texture = this.#textures.of(this.#sheets.face(being.colour, (frame.lids[rank] ?? 1) > 0.5));
    sprite.position.set(frame.faceX[rank] ?? 0, frame.faceY[rank] ?? 0);
    sprite.setSize(FACE_SPAN.width * radius, FACE_SPAN.height * radius);
  }
}
