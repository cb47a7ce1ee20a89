import { expect, test } from "vitest";
import { createFrameStats } from "./frame-stats.ts";
import { createResolution } from "./resolution.ts";

test("STAGE-19 sharpness is capped at 2, drops while frames are late, never under 0.6", () => {
  const resolution = createResolution(3);
  expect(resolution.value).toBe(2);
  for (let i = 0; i < 300; i += 1) resolution.frameTook(16);
  expect(resolution.value).toBe(2);
  for (let i = 0; i < 300; i += 1) resolution.frameTook(90);
  expect(resolution.value).toBe(0.6);
});

test("STAGE-20 a hidden page's break is not a late frame", () => {
  const resolution = createResolution(1);
  for (let i = 0; i < 100; i += 1) resolution.frameTook(5000);
  expect(resolution.value).toBe(1);
});

test("STAGE-21 the ring keeps the newest frames and knows their 95th percentile", () => {
  const stats = createFrameStats(100);
  expect(stats.p95()).toBe(0);
  for (let ms = 1; ms <= 200; ms += 1) stats.record(ms);
  expect(stats.p95()).toBe(196);
  expect(stats.count).toBe(200);
});
