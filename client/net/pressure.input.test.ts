import { describe, expect, it } from "vitest";
import { createPressureInput } from "./pressure.input.ts";
import { createVirtualClock } from "./testing/virtual-clock.ts";

const world = () => {
  const clock = createVirtualClock();
  const sent: [number, number][] = [];
  const input = createPressureInput(clock, (pressure) => sent.push([clock.frameNowMs(), pressure]));
  return { clock, sent, input };
};

describe("live pressure on its way", () => {
  it("P1 leaves at most ten times a second, the latest of several, and not when it did not change", async () => {
    const { clock, sent, input } = world();
    input.setUp(true);
    for (let press = 0; press < 100; press += 1) {
      input.press(press / 100);
      await clock.pass(10);
    }
    expect(sent.length).toBe(10);
    expect(sent.slice(0, 3)).toEqual([
      [10, 3],
      [110, 26],
      [210, 51],
    ]);
    const before = sent.length;
    await clock.pass(200);
    for (let time = 0; time < 5; time += 1) input.press(0.99);
    await clock.pass(1_000);
    expect(sent.length).toBe(before + 1);
  });
  it("P1 cuts what is beyond 0 and 1, and takes what is no number for letting go", async () => {
    const { clock, sent, input } = world();
    input.setUp(true);
    for (const pressure of [7, Number.NaN, 0.5, -3, Number.POSITIVE_INFINITY, 0.2]) {
      input.press(pressure);
      await clock.pass(100);
    }
    expect(sent.map(([, pressure]) => pressure)).toEqual([255, 0, 128, 0, 51]);
  });
  it("P2 always says that it let go, at the latest when it closes", async () => {
    const { clock, sent, input } = world();
    input.setUp(true);
    input.press(1);
    input.press(0);
    await clock.pass(100);
    expect(sent).toEqual([
      [0, 255],
      [100, 0],
    ]);
    await clock.pass(100);
    input.press(0.4);
    input.stop();
    input.stop();
    await clock.pass(1_000);
    expect(sent.map(([, pressure]) => pressure)).toEqual([255, 0, 102, 0]);
  });
  it("P3 says again at a new seat what is pressed then", async () => {
    const { clock, sent, input } = world();
    input.press(1);
    expect(sent).toEqual([]);
    input.setUp(true);
    input.setUp(false);
    input.press(0.2);
    await clock.pass(500);
    input.setUp(true);
    expect(sent.map(([, pressure]) => pressure)).toEqual([255, 51]);
  });
  it("P4 says again what is pressed once this person is in, also that it was let go", async () => {
    const { clock, sent, input } = world();
    input.setUp(true);
    input.press(1);
    await clock.pass(500);
    input.setIn(true);
    input.setIn(true);
    await clock.pass(500);
    input.setIn(false);
    input.press(0);
    input.setIn(true);
    await clock.pass(500);
    expect(sent.map(([, pressure]) => pressure)).toEqual([255, 255, 0, 0]);
  });
});
