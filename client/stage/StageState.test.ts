import { expect, test } from "vitest";
import { NO_SQUEEZE } from "#shared/design/squeeze.ts";
import { bear } from "#shared/design/stock/bear.ts";
import { StageState } from "./StageState.ts";

const VIEW = { widthPx: 390, heightPx: 420 };
const cue = (startMs: number) => ({ design: bear, squeeze: NO_SQUEEZE, seed: 7, startMs });
const copy = <T>(value: T): T => structuredClone(value);

test("STAGE-13 two stages that joined at different times show the same moment of one cue alike", () => {
  const early = new StageState(false);
  const late = new StageState(false);
  early.play(cue(10_000), 8000);
  late.play(cue(10_000), 10_900);
  early.at(9000, VIEW);
  expect(copy(early.at(14_200, VIEW))).toEqual(copy(late.at(14_200, VIEW)));
});

test("STAGE-14 frames may be dropped: a moment does not depend on the frames before it", () => {
  const all = new StageState(false);
  const few = new StageState(false);
  all.play(cue(1000), 1000);
  few.play(cue(1000), 1000);
  for (let nowMs = 1000; nowMs < 4000; nowMs += 16) all.at(nowMs, VIEW);
  expect(copy(all.at(4000, VIEW))).toEqual(copy(few.at(4000, VIEW)));
});

test("STAGE-15 a held moment is the cue at exactly that time, now and later", () => {
  const state = new StageState(false);
  state.play(cue(500), 500);
  state.hold(3000);
  const first = copy(state.at(501, VIEW));
  expect(copy(state.at(99_999, VIEW))).toEqual(first);
});

test("STAGE-16 the squeeze of composing rises within 300 ms and fades over 800", () => {
  const state = new StageState(false);
  state.setPressure(1, 0);
  state.at(300, VIEW);
  expect(state.pose.press).toBeGreaterThan(0.8);
  state.setPressure(0, 300);
  state.at(400, VIEW);
  expect(state.pose.press).toBeGreaterThan(0.3);
  state.at(1100, VIEW);
  expect(state.pose.press).toBeLessThan(0.05);
});

test("STAGE-17 after a hug each keeps a trace of the other, which fades away within two minutes", () => {
  const state = new StageState(false);
  const endMs = bear.durationMs;
  state.play(cue(0), 0);
  state.at(endMs, VIEW);
  state.rest(endMs);
  expect(state.at(endMs + 5000, VIEW).left.trace).toBeGreaterThan(0.2);
  expect(state.at(endMs + 120_000, VIEW).left.trace).toBe(0);
});

test("STAGE-18 letting go never jumps", () => {
  const state = new StageState(false);
  state.play(cue(0), 0);
  const before = copy(state.at(3000, VIEW));
  state.rest(3000);
  const after = state.at(3000, VIEW);
  expect(Math.abs(after.left.x - before.left.x)).toBeLessThan(0.5);
  expect(Math.abs(after.left.y - before.left.y)).toBeLessThan(0.5);
});
