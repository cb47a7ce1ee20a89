import { FOOT } from "../body-distance.ts";
import { turnTo } from "../canvas/ink.ts";
import type { StageTheme } from "../theme.ts";
import { BeingSheets, BODY_MIDDLE, BODY_SPAN, FACE_SPAN } from "./BeingSheets.ts";
import type { GroupFrame } from "./group-frame.ts";
import { inkOval } from "./ink-oval.ts";
import type { SoftSheets } from "./soft-sheets.ts";

/** The beings of a group from their baked sheets, from the back to the front, and the faces that stay in the one body. */
export class BeingInk {
  readonly #sheets: BeingSheets;

  constructor(document: Document) {
    this.#sheets = new BeingSheets(document);
  }

  /** Radius in device px. */
  setSize(radiusPx: number, theme: StageTheme): void {
    this.#sheets.setSize(radiusPx, theme);
  }

  /** `scale`: device px in a CSS px. */
  draw(ink: CanvasRenderingContext2D, frame: GroupFrame, soft: SoftSheets, scale: number): void {
    for (let place = 0; place < frame.count; place += 1) {
      const rank = frame.order[place] ?? 0;
      const being = frame.beings[rank];
      const solid = frame.solid[rank] ?? 0;
      if (!being || solid <= 0.004) continue;
      const radius = frame.radiusPx[rank] ?? 1;
      const x = frame.x[rank] ?? 0;
      const y = frame.y[rank] ?? 0;
      const swell = frame.swell[rank] ?? 1;
      inkOval(ink, soft.light, x, y - radius * 0.15, radius * 2, radius * 2, 0.85 * (frame.lit[rank] ?? 0));
      const side = BODY_SPAN * radius;
      ink.globalAlpha = solid;
      // The foot stays where it is, whatever the breath and the lean do.
      turnTo(ink, scale, x, y + radius * FOOT, frame.turn[rank] ?? 0, 2 - swell, swell);
      ink.drawImage(this.#sheets.body(being), -BODY_MIDDLE.x * side, -BODY_MIDDLE.y * side - radius * FOOT, side, side);
      ink.setTransform(scale, 0, 0, scale, 0, 0);
      this.#face(ink, frame, rank, solid);
    }
  }

  drawSunk(ink: CanvasRenderingContext2D, frame: GroupFrame): void {
    for (let rank = 0; rank < frame.count; rank += 1) this.#face(ink, frame, rank, frame.sunk[rank] ?? 0);
  }

  #face(ink: CanvasRenderingContext2D, frame: GroupFrame, rank: number, alpha: number): void {
    const being = frame.beings[rank];
    if (!being) return;
    const half = (frame.radiusPx[rank] ?? 1) / 2;
    const sheet = this.#sheets.face(being.colour, (frame.lids[rank] ?? 1) > 0.5);
    const { width, height } = FACE_SPAN;
    inkOval(ink, sheet, frame.faceX[rank] ?? 0, frame.faceY[rank] ?? 0, width * half, height * half, alpha);
  }
}
