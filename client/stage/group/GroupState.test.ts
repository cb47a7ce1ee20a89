import { expect, test } from "vitest";
import { halfMinute } from "#shared/design/stock/half-minute.ts";
import { aroundTheRing } from "#shared/design/stock/around-the-ring.ts";
import type { GroupMember } from "./group-member.ts";
import { GroupState } from "./GroupState.ts";

const VIEW = { widthPx: 390, heightPx: 520 };
const NOBODY = new Uint8Array(200);
const copy = <T>(value: T): T => structuredClone(value);
const members = (slots: readonly number[], me = -1): GroupMember[] =>
  slots.map((slot) => ({
    slot,
    being: { colour: "honey", texture: "plain" },
    isIn: true,
    isHere: true,
    isMe: slot === me,
  }));
const cue = { design: aroundTheRing, seed: 7, tMsAt: () => null };
const stateOf = (slots: readonly number[], nowMs = 0, me = -1): GroupState => {
  const state = new GroupState(false);
  state.crowd.setMembers(members(slots, me), nowMs);
  return state;
};

test("STAGE-43 two stages on different clocks that joined at different times show the same server time alike", () => {
  const early = stateOf([0, 1, 2, 5], 0);
  const late = stateOf([0, 1, 2, 5], 900_000);
  early.play(cue, 500);
  late.play(cue, 930_000);
  for (let tMs = -2000; tMs < 20_000; tMs += 500) early.at(3000 + tMs, tMs, NOBODY, VIEW);
  late.at(930_000, 17_000, NOBODY, VIEW);
  const { lookId: _, ...one } = copy(early.at(23_500, 20_500, NOBODY, VIEW));
  const { lookId: __, ...two } = copy(late.at(933_500, 20_500, NOBODY, VIEW));
  expect(two).toEqual(one);
});

test("STAGE-44 a held moment is the cue at exactly that time, the same for everybody when plain, now and later", () => {
  const pressures = Uint8Array.from({ length: 200 }, () => 200);
  const [one, two] = [1, 2].map((me) => {
    const state = stateOf([0, 1, 2], 0, me);
    state.play(cue, 0);
    state.hold(21_000, true);
    return state;
  });
  const first = copy(one?.at(100, null, pressures, VIEW));
  expect(copy(one?.at(99_999, 5, pressures, VIEW))).toEqual(first);
  expect(copy(two?.at(77, null, pressures, VIEW))).toEqual(first);
  expect(first?.warm[0]).toBeGreaterThan(0.5);
});

test("STAGE-45 pressure that comes 20 times a second is drawn without steps", () => {
  const state = stateOf([0, 1]);
  state.play({ ...cue, design: halfMinute }, 0);
  const pressures = new Uint8Array(200);
  let before = 0;
  for (let tMs = 10_000; tMs < 12_000; tMs += 16) {
    pressures[1] = Math.min(255, Math.floor((tMs - 10_000) / 50) * 12);
    const warm = state.at(tMs, tMs, pressures, VIEW).warm[1] ?? 0;
    expect(Math.abs(warm - before)).toBeLessThan(0.05);
    before = warm;
  }
  expect(before).toBeGreaterThan(0.95);
});

test("STAGE-46 who comes makes the others move over softly; nobody jumps", () => {
  const state = stateOf([0, 1, 2, 3]);
  const before = copy(state.at(5000, null, NOBODY, VIEW));
  state.crowd.setMembers(members([0, 1, 2, 3, 4]), 5000);
  const after = copy(state.at(5000, null, NOBODY, VIEW));
  for (let rank = 0; rank < 4; rank += 1) {
    expect(Math.abs((after.x[rank] ?? 0) - (before.x[rank] ?? 0))).toBeLessThan(4);
    expect(Math.abs((after.y[rank] ?? 0) - (before.y[rank] ?? 0))).toBeLessThan(4);
  }
  expect(after.solid[4]).toBe(0);
  const later = state.at(8000, null, NOBODY, VIEW);
  expect(later.solid[4]).toBe(1);
  expect(Math.abs((later.y[2] ?? 0) - (before.y[2] ?? 0))).toBeGreaterThan(5);
});

test("STAGE-47 stopping in the middle of the hug never jumps, and the keepsake comes softly", () => {
  const state = stateOf([0, 1, 2, 3, 4]);
  state.play(cue, 0);
  const before = copy(state.at(30_000, 30_000, NOBODY, VIEW));
  state.showKeepsake(30_000);
  const after = copy(state.at(30_000, null, NOBODY, VIEW));
  expect(Math.abs(after.bodyA - before.bodyA)).toBeLessThan(3);
  expect(Math.abs((after.x[1] ?? 0) - (before.x[1] ?? 0))).toBeLessThan(3);
  expect(after.keepsake).toBe(0);
  const later = state.at(36_000, null, NOBODY, VIEW);
  expect([later.keepsake, later.body]).toEqual([1, 0]);
});

test("STAGE-48 the countdown draws the breath in, to the full at the start", () => {
  const state = stateOf([0, 1, 2]);
  state.play(cue, 0);
  const swellAt = (tMs: number) => copy(state.at(4000 + tMs, tMs, NOBODY, VIEW)).swell[1] ?? 0;
  expect(swellAt(-1)).toBeGreaterThan(swellAt(-2500));
  expect(swellAt(-1)).toBeGreaterThan(1.03);
});
