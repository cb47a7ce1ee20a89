import { expect, test } from "vitest";
import { createPose } from "#shared/design/pose.ts";
import { smoothUnion } from "../body-distance.ts";
import { composeScene } from "../compose-scene.ts";
import { drawnDistance } from "../drawn-distance.ts";
import { newScene } from "../scene.ts";
import { OUTLINE_POINTS, traceOutline } from "./outline.ts";

test("STAGE-24 no point of a traced outline lies outside the joined body, and those away from the other lie on its edge", () => {
  for (const press of [0, 0.5, 1]) {
    const pose = { ...createPose(), lean: 1, press, ripple: 0.5 };
    const scene = composeScene(
      { widthPx: 390, heightPx: 420 },
      { pose, ambientMs: 400, trace: 0, isStill: false },
      newScene(),
    );
    const points = new Float64Array(OUTLINE_POINTS * 2);
    traceOutline(scene, "left", points);
    for (let i = 0; i < OUTLINE_POINTS; i += 1) {
      const x = points[i * 2] ?? 0;
      const y = points[i * 2 + 1] ?? 0;
      const d = smoothUnion(
        drawnDistance(scene, scene.left, x, y),
        drawnDistance(scene, scene.right, x, y),
        scene.joinPx,
      );
      expect(d).toBeLessThan(1);
      if (x < scene.left.x) expect(d).toBeGreaterThan(-1);
    }
  }
});
