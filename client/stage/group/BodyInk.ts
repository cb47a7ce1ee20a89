import { newSheet } from "../canvas/ink.ts";
import { cssOf } from "../rgb.ts";
import { STAGE_COLOURS, type StageTheme } from "../theme.ts";
import { ColourFlow, FLOW_REACH, FLOW_SIDE } from "./ColourFlow.ts";
import { RIM_POINTS, type GroupFrame } from "./group-frame.ts";
import { inkOval } from "./ink-oval.ts";
import type { SoftSheets } from "./soft-sheets.ts";

const SIN = Float64Array.from({ length: RIM_POINTS }, (_, point) => Math.sin((point / RIM_POINTS) * 2 * Math.PI));
const COS = Float64Array.from({ length: RIM_POINTS }, (_, point) => Math.cos((point / RIM_POINTS) * 2 * Math.PI));
const OUTLINE_PX = 4;

/** The one body as a path, filled with a small picture of its flowing colours, light and shade. */
export class BodyInk {
  readonly #flow = new ColourFlow();
  readonly #pixels = new ImageData(this.#flow.pixels, FLOW_SIDE);
  readonly #sheet: HTMLCanvasElement;
  readonly #sheetInk: CanvasRenderingContext2D;
  #lookId = -1;

  constructor(document: Document) {
    const { sheet, ink } = newSheet(document, FLOW_SIDE);
    this.#sheet = sheet;
    this.#sheetInk = ink;
  }

  draw(ink: CanvasRenderingContext2D, frame: GroupFrame, soft: SoftSheets, theme: StageTheme): void {
    const { bodyX, bodyY, bodyA, bodyB, body, glow } = frame;
    if (body <= 0.004) return;
    this.#stream(frame);
    // Paper is bright already.
    const halo = glow * body * (theme === "light" ? 0.55 : 0.85);
    inkOval(ink, soft.light, bodyX, bodyY, bodyA * 1.6, bodyB * 1.6, halo);
    this.#trace(ink, frame);
    ink.save();
    ink.globalAlpha = body;
    const { outline, rim } = STAGE_COLOURS[theme];
    if (outline > 0) {
      ink.lineWidth = OUTLINE_PX;
      ink.strokeStyle = cssOf(rim);
      ink.stroke();
    }
    ink.clip();
    ink.translate(bodyX, bodyY);
    ink.scale(bodyA, bodyB);
    ink.rotate(frame.bodyTurn);
    ink.drawImage(this.#sheet, -FLOW_REACH, -FLOW_REACH, 2 * FLOW_REACH, 2 * FLOW_REACH);
    ink.rotate(-frame.bodyTurn);
    ink.drawImage(soft.volume, -1.08, -1.08, 2.16, 2.16);
    inkOval(ink, soft.light, 0, 0, 0.95, 0.95, glow * 0.62 * body);
    inkOval(ink, soft.core, 0, 0, 0.72, 0.72, glow * 1.05 * body);
    ink.restore();
  }

  #stream(frame: GroupFrame): void {
    if (this.#lookId !== frame.lookId) {
      this.#lookId = frame.lookId;
      this.#flow.seed(frame.seeds);
    }
    this.#flow.at(frame.flowMs, frame.warmth);
    this.#sheetInk.putImageData(this.#pixels, 0, 0);
  }

  #trace(ink: CanvasRenderingContext2D, { bodyX, bodyY, bodyA, bodyB, rim }: GroupFrame): void {
    ink.beginPath();
    for (let point = 0; point < RIM_POINTS; point += 1) {
      const reach = rim[point] ?? 1;
      ink.lineTo(bodyX + bodyA * reach * (SIN[point] ?? 0), bodyY - bodyB * reach * (COS[point] ?? 0));
    }
    ink.closePath();
  }
}
