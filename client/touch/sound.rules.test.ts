import { expect, test } from "vitest";
import type { Sound } from "#shared/design/haptic.sound.ts";
import { audioTimeOf, takeDueSounds } from "./sound.rules.ts";

const sound = (kind: Sound["kind"], atMs: number, durationMs: number): Sound => ({
  kind,
  atMs,
  durationMs,
  gain: 0.5,
  freqHz: 50,
});
const SOUNDS = [sound("thump", 0, 180), sound("breath", 1000, 4000), sound("thump", 1600, 180)];
const take = (next: number, tMs: number) => {
  const taken: [number, number][] = [];
  const after = takeDueSounds(SOUNDS, next, tMs, ({ atMs }, fromMs) => taken.push([atMs, fromMs]));
  return { after, taken };
};

test("A1 a sound is handed over once, no more than 600 ms before it", () => {
  expect(take(0, -601)).toEqual({ after: 0, taken: [] });
  expect(take(0, -600)).toEqual({ after: 1, taken: [[0, 0]] });
  expect(take(1, 399)).toEqual({ after: 1, taken: [] });
  expect(take(1, 1000)).toEqual({
    after: 3,
    taken: [
      [1000, 1000],
      [1600, 1600],
    ],
  });
});

test("A2 A3 who comes late hears no thump that is over, and what is left of the breath under way", () => {
  expect(take(0, 1700)).toEqual({ after: 3, taken: [[1000, 1700]] });
  expect(take(0, 4601).taken).toEqual([]);
});

test("A4 what the speaker plays now says when something is heard; nonsense counts as nothing", () => {
  expect(audioTimeOf(5200, 5000, 10.1, { contextTime: 10, performanceTime: 4980 })).toBeCloseTo(10.22, 9);
  for (const unknown of [
    {},
    { contextTime: 0, performanceTime: 0 },
    { contextTime: 2, performanceTime: 4980 },
    { contextTime: 10, performanceTime: 900 },
  ])
    expect(audioTimeOf(5200, 5000, 10.1, unknown)).toBeCloseTo(10.3, 9);
});
