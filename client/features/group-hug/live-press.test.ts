import type { PressEvent } from "../../touch/press-events.ts";
import { expect, test } from "vitest";
import { AT_REST, livePressure, stepPress, type LivePress } from "./live-press.ts";

const PRESSED: PressEvent = { kind: "pressed", measured: null };
const after = (isToggle: boolean, ...events: readonly (readonly [number, PressEvent])[]): LivePress =>
  events.reduce((state, [atMs, event]) => stepPress(state, event, atMs, isToggle), AT_REST);

test("P1 a press rises and stays, letting go fades to nothing", () => {
  const held = after(false, [0, PRESSED]);
  expect(livePressure(held, 0)).toBe(0);
  expect(livePressure(held, 300)).toBeCloseTo(0.55);
  expect(livePressure(held, 60_000)).toBe(1);
  const free = stepPress(held, { kind: "released" }, 60_000, false);
  expect(livePressure(free, 60_000)).toBe(1);
  expect(livePressure(free, 60_400)).toBeGreaterThan(0);
  expect(livePressure(free, 60_800)).toBe(0);
});

test("P1 repeats of a held key change nothing, and a finger does not let go of a key", () => {
  const held = after(
    false,
    [0, { kind: "key_pressed", isRepeat: false }],
    [500, { kind: "key_pressed", isRepeat: true }],
  );
  expect(held.sinceMs).toBe(0);
  expect(stepPress(held, { kind: "released" }, 600, false).by).toBe("key");
});

test("P2 measured pressure counts as it is", () => {
  const held = after(false, [0, { kind: "pressed", measured: 0.2 }], [400, { kind: "moved", measured: 0.7 }]);
  expect(livePressure(held, 500)).toBeCloseTo(0.7);
});

test("P3 with tap-to-toggle a tap begins and the next one ends", () => {
  const tapped = after(true, [0, PRESSED], [50, { kind: "released" }]);
  expect(tapped.by).toBe("press");
  expect(stepPress(tapped, PRESSED, 900, true).by).toBeNull();
});

test("P4 a press that was taken away fades", () => {
  const taken = after(false, [0, PRESSED], [1000, { kind: "taken_away" }]);
  expect(taken.by).toBeNull();
  expect(stepPress(AT_REST, { kind: "taken_away" }, 5, false)).toBe(AT_REST);
});

test("P5 pressing again before it faded never jumps down", () => {
  const again = after(false, [0, PRESSED], [4000, { kind: "released" }], [4100, PRESSED]);
  const before = livePressure(after(false, [0, PRESSED], [4000, { kind: "released" }]), 4100);
  expect(livePressure(again, 4100)).toBeCloseTo(before);
  for (let atMs = 4100; atMs < 9000; atMs += 16) expect(livePressure(again, atMs)).toBeLessThanOrEqual(1);
});
