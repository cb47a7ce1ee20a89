import { expect, test } from "vitest";
import { createPace } from "./pace.ts";

const paced = () => {
  let timer: { atMs: number; run: () => void } | null = null;
  const ran: number[] = [];
  const time = {
    nowMs: 0,
    ran,
    passTo(nowMs: number) {
      time.nowMs = nowMs;
      const due = timer;
      if (due === null || due.atMs > nowMs) return;
      timer = null;
      due.run();
    },
  };
  const clock = {
    nowMs: () => time.nowMs,
    after: (delayMs: number, run: () => void) => {
      timer = { atMs: time.nowMs + delayMs, run };
      return () => void (timer = null);
    },
  };
  return { time, pace: createPace(clock, 50, () => void ran.push(time.nowMs)) };
};

test("the first time at once, then as soon as may be, and only when wanted", () => {
  const { time, pace } = paced();
  pace.want();
  time.passTo(10);
  for (let i = 0; i < 5; i += 1) pace.want();
  time.passTo(49);
  expect(time.ran).toEqual([0]);
  time.passTo(50);
  time.passTo(500);
  expect(time.ran).toEqual([0, 50]);
  pace.want();
  expect(time.ran).toEqual([0, 50, 500]);
});

test("a timer that is late does not make the next one later", () => {
  const { time, pace } = paced();
  pace.want();
  for (const nowMs of [50.7, 100.2, 150]) {
    pace.want();
    time.passTo(nowMs);
  }
  expect(time.ran).toEqual([0, 50.7, 100.2, 150]);
});

test("after its end it never runs", () => {
  const { time, pace } = paced();
  pace.want();
  pace.want();
  pace.end();
  pace.want();
  time.passTo(1_000);
  expect(time.ran).toEqual([0]);
});
