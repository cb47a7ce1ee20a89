import { expect, test } from "vitest";
import { backTimes, calmOf } from "./back-times.ts";
import type { Seen } from "./history.ts";

const link = (device: string, atMs: number, isUp: boolean): Seen => ({
  kind: "link",
  atMs,
  device,
  room: "inbox",
  isUp,
});

test("a link that a kill takes is timed until it is back; not one that was down before, and not another one", () => {
  const history = [
    link("a", 0, true),
    link("a", 1_010, false),
    link("a", 1_100, false),
    link("a", 1_500, true),
    link("b", 0, true),
    link("b", 900, false),
    link("b", 1_020, false),
    link("b", 9_000, true),
    link("c", 0, true),
    link("c", 5_000, false),
    link("c", 5_200, true),
  ];
  expect(backTimes(history, [{ fromMs: 1_000 }])).toEqual([500]);
});

test("a fault is calm while nothing else is broken shortly before and after it", () => {
  const kill = (fromMs: number) => ({ kind: "kill", fromMs, toMs: fromMs + 2_000 }) as const;
  const stall = (fromMs: number, toMs: number) => ({ kind: "stall", fromMs, toMs }) as const;
  const calm = kill(10_000);
  expect(calmOf([stall(0, 8_900), calm, stall(13_100, 14_000)], "kill")).toEqual([calm]);
  expect(calmOf([stall(0, 8_900), calm], "roll")).toEqual([]);
  expect(calmOf([stall(0, 9_100), calm], "kill")).toEqual([]);
  expect(calmOf([stall(0, 20_000), calm], "kill")).toEqual([]);
  expect(calmOf([calm, kill(12_500)], "kill")).toEqual([]);
});
