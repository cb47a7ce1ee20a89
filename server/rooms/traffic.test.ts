import { expect, test } from "vitest";
import { createTraffic } from "./traffic.ts";

test("what was more than a minute ago counts no more", () => {
  let nowMs = 5;
  const traffic = createTraffic({ nowMs: () => nowMs });
  expect(traffic.now()).toEqual({ rate: 0, refusals: 0 });
  for (let n = 0; n < 120; n += 1) {
    traffic.count(n % 4 === 0);
    nowMs += 1_000;
  }
  expect(traffic.now()).toEqual({ rate: 60, refusals: 15 });
  nowMs += 30_000;
  expect(traffic.now()).toEqual({ rate: 30, refusals: 7 });
  nowMs += 60_000;
  expect(traffic.now()).toEqual({ rate: 0, refusals: 0 });
});
