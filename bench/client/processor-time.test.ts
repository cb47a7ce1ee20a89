import { expect, it } from "vitest";
import { processorMsOf } from "./processor-time.ts";

const callback = (ts: number, tdur: number) => ({ name: "FireAnimationFrame", ts, tdur });
const end = (ts: number) => ({ name: "PrePaint", ts });

it("all callbacks of a frame add up, in whatever order the trace tells them", () => {
  const events = [
    callback(20, 700),
    end(30),
    callback(10, 300),
    callback(40, 2_000),
    end(45),
    { name: "Commit", ts: 46 },
  ];
  expect(processorMsOf(events)).toEqual([1, 2]);
});

it("frames without a callback are left out, and so is one that did not end", () => {
  expect(processorMsOf([end(1), end(2), callback(3, 500), end(4), callback(5, 900)])).toEqual([0.5]);
});
