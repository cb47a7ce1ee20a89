import { expect, test } from "vitest";
import type { Scene } from "../scene.ts";
import { MoodPadState } from "./MoodPadState.ts";

const VIEW = { widthPx: 400, heightPx: 400 };
const settle = (state: MoodPadState, fromMs = 0): Scene => {
  for (let ms = fromMs; ms <= fromMs + 4_000; ms += 16) state.at(ms, VIEW);
  return structuredClone(state.at(fromMs + 4_000, VIEW));
};
const at = (valence: number, arousal: number, isStill = true): Scene => {
  const state = new MoodPadState(isStill);
  state.point({ valence, arousal });
  return settle(state);
};

test("unset: no light, and the being shows the middle of both", () => {
  const scene = settle(new MoodPadState(true));
  expect(scene.glow).toBe(0);
  expect(scene.left.heightFactor).toBe(at(0.5, 0.5).left.heightFactor);
});

test("valence bends the body up or down; the light is where one points", () => {
  const [low, high] = [at(0.1, 0.5), at(0.9, 0.5)];
  expect(high.left.heightFactor - low.left.heightFactor).toBeGreaterThan(0.2);
  expect(low.left.bend).toBeLessThan(high.left.bend);
  expect([low.lightX, high.lightX, low.lightY]).toEqual([40, 360, 200].map((px) => expect.closeTo(px, 3)));
  expect(at(0.5, 0.9).lightY).toBeCloseTo(40, 3);
});

test("arousal makes the breath larger and the body wobble; without motion there is neither", () => {
  const range = (arousal: number, isStill: boolean): number => {
    const state = new MoodPadState(isStill);
    state.point({ valence: 0.5, arousal });
    const heights = Array.from({ length: 2_000 }, (_, index) => {
      const { heightFactor, bend } = state.at(4_000 + index * 16, VIEW).left;
      return heightFactor + bend;
    }).slice(500);
    return Math.max(...heights) - Math.min(...heights);
  };
  expect(range(0.95, false)).toBeGreaterThan(range(0.1, false) * 2);
  expect(range(0.95, true)).toBe(0);
});

test("light comes up where it is wanted; without motion it never travels", () => {
  const state = new MoodPadState(false);
  state.at(0, VIEW);
  state.point({ valence: 0.9, arousal: 0.5 });
  expect(state.at(16, VIEW).lightX).toBeCloseTo(360, 3);
  settle(state, 16);
  state.point({ valence: 0.1, arousal: 0.5 });
  expect(state.at(4_032, VIEW).lightX).toBeGreaterThan(100);
  const still = new MoodPadState(true);
  still.point({ valence: 0.9, arousal: 0.5 });
  settle(still);
  still.point({ valence: 0.1, arousal: 0.5 });
  expect(still.at(4_016, VIEW).lightX).toBeCloseTo(40, 3);
});
