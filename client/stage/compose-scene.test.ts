import { expect, test } from "vitest";
import { createPose } from "#shared/design/pose.ts";
import { bodyDistance, FOOT, smoothUnion } from "./body-distance.ts";
import { composeScene } from "./compose-scene.ts";
import { newScene, type SceneMoment, type Viewport } from "./scene.ts";
import { bodyRadiusPx } from "./stance.ts";

const PHONE: Viewport = { widthPx: 390, heightPx: 420 };
const moment = (pose: Partial<ReturnType<typeof createPose>>, more: Partial<SceneMoment> = {}): SceneMoment => ({
  pose: { ...createPose(), ...pose },
  ambientMs: 3000,
  trace: 0,
  isStill: false,
  ...more,
});
const sceneOf = (input: SceneMoment, view = PHONE) => composeScene(view, input, newScene());

test("STAGE-3 the same moment gives the same numbers, whatever the scene held before", () => {
  const hug = moment({ lean: 1, press: 0.7, glow: 0.5, sway: 0.2, ripple: 0.4 });
  const reused = composeScene(PHONE, moment({ lift: 1, fade: 0 }), newScene());
  expect(composeScene(PHONE, hug, reused)).toEqual(sceneOf(hug));
});

test("STAGE-4 both beings are inside the picture at rest, on a phone, a laptop and a strip", () => {
  for (const view of [
    PHONE,
    { widthPx: 1280, heightPx: 800 },
    { widthPx: 320, heightPx: 900 },
    { widthPx: 900, heightPx: 200 },
  ]) {
    const { left, right, groundY } = sceneOf(moment({}), view);
    const radiusPx = bodyRadiusPx(view);
    expect(left.x - radiusPx * 1.05).toBeGreaterThan(0);
    expect(right.x + radiusPx * 1.05).toBeLessThan(view.widthPx);
    expect(groundY).toBeLessThan(view.heightPx);
    expect(left.y - radiusPx * 1.5).toBeGreaterThan(0);
  }
});

test("STAGE-5 apart there is air between them; pressed they are one outline", () => {
  const gap = (pose: Parameters<typeof moment>[0]): number => {
    const { left, right, joinPx, lightX, lightY } = sceneOf(moment(pose));
    return smoothUnion(bodyDistance(left, lightX, lightY), bodyDistance(right, lightX, lightY), joinPx);
  };
  expect(gap({})).toBeGreaterThan(20);
  expect(gap({ lean: 1, press: 1 })).toBeLessThan(-10);
});

test("STAGE-6 eyes are open at rest, closed when pressed, and look at each other when near", () => {
  expect(sceneOf(moment({})).left.lids).toBeGreaterThan(0.9);
  const hug = sceneOf(moment({ lean: 1, press: 1 }));
  expect([hug.left.lids, hug.right.lids]).toEqual([0, 0]);
  expect(hug.left.lookX).toBeGreaterThan(0.9);
  expect(hug.right.lookX).toBeLessThan(-0.9);
});

test("STAGE-7 with reduced motion nothing moves, whatever the pose and the time; light and fade still speak", () => {
  const still = sceneOf(moment({ lean: 0.2, glow: 0.1 }, { isStill: true, ambientMs: 0 }));
  const later = sceneOf(
    moment(
      { lean: 1, sway: 1, lift: 1, tilt: 1, ripple: 1, breath: 1, glow: 0.9, fade: 0.5 },
      { isStill: true, ambientMs: 77_000 },
    ),
  );
  for (const side of ["left", "right"] as const) {
    const place = ({ x, y, radiusPx, bend, widthFactor, heightFactor }: typeof still.left) => ({
      x,
      y,
      radiusPx,
      bend,
      widthFactor,
      heightFactor,
    });
    expect(place(later[side])).toEqual(place(still[side]));
  }
  expect(later.rippleHeightPx).toBe(0);
  expect([later.glow, later.fade]).toEqual([0.9, 0.5]);
});

test("STAGE-8 a being without lift stands on the ground", () => {
  for (const lean of [0, 0.5, 1]) {
    const { left, groundY } = sceneOf(moment({ lean }));
    expect(left.y + FOOT * left.radiusPx).toBeCloseTo(groundY, 6);
  }
});

test("STAGE-9 the outline is where the distance is zero: foot, flank and crown", () => {
  const { left } = sceneOf(moment({}, { isStill: true }));
  const upright = { ...left, bend: 0, widthFactor: 1, heightFactor: 1 };
  expect(bodyDistance(upright, left.x, left.y + FOOT * left.radiusPx)).toBeCloseTo(0, 6);
  expect(bodyDistance(upright, left.x, left.y)).toBeLessThan(-left.radiusPx * 0.5);
  expect(bodyDistance(upright, left.x, left.y - 1.26 * left.radiusPx)).toBeCloseTo(0, 6);
});
