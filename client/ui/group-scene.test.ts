import { expect, test, vi } from "vitest";
import { halfMinute } from "#shared/design/stock/half-minute.ts";
import { TouchPlayer } from "../touch/TouchPlayer.ts";
import { createGroupScene, type GroupSceneOptions } from "./group-scene.ts";

const world = vi.hoisted(() => ({
  felt: [] as number[],
  frame: (_tMs: number, _rafTimeMs: number): void => {},
}));
vi.mock("../stage/GroupStage.ts", () => ({
  createGroupStage: async (_host: unknown, { onFrame }: { onFrame: typeof world.frame }) => {
    world.frame = onFrame;
    return { play: () => {}, rest: () => {} };
  },
}));
vi.mock("../touch/browser.touch.ts", () => ({
  createBrowserTouchPlayer: async () =>
    new TouchPlayer({
      driver: {
        kind: "trace",
        isUsable: () => true,
        start: ({ intensity }) => void world.felt.push(intensity),
        stop: () => void world.felt.push(0),
      },
      sound: { wake: () => {}, prepare: () => {}, frame: () => {}, stop: () => {} },
      nowMs: () => 0,
    }),
}));

/** How strongly it is felt at most from one moment to another, a frame every 16 ms. */
const strongest = (fromMs: number, untilMs: number): number => {
  world.felt.length = 0;
  for (let tMs = fromMs; tMs < untilMs; tMs += 16) world.frame(tMs, tMs);
  return Math.max(0, ...world.felt);
};

test("SCENE-1 what touch is allowed goes on from the middle of a cue, and what is past stays past", async () => {
  const { durationMs } = halfMinute;
  let cap = 0;
  const options: GroupSceneOptions = {
    theme: "light",
    isReduced: false,
    touch: () => ({ cap, form: "touch" }),
    pressures: () => new Uint8Array(),
    onLine: () => {},
    onBeat: () => {},
    onEnd: () => {},
  };
  const scene = await createGroupScene({} as HTMLElement, options); // as: the fake stage does not look at it
  scene.setFelt(true);
  scene.play({ design: halfMinute, seed: 1, tMsAt: (rafTimeMs) => rafTimeMs });
  expect(strongest(0, durationMs / 3)).toBe(0);
  cap = 100;
  scene.touchChanged();
  const strong = strongest(durationMs / 3, (2 * durationMs) / 3);
  expect(strong).toBeGreaterThan(0.2);
  cap = 20;
  scene.touchChanged();
  const weak = strongest((2 * durationMs) / 3, durationMs);
  expect([weak > 0, weak <= 0.2]).toEqual([true, true]);
  scene.setFelt(false);
  cap = 100;
  scene.touchChanged();
  expect(strongest(0, durationMs)).toBe(0);
});
