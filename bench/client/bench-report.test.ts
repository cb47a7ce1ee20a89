import { expect, it } from "vitest";
import { tableOf } from "../table.ts";
import { canvasRows, lineOf, shellRows } from "./bench-report.ts";
import type { PlayedHug } from "./play-hugs.ts";
import { intrudersIn, type Shell } from "./shell-size.ts";

const play = (leadMs: number, jsMs: number): PlayedHug => ({
  leadsMs: Array.from({ length: 50 }, () => leadMs),
  timerLeadsMs: [-8, 4],
  delaysMs: [9],
  jsPerFrameMs: Array.from({ length: 50 }, () => jsMs),
  frameGapsMs: [16.7],
  missed: 0,
  allJsPerFrameMs: jsMs,
  kind: "canvas",
});
const shell: Shell = { files: [{ path: "/", gzBytes: 100_400 }], fonts: [], intruders: [] };

it("the last line has the figures of all plays, in its fixed form", () => {
  expect(JSON.stringify(lineOf(shell, [play(-2, 1), play(3.456, 2)]))).toBe(
    '{"bench":"client","hapticLeadMs":{"min":-2,"p99":3.46},"jsPerFrameMs":{"p95":2},"shellKbGz":100.4}',
  );
});

it("a driver that acts 60 ms late and a stage that works 6 ms are shown as missed goals", () => {
  const sound = tableOf(canvasRows([play(3, 1)], [0.1]));
  expect(sound).not.toContain("MISSED");
  expect(tableOf(canvasRows([play(60, 1)], [0.1]))).toMatch(/Haptic lead, p99 .*60\.00 ms .*MISSED/);
  expect(tableOf(canvasRows([play(3, 6)], [0.1]))).toMatch(/JS per frame, canvas .*p95 6\.00 ms.*MISSED/);
  expect(tableOf(canvasRows([{ ...play(3, 1), kind: "webgl" }], [0.1]))).toMatch(/drawn otherwise .*MISSED/);
});

it("the scene or the SDK in the first load is shown as a missed goal", () => {
  const intruders = intrudersIn(["let a=1", "console.log(`PixiJS`)", "async joinOrCreate(){}"]);
  expect(intruders).toEqual(["the scene (Pixi)", "the rooms' SDK"]);
  const load = { requested: [], usableAfterMs: 1 };
  expect(tableOf(shellRows({ ...shell, intruders }, load, []))).toMatch(/Pixi.*MISSED/);
});
