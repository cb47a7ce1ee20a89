import { expect, test } from "vitest";
import { beingColours } from "../palette.ts";
import { rgbOf } from "../rgb.ts";
import { ColourFlow, FLOW_REACH, FLOW_SIDE } from "./ColourFlow.ts";

const SEEDS = [
  { x: 0, y: -0.7, colour: "ember" },
  { x: 0.7, y: 0, colour: "honey" },
  { x: 0, y: 0.7, colour: "sea" },
  { x: -0.7, y: 0, colour: "moon" },
] as const;
const flowOf = (flowMs: number, warmth: number): ColourFlow => {
  const flow = new ColourFlow();
  flow.seed(SEEDS);
  flow.at(flowMs, warmth);
  return flow;
};
const at = (flow: ColourFlow, x: number, y: number): number[] => {
  const place = (one: number) => Math.floor(((one / FLOW_REACH) * 0.5 + 0.5) * FLOW_SIDE);
  const from = (place(y) * FLOW_SIDE + place(x)) * 4;
  return [...flow.pixels.subarray(from, from + 3)];
};
const apart = (one: readonly number[], two: readonly number[]): number =>
  Math.max(...one.map((value, n) => Math.abs(value - (two[n] ?? 0))));

test("STAGE-49 before they flow, everybody's place has their own colour", () => {
  const flow = flowOf(9000, 0);
  for (const { x, y, colour } of SEEDS) {
    const hue = rgbOf(beingColours(colour).body).map((part) => part * 255);
    expect(apart(at(flow, x, y), hue)).toBeLessThan(60);
  }
});

test("STAGE-50 flowing is a function of time alone", () => {
  const asked = flowOf(1000, 1);
  asked.at(5000, 0.3);
  asked.at(20_000, 0.9);
  expect(asked.pixels).toEqual(flowOf(20_000, 0.9).pixels);
  expect(asked.pixels).not.toEqual(flowOf(24_000, 0.9).pixels);
});

test("STAGE-51 no picture of the flow is far from the one a moment before: nothing flashes", () => {
  const before = flowOf(30_000, 1).pixels;
  const after = flowOf(30_100, 1).pixels;
  let sum = 0;
  for (let n = 0; n < before.length; n += 1) sum += Math.abs((before[n] ?? 0) - (after[n] ?? 0));
  expect(sum / before.length).toBeLessThan(6);
});
