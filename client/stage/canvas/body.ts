import { BEND_REACH, FOOT } from "../body-distance.ts";
import type { BeingColours } from "../palette.ts";
import { cssOf, mixRgb, rgbOf } from "../rgb.ts";
import type { SceneBody } from "../scene.ts";
import { COAT_RADII } from "./coat.ts";

/** Fills a body's neighbourhood with its colours, its coat and the trace of the other; the caller clips to the outline. */
export const fillBody = (
  ink: CanvasRenderingContext2D,
  body: SceneBody,
  side: -1 | 1,
  colours: BeingColours,
  other: BeingColours,
  coat: HTMLCanvasElement | null,
): void => {
  const shear = body.bend * BEND_REACH * 1.6;
  ink.save();
  ink.transform(
    body.radiusPx * body.widthFactor,
    0,
    -shear * body.radiusPx,
    body.radiusPx,
    body.x + shear * FOOT * body.radiusPx,
    body.y,
  );
  const volume = ink.createRadialGradient(-0.32, -0.8, 0.05, -0.06, -0.2, 1.42);
  volume.addColorStop(0, cssOf(mixRgb(rgbOf(colours.body), rgbOf(colours.light), 0.75)));
  volume.addColorStop(0.42, colours.body);
  volume.addColorStop(0.64, colours.body);
  volume.addColorStop(1, colours.deep);
  ink.fillStyle = volume;
  ink.fillRect(-3, -3, 6, 6);
  if (coat) ink.drawImage(coat, -COAT_RADII / 2, -COAT_RADII / 2 - 0.3, COAT_RADII, COAT_RADII);
  const foot = ink.createLinearGradient(0, 0.1, 0, 0.95);
  foot.addColorStop(0, cssOf(rgbOf(colours.deep), 0));
  foot.addColorStop(1, cssOf(rgbOf(colours.deep), 0.75));
  ink.fillStyle = foot;
  ink.fillRect(-3, -3, 6, 6);
  if (body.trace > 0.01) {
    const trace = ink.createLinearGradient(side * 0.3, 0, -side * 1.2, 0);
    trace.addColorStop(0, cssOf(rgbOf(other.body), 0));
    trace.addColorStop(1, cssOf(rgbOf(other.body), body.trace * 0.6));
    ink.fillStyle = trace;
    ink.fillRect(-3, -3, 6, 6);
  }
  ink.restore();
};
