import type { Being, BeingColour } from "#shared/schema/being.ts";
import { FACE_MIDDLE } from "../being-shape.ts";
import { fillBody } from "../canvas/body.ts";
import { bakeCoat } from "../canvas/coat.ts";
import { drawFace } from "../canvas/face.ts";
import { newSheet } from "../canvas/ink.ts";
import { beingColours } from "../palette.ts";
import { cssOf } from "../rgb.ts";
import { newBody } from "../scene.ts";
import { STAGE_COLOURS, type StageTheme } from "../theme.ts";
import { beingOutline } from "./being-outline.ts";

/** Side of a body's sheet in radii, and where in it the belly's middle is, in parts of the side. */
export const BODY_SPAN = 2.6;
export const BODY_MIDDLE = { x: 0.5, y: 1.46 / BODY_SPAN } as const;
/** A face's sheet in radii; the face's middle is its middle. */
export const FACE_SPAN = { width: 1.8, height: 1 } as const;

const SMALLEST_PX = 10;
const LARGEST_PX = 192;
/** Sheets are baked at steps of this, so that a picture that grows a little does not bake again. */
const STEP = 1.3;

/** Pictures of beings, each baked when first asked for, as sharp as the beings are large. */
export class BeingSheets {
  readonly #document: Document;
  readonly #bodies = new Map<string, HTMLCanvasElement>();
  readonly #faces = new Map<string, HTMLCanvasElement>();
  #theme: StageTheme = "light";
  #radiusPx = 0;

  constructor(document: Document) {
    this.#document = document;
  }

  /** Radius in device px; true if what was baked before is too coarse, too fine, or of another theme. */
  setSize(radiusPx: number, theme: StageTheme): boolean {
    const wanted = Math.min(LARGEST_PX, Math.max(SMALLEST_PX, radiusPx));
    const step = Math.ceil(STEP ** Math.ceil(Math.log(wanted) / Math.log(STEP)));
    if (step === this.#radiusPx && theme === this.#theme) return false;
    this.#radiusPx = step;
    this.#theme = theme;
    this.#bodies.clear();
    this.#faces.clear();
    return true;
  }

  body(being: Being): HTMLCanvasElement {
    const key = `${being.colour}/${being.texture}`;
    const kept = this.#bodies.get(key);
    if (kept) return kept;
    const baked = this.#bakeBody(being);
    this.#bodies.set(key, baked);
    return baked;
  }

  face(colour: BeingColour, isOpen: boolean): HTMLCanvasElement {
    const key = `${colour}/${isOpen}`;
    const kept = this.#faces.get(key);
    if (kept) return kept;
    const baked = this.#bakeFace(colour, isOpen);
    this.#faces.set(key, baked);
    return baked;
  }

  #bakeBody({ colour, texture }: Being): HTMLCanvasElement {
    const radiusPx = this.#radiusPx;
    const side = Math.ceil(BODY_SPAN * radiusPx);
    const { sheet, ink } = newSheet(this.#document, side);
    const colours = beingColours(colour);
    const stage = STAGE_COLOURS[this.#theme];
    const outline = beingOutline(BODY_MIDDLE.x * side, BODY_MIDDLE.y * side, radiusPx);
    const body = { ...newBody(), x: BODY_MIDDLE.x * side, y: BODY_MIDDLE.y * side, radiusPx };
    ink.save();
    ink.clip(outline);
    fillBody(ink, body, -1, colours, colours, bakeCoat(this.#document, texture, colours));
    // Light from above along the edge, soft: a stroke that is mostly outside of the clip.
    ink.lineWidth = 0.16 * radiusPx;
    const rim = ink.createLinearGradient(0, body.y - 1.3 * radiusPx, 0, body.y);
    rim.addColorStop(0, cssOf(stage.rim, 0.34));
    rim.addColorStop(1, cssOf(stage.rim, 0));
    ink.strokeStyle = rim;
    ink.stroke(outline);
    ink.restore();
    if (stage.outline > 0) {
      ink.lineWidth = Math.max(1.5, stage.outline * 2 * radiusPx);
      ink.strokeStyle = cssOf(stage.rim);
      ink.stroke(outline);
    }
    return sheet;
  }

  #bakeFace(colour: BeingColour, isOpen: boolean): HTMLCanvasElement {
    const radiusPx = this.#radiusPx;
    const width = Math.ceil(FACE_SPAN.width * radiusPx);
    const height = Math.ceil(FACE_SPAN.height * radiusPx);
    const { sheet, ink } = newSheet(this.#document, width, height);
    const body = {
      ...newBody(),
      x: width / 2,
      y: height / 2 + FACE_MIDDLE * radiusPx,
      radiusPx,
      lids: isOpen ? 1 : 0,
      blush: 0.75,
    };
    drawFace(ink, body, beingColours(colour).cheek, STAGE_COLOURS[this.#theme]);
    return sheet;
  }
}
