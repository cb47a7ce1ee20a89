import { expect, test } from "vitest";
import { createPose, type Pose } from "#shared/design/pose.ts";
import { lobesOf } from "./body-rim.ts";
import { composeGroup } from "./compose-group.ts";
import { newGroupFrame, RIM_POINTS, type GroupFrame } from "./group-frame.ts";
import { newCrowdMoment, type GroupMoment } from "./group-moment.ts";
import { layoutRing } from "./ring-layout.ts";

const VIEW = { widthPx: 390, heightPx: 600 };
const COUNT = 9;
const LAYOUT = layoutRing(COUNT, VIEW);
const LOBES = lobesOf(LAYOUT);

const crowdOf = (change: (crowd: ReturnType<typeof newCrowdMoment>) => void = () => {}) => {
  const crowd = newCrowdMoment();
  for (let rank = 0; rank < COUNT; rank += 1) crowd.slot[rank] = rank;
  crowd.isIn.fill(1);
  crowd.seatX.set(LAYOUT.openX);
  crowd.seatY.set(LAYOUT.openY);
  crowd.outX.set(LAYOUT.outX);
  crowd.outY.set(LAYOUT.outY);
  change(crowd);
  return crowd;
};
const momentOf = (pose: Partial<Pose>, more: Partial<GroupMoment> = {}): GroupMoment => ({
  pose: { ...createPose(), ...pose },
  ambientMs: 4000,
  waveMs: 4000,
  inhale: 0,
  keepsake: 0,
  isStill: false,
  isPlain: false,
  ...more,
});
const frameOf = (moment: GroupMoment, crowd = crowdOf(), out: GroupFrame = newGroupFrame()) =>
  composeGroup(VIEW, LAYOUT, LOBES, crowd, moment, out);
const HUG = { lean: 1, press: 1, glow: 0.7, warmth: 0.8, breath: 0.5 };
const nearest = ({ x, y }: GroupFrame): number => Math.hypot((x[0] ?? 0) - (x[1] ?? 0), (y[0] ?? 0) - (y[1] ?? 0));

test("STAGE-35 the same moment gives the same numbers, whatever the frame held before", () => {
  const moment = momentOf({ ...HUG, sway: 0.4, ripple: 0.7, tilt: 0.5 });
  const reused = frameOf(
    momentOf({ lift: 1, fade: 0.2 }, { keepsake: 1 }),
    crowdOf((crowd) => crowd.pressure.fill(1)),
  );
  expect(frameOf(moment, crowdOf(), reused)).toEqual(frameOf(moment));
});

test("STAGE-36 the ring closes until neighbours overlap, and bodies melt into one while faces stay", () => {
  const open = frameOf(momentOf({}));
  const closed = frameOf(momentOf({ lean: 1 }));
  expect(nearest(open)).toBeGreaterThan(1.9 * LAYOUT.openRadiusPx);
  expect(nearest(closed)).toBeLessThan(1.7 * LAYOUT.closedRadiusPx);
  expect([open.body, closed.body, closed.solid[0]]).toEqual([0, 0, 1]);
  const hug = frameOf(momentOf(HUG));
  expect(hug.body).toBe(1);
  expect(hug.solid[0]).toBe(0);
  expect(hug.sunk[0]).toBeGreaterThan(0.9);
  expect(hug.lids[0]).toBe(0);
});

test("STAGE-37 a pressure warms the own place alone, and the outline bulges there", () => {
  const calm = frameOf(momentOf(HUG));
  const pressed = frameOf(
    momentOf(HUG),
    crowdOf((crowd) => void (crowd.pressure[3] = 1)),
  );
  expect([...pressed.warm.subarray(0, COUNT)].map((warm) => warm > 0)).toEqual(
    Array.from({ length: COUNT }, (_, rank) => rank === 3),
  );
  const point = Math.round(((LAYOUT.angle[3] ?? 0) / (2 * Math.PI)) * RIM_POINTS);
  const across = (point + RIM_POINTS / 2) % RIM_POINTS;
  expect(pressed.rim[point]).toBeGreaterThan((calm.rim[point] ?? 9) + 0.02);
  expect(pressed.rim[across]).toBe(calm.rim[across]);
});

