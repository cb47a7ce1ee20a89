import { expect, test } from "vitest";
import { bodyDistance } from "./body-distance.ts";
import { BEING_VIEW_BOX, beingShape, postureForm } from "./being-shape.ts";

const CALM = { breath: 0.5, tilt: 0, valence: 0.5, arousal: 0.5 };
const numbersOf = (path: string): number[] => (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);

test("STAGE-10 every posture fits the view box", () => {
  const [left = 0, top = 0, width = 0, height = 0] = BEING_VIEW_BOX.split(" ").map(Number);
  for (const breath of [0, 1])
    for (const tilt of [-1, 0, 1])
      for (const valence of [0, 1])
        for (const arousal of [0, 1]) {
          const numbers = numbersOf(beingShape({ breath, tilt, valence, arousal }).path);
          numbers.forEach((value, i) => {
            const [least, span] = i % 2 === 0 ? [left, width] : [top, height];
            expect(value).toBeGreaterThan(least);
            expect(value).toBeLessThan(least + span);
          });
        }
});

test("STAGE-11 the outline's points lie on the body's edge, the eyes well inside", () => {
  const pose = { ...CALM, tilt: 0.6 };
  const body = postureForm(pose);
  const numbers = numbersOf(beingShape(pose).path).slice(2);
  for (let i = 0; i < numbers.length; i += 4) {
    expect(Math.abs(bodyDistance(body, numbers[i] ?? 0, numbers[i + 1] ?? 0))).toBeLessThan(1.5);
  }
  for (const eye of beingShape(pose).eyes) expect(bodyDistance(body, eye.x, eye.y)).toBeLessThan(-25);
});

test("STAGE-12 a good mood stands taller than a low one", () => {
  expect(postureForm({ ...CALM, valence: 1 }).heightFactor).toBeGreaterThan(
    postureForm({ ...CALM, valence: 0 }).heightFactor,
  );
});
