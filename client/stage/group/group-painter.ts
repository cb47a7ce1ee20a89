import type { Sparks, StagePainter } from "../painter.ts";
import type { OpenPainter } from "../rig.ts";
import type { StageTheme } from "../theme.ts";
import type { GroupFrame } from "./group-frame.ts";
import { createGroupCanvasPainter } from "./GroupCanvasPainter.ts";

/** Paints frames of a group. `dress` and `resize` come before the first `paint`. */
export type GroupPainter = StagePainter & {
  dress(theme: StageTheme): void;
  paint(frame: GroupFrame, sparks: Sparks): void;
};

/** WebGL where it works, otherwise a plain canvas. Pixi is loaded only when it is wanted. */
export const openGroupPainter: OpenPainter<GroupPainter> = async (host, wanted, onLost) => {
  if (wanted === "canvas") return createGroupCanvasPainter(host);
  try {
    const { createGroupPixiPainter } = await import("./GroupPixiPainter.ts");
    return await createGroupPixiPainter(host, onLost);
  } catch {
    return createGroupCanvasPainter(host);
  }
};