test("STAGE-38 everybody breathes alone while they gather, and all at once in the hug", () => {
  const spread = ({ swell }: GroupFrame) =>
    Math.max(...swell.subarray(0, COUNT)) - Math.min(...swell.subarray(0, COUNT));
  expect(spread(frameOf(momentOf({})))).toBeGreaterThan(0.03);
  expect(spread(frameOf(momentOf({ lean: 1 })))).toBeLessThan(1e-6);
  expect(spread(frameOf(momentOf({}, { inhale: 1 })))).toBeLessThan(1e-6);
  expect(frameOf(momentOf({ ...HUG, breath: 1 })).bodyA).toBeGreaterThan(
    frameOf(momentOf({ ...HUG, breath: 0 })).bodyA,
  );
});

test("STAGE-39 who is in stands nearer and lit; who is away is paler and asleep; who is not in stays out of the body", () => {
  const crowd = crowdOf((change) => {
    change.isIn[1] = 0;
    change.isHere[2] = 0;
  });
  const away = ({ x, y, bodyX, bodyY }: GroupFrame, rank: number) =>
    Math.hypot((x[rank] ?? 0) - bodyX, (y[rank] ?? 0) - bodyY);
  const gathering = frameOf(momentOf({}), crowd);
  expect(gathering.lit[0]).toBeGreaterThan(0.5);
  expect(gathering.lit[1]).toBe(0);
  expect(away(gathering, 0)).toBeLessThan(
    away(
      frameOf(
        momentOf({}),
        crowdOf((change) => change.isIn.fill(0)),
      ),
      0,
    ),
  );
  expect(gathering.lids[2]).toBe(0);
  expect(gathering.solid[2]).toBeLessThan(0.5);
  const hug = frameOf(momentOf(HUG), crowd);
  expect(hug.solid[1]).toBeGreaterThan(0.5);
  expect(away(hug, 1)).toBeGreaterThan(away(hug, 0) * 1.2);
});

test("STAGE-40 the own place is marked, in the ring and in the body, and nobody's when plain", () => {
  const crowd = crowdOf((change) => void (change.mine = 4));
  for (const pose of [{}, HUG]) {
    const frame = frameOf(momentOf(pose), crowd);
    expect(frame.mark).toBe(1);
    expect(Math.hypot(frame.markX - (frame.x[4] ?? 0), frame.markY - (frame.y[4] ?? 0))).toBeLessThan(frame.markPx);
    expect(frameOf(momentOf(pose, { isPlain: true }), crowd).mark).toBe(0);
  }
});

test("STAGE-41 the wave goes around: it lifts one after the other", () => {
  const liftedAt = (waveMs: number): number => {
    const rest = frameOf(momentOf({ lean: 1 }, { waveMs }));
    const wave = frameOf(momentOf({ lean: 1, ripple: 1 }, { waveMs }));
    const rises = Array.from({ length: COUNT }, (_, rank) => (rest.y[rank] ?? 0) - (wave.y[rank] ?? 0));
    return rises.indexOf(Math.max(...rises));
  };
  expect([0, 1111, 2222, 3333, 5000].map(liftedAt)).toEqual([0, 2, 4, 6, 0]);
});

test("STAGE-42 with reduced motion nothing moves, whatever the pose and the time; light and fade still speak", () => {
  const still = { isStill: true };
  const places = ({ x, y, radiusPx, swell, turn, bodyA, bodyTurn, rim }: GroupFrame) =>
    structuredClone({ x, y, radiusPx, swell, turn, bodyA, bodyTurn, rim });
  const closed = { lean: 1, press: 0.9 };
  const one = frameOf(momentOf({ ...closed, fade: 1, glow: 0.2 }, { ...still, waveMs: 0, ambientMs: 0 }));
  const two = frameOf(
    momentOf(
      { ...closed, fade: 0.8, glow: 0.9, sway: 1, lift: 1, tilt: 1, ripple: 1, breath: 1 },
      { ...still, waveMs: 77_000, ambientMs: 77_000 },
    ),
  );
  expect(places(two)).toEqual(places(one));
  expect(two.glow).toBeGreaterThan(one.glow);
  expect(two.body).toBeLessThan(one.body);
});

test("STAGE-42 with reduced motion the ring goes out before the body comes up: nobody is seen on the way", () => {
  const seen = [1, 0.75, 0.5, 0.25, 0].map((fade) => {
    const frame = frameOf(momentOf({ lean: 1, press: 0.9, fade }, { isStill: true }));
    return { body: frame.body > 0, faces: Math.max(frame.solid[0] ?? 0, frame.sunk[0] ?? 0), x: frame.x[0] };
  });
  expect(seen.map(({ body }) => body)).toEqual([true, true, false, false, false]);
  expect(seen.map(({ faces }) => faces > 0.3)).toEqual([true, true, false, true, true]);
});
