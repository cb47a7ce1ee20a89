import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { squeezeSchema } from "#shared/design/squeeze.format.ts";
import {
  IDLE_SQUEEZE,
  LEAST_SAMPLES,
  pressureAt,
  risenPressure,
  stepSqueeze,
  type SqueezeEvent,
  type SqueezeState,
} from "./squeeze.rules.ts";

type Timed = readonly [atMs: number, event: SqueezeEvent];
const run = (events: readonly Timed[], isToggle = false): SqueezeState =>
  events.reduce<SqueezeState>((state, [atMs, event]) => stepSqueeze(state, event, atMs, isToggle), IDLE_SQUEEZE);
const samplesOf = (state: SqueezeState) => (state.kind === "recorded" ? state.squeeze.samples : null);
const pressed: SqueezeEvent = { kind: "pressed", measured: null };
const released: SqueezeEvent = { kind: "released" };

describe("recording a squeeze", () => {
  it("S1 one sample each 50 ms from press to release, a held key's repeats change nothing", () => {
    expect(
      samplesOf(
        run([
          [0, pressed],
          [1_000, released],
        ]),
      )?.length,
    ).toBe(20);
    const byKey: Timed[] = [
      [0, { kind: "key_pressed", isRepeat: false }],
      [400, { kind: "key_pressed", isRepeat: true }],
      [1_000, { kind: "key_released" }],
    ];
    expect(samplesOf(run(byKey))?.length).toBe(20);
  });
  it("S2 records measured pressure where there is one, and a rise where there is none", () => {
    const measured = samplesOf(
      run([
        [0, { kind: "pressed", measured: 0.2 }],
        [500, { kind: "moved", measured: 0.8 }],
        [1_000, released],
      ]),
    );
    expect(measured?.slice(0, 10)).toEqual(Array(10).fill(51));
    expect(measured?.slice(10)).toEqual(Array(10).fill(204));
    const risen =
      samplesOf(
        run([
          [0, pressed],
          [4_000, released],
        ]),
      ) ?? [];
    expect(risen).toEqual([...risen].sort((a, b) => a - b));
    expect(risen.at(-1)).toBe(255);
  });
  it("S3 with tap-to-toggle one tap starts, letting go means nothing, the next tap ends", () => {
    const held = run(
      [
        [0, pressed],
        [80, released],
        [600, { kind: "time" }],
      ],
      true,
    );
    expect(held.kind).toBe("holding");
    expect(samplesOf(stepSqueeze(held, pressed, 1_000, true))?.length).toBe(20);
  });
  it("S4 ends by itself after 12 s", () => {
    expect(
      samplesOf(
        run([
          [0, pressed],
          [20_000, { kind: "time" }],
        ]),
      )?.length,
    ).toBe(240);
  });
  it("S5 a press that was taken away keeps what was recorded", () => {
    expect(
      samplesOf(
        run([
          [0, pressed],
          [700, { kind: "taken_away" }],
        ]),
      )?.length,
    ).toBe(14);
  });
  it("S6 even the shortest press is a hug", () => {
    expect(
      samplesOf(
        run([
          [0, pressed],
          [5, released],
        ]),
      )?.length,
    ).toBe(LEAST_SAMPLES);
  });
  it("S7 shows a rise within 300 ms and a fade over 800 ms", () => {
    expect(risenPressure(0)).toBe(0);
    expect(risenPressure(300)).toBeCloseTo(0.55);
    const over = run([
      [0, pressed],
      [2_000, released],
    ]);
    expect(pressureAt(over, 2_000)).toBeCloseTo(risenPressure(2_000));
    expect(pressureAt(over, 2_800)).toBe(0);
  });
  it("S1-S6 whatever happens, a recording is one that the wire takes", () => {
    const event = fc.oneof(
      fc.constantFrom<SqueezeEvent>(
        pressed,
        released,
        { kind: "taken_away" },
        { kind: "time" },
        { kind: "again" },
        { kind: "key_released" },
      ),
      fc.record({ kind: fc.constant("key_pressed" as const), isRepeat: fc.boolean() }),
      fc.record({ kind: fc.constant("moved" as const), measured: fc.double() }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 5_000 }), event)), fc.boolean(), (steps, isToggle) => {
        let atMs = 0;
        let state: SqueezeState = IDLE_SQUEEZE;
        for (const [waitMs, one] of steps) {
          atMs += waitMs;
          state = stepSqueeze(state, one, atMs, isToggle);
          if (state.kind === "recorded") expect(squeezeSchema.safeParse(state.squeeze).success).toBe(true);
        }
      }),
    );
  });
});
