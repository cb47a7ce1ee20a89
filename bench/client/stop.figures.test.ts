import { expect, it } from "vitest";
import type { RecordedPress, RecordedTouch } from "./recorded-play.ts";
import { stopFiguresOf } from "./stop.figures.ts";

const press = (button: string, atMs: number): RecordedPress => ({ button, atMs, handledAtMs: atMs + 5 });
const start = (atMs: number, durationMs = 50): RecordedTouch => ({ kind: "start", atMs, durationMs });
const stop = (atMs: number | null): RecordedTouch => ({ kind: "stop", atMs });

it("L1 counts from the press itself, and apart from that what the page took", () => {
  const figures = stopFiguresOf({
    presses: [press("I’m in", 0), press("Leave", 1_000), press("I’m in", 2_000), press("Leave", 3_000)],
    touches: [start(990), stop(1_006), start(2_900), stop(3_150)],
  });
  expect(figures).toEqual({ stopMs: [6, 150], handledMs: [1, 145], presses: 2, whileFelt: 1, startsAfter: 0 });
});

it("L2 a press that stopped nothing is seen, also when the driver has not acted", () => {
  const presses = [press("Leave", 1_000), press("I’m in", 2_000)];
  for (const touches of [[], [stop(null)], [stop(900)], [stop(2_100)]])
    expect(stopFiguresOf({ presses, touches })).toMatchObject({ stopMs: [], presses: 1 });
});

it("L3 a start after the stop is found; one after being in again is none", () => {
  const presses = [press("Leave", 1_000), press("Come in again", 1_500), press("I’m in", 2_000)];
  const after = (...touches: RecordedTouch[]) => stopFiguresOf({ presses, touches }).startsAfter;
  expect(after(start(1_002), stop(1_006), start(2_010))).toBe(0);
  expect(after(stop(1_006), start(1_030), start(1_700), start(2_010))).toBe(2);
});
