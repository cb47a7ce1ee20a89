import { expect, test } from "vitest";
import { createCueMarks } from "./cue-marks.ts";

const words = (...lines: [number, string][]) => ({
  name: "A",
  whatHappens: "B",
  lines: lines.map(([atMs, text]) => ({ atMs, text })),
});
const play = (frames: readonly number[], shown?: number): string[] => {
  const said: string[] = [];
  const reach = createCueMarks(
    { beats: [0, 1000, 1010, 5000], words: words([0, "close"], [1000, "in"], [1010, "hold"], [5000, "out"]) },
    {
      onLine: (text) => said.push(text),
      onBeat: (beat, rafTimeMs, tMs) => said.push(`beat ${beat} at ${tMs}, frame ${rafTimeMs}`),
      onCount: (secondsLeft) => said.push(`count ${secondsLeft}`),
    },
    shown,
  );
  for (const tMs of frames) reach(tMs, tMs + 70);
  return said;
};

test("M1 a beat is said on the first frame at or past it, once", () => {
  expect(play([0, 8, 999, 1005, 1016])).toEqual([
    "beat 0 at 0, frame 70",
    "close",
    "beat 1 at 1005, frame 1075",
    "in",
    "beat 2 at 1016, frame 1086",
    "hold",
  ]);
});

test("M1 M2 who enters late hears neither beats long past nor lines that are over", () => {
  expect(play([1251])).toEqual(["beat 2 at 1251, frame 1321", "hold"]);
  expect(play([4000, 5250])).toEqual(["hold", "beat 3 at 5250, frame 5320", "out"]);
});

test("M3 the countdown says 3, 2, 1 and 0, each once, and leaves out what came before it", () => {
  expect(play([-4200, -2990, -2980, -1500, -400, -1]).concat()).toEqual(["count 3", "count 2", "count 1"]);
  expect(play([-400, 3])).toEqual(["count 1", "count 0", "beat 0 at 3, frame 73", "close"]);
  expect(play([3])).not.toContain("count 0");
});

test("M4 time that goes back says nothing twice", () => {
  expect(play([-900, 0, -900, 0])).toEqual(["count 1", "count 0", "beat 0 at 0, frame 70", "close"]);
});

test("M5 what was shown on another clock is past there, too, unless the cue begins anew", () => {
  const beats = (said: readonly string[]) => said.filter((one) => one.startsWith("beat"));
  // Just shown; and shown by a clock that was ahead.
  expect(beats(play([1_100, 5_000], 2))).toEqual(["beat 3 at 5000, frame 5070"]);
  expect(beats(play([900, 1_005, 5_000], 2))).toEqual(["beat 3 at 5000, frame 5070"]);
  expect(beats(play([-3_000, 0, 1_000], 3))).toEqual(["beat 0 at 0, frame 70", "beat 1 at 1000, frame 1070"]);
});
