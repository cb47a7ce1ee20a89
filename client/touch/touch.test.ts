import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NO_SQUEEZE } from "#shared/design/squeeze.ts";
import { halfMinute } from "#shared/design/stock/half-minute.ts";
import { STOCK_DESIGNS } from "#shared/design/stock/stock-designs.ts";
import { createCapacitorDriver } from "./capacitor.driver.ts";
import type { HapticDriver } from "./haptic.driver.ts";
import { noSound } from "./sound.player.ts";
import { TouchPlayer, type TouchStart } from "./TouchPlayer.ts";
import { dueStep } from "./touch.rules.ts";
import { touchStepsFor, type TimedStep } from "./touch.steps.ts";
import { createTraceDriver } from "./trace.driver.ts";
import { createVibrateDriver } from "./vibrate.driver.ts";

const step = (atMs: number, durationMs: number): TimedStep => ({ atMs, durationMs, intensity: 0.5, sharpness: 0 });

describe("which step a frame starts", () => {
  const steps = [step(0, 50), step(50, 50), step(200, 100)];
  it("T1 starts a step on the first frame at or past its moment", () => {
    expect(dueStep(steps, 0, -1)).toEqual({ next: 0, step: null });
    expect(dueStep(steps, 0, 0)).toEqual({ next: 1, step: steps[0] });
    expect(dueStep(steps, 1, 16)).toEqual({ next: 1, step: null });
  });
  it("T2 leaves out what is over and enters late with what is left", () => {
    expect(dueStep(steps, 0, 150)).toEqual({ next: 2, step: null });
    expect(dueStep(steps, 2, 260).step).toMatchObject({ atMs: 200, durationMs: 40 });
  });
  it("T3 feels only the last of several due in one frame", () => {
    expect(dueStep(steps, 0, 60)).toEqual({ next: 2, step: { ...steps[1], durationMs: 40 } });
  });
});

type Played = {
  starts: TouchStart[];
  driver: ReturnType<typeof createTraceDriver>;
  sounds: number[];
  player: TouchPlayer;
};
const createPlayed = (): Played => {
  let nowMs = 0;
  const starts: TouchStart[] = [];
  const sounds: number[] = [];
  const driver = createTraceDriver(() => nowMs);
  const sound = { ...noSound, prepare: (list: readonly { atMs: number }[]) => void sounds.push(list.length) };
  const player = new TouchPlayer({
    driver,
    sound,
    nowMs: () => nowMs,
    onStart: (start) => (starts.push(start), (nowMs = start.rafTimeMs)),
  });
  return { starts, driver, sounds, player };
};
const [bear] = STOCK_DESIGNS;
if (bear === undefined) throw new Error("There is no stock design to play.");
const play = (played: Played, fromMs: number, toMs: number, frameMs = 16) => {
  for (let tMs = fromMs; tMs < toMs; tMs += frameMs) played.player.frame(tMs, 1_000 + tMs);
};

describe("TouchPlayer", () => {
  it("plays every step of every design once, on its frame, and never above the cap", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...STOCK_DESIGNS),
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 4, max: 40 }),
        (design, cap, frameMs) => {
          const played = createPlayed();
          played.player.prepare(design, NO_SQUEEZE, { cap, form: "touch" });
          play(played, 0, design.durationMs + 100, frameMs);
          const dues = played.starts.map((start) => start.dueMs);
          expect(new Set(dues).size).toBe(dues.length);
          for (const { step: felt, dueMs, rafTimeMs } of played.starts) {
            expect(felt.intensity).toBeLessThanOrEqual(cap / 100);
            expect(rafTimeMs - 1_000 - dueMs).toBeGreaterThanOrEqual(0);
            expect(rafTimeMs - 1_000 - dueMs).toBeLessThan(frameMs + 1);
          }
          if (cap === 0) expect(played.driver.entries.filter((entry) => entry.kind === "start")).toEqual([]);
          if (cap > 20 && frameMs <= 17)
            expect(dues.length).toBe(touchStepsFor("trace", design.haptic, cap / 100).length);
        },
      ),
      { numRuns: 60 },
    );
  });
  it("starts nothing after stop", () => {
    const played = createPlayed();
    played.player.prepare(bear, NO_SQUEEZE, { cap: 100, form: "touch" });
    play(played, 0, 1_500);
    const count = played.starts.length;
    expect(count).toBeGreaterThan(0);
    played.player.stop();
    play(played, 1_500, 4_000);
    expect(played.starts.length).toBe(count);
    expect(played.driver.entries.at(-1)?.kind).toBe("stop");
  });
  it("gives a picture no touch and no sound, and a sound no touch", () => {
    const picture = createPlayed();
    picture.player.prepare(bear, NO_SQUEEZE, { cap: 100, form: "picture" });
    play(picture, 0, 3_000);
    expect([picture.starts.length, picture.sounds.length]).toEqual([0, 0]);
    const sound = createPlayed();
    sound.player.prepare(bear, NO_SQUEEZE, { cap: 100, form: "sound" });
    play(sound, 0, 3_000);
    expect([sound.starts.length, sound.sounds.length]).toEqual([0, 1]);
  });
  it("gives sound besides touch only when asked, at once, and to the next hug too", () => {
    const played = createPlayed();
    played.player.prepare(bear, NO_SQUEEZE, { cap: 100, form: "touch" });
    expect(played.sounds).toEqual([]);
    played.player.setSound(true);
    expect(played.sounds).toEqual([bear.haptic.events.length]);
    played.player.prepare(bear, NO_SQUEEZE, { cap: 100, form: "touch" });
    expect(played.sounds).toHaveLength(2);
    played.player.setSound(false);
    played.player.prepare(bear, NO_SQUEEZE, { cap: 100, form: "touch" });
    expect(played.sounds).toHaveLength(2);
  });
});

describe("TouchPlayer in a group", () => {
  it("feels nothing in the countdown, then the same steps on every device, whatever its frames are", () => {
    const dues = [16.7, 33.3, 8.3].map((frameMs) => {
      const played = createPlayed();
      played.player.prepare(halfMinute, NO_SQUEEZE, { cap: 100, form: "touch" });
      play(played, -2500, halfMinute.durationMs + 100, frameMs);
      for (const { dueMs, tMs } of played.starts) expect(tMs - dueMs).toBeLessThan(frameMs + 1);
      return played.starts.map(({ dueMs }) => dueMs);
    });
    expect(dues[0]?.[0]).toBe(halfMinute.beats?.[0]);
    expect(dues[1]).toEqual(dues[0]);
    expect(dues[2]).toEqual(dues[0]);
  });
  it("enters in the middle with what is felt at that moment, and then like everybody", () => {
    const early = createPlayed();
    const late = createPlayed();
    for (const { player } of [early, late]) player.prepare(halfMinute, NO_SQUEEZE, { cap: 100, form: "touch" });
    play(early, 0, 12_000);
    play(late, 8008, 12_000);
    const after = (played: Played) => played.starts.map(({ dueMs }) => dueMs).filter((dueMs) => dueMs > 8008);
    expect(late.starts[0]?.tMs).toBe(8008);
    expect(after(late)).toEqual(after(early));
    expect(after(late).length).toBeGreaterThan(20);
  });
  it("stop is over when it returns", () => {
    const played = createPlayed();
    played.player.prepare(halfMinute, NO_SQUEEZE, { cap: 100, form: "touch" });
    play(played, 2600, 3000);
    played.player.stop();
    expect(played.driver.entries.at(-1)?.kind).toBe("stop");
    const count = played.driver.entries.length;
    play(played, 3000, 9000);
    expect(played.driver.entries).toHaveLength(count);
  });
});

/** Part of the time for which a pattern is on, and its length. */
const loadOf = (pattern: readonly number[]) => {
  const onMs = pattern.filter((_, index) => index % 2 === 0).reduce((sum, ms) => sum + ms, 0);
  return { onMs, totalMs: pattern.reduce((sum, ms) => sum + ms, 0) };
};

describe("drivers", () => {
  it("vibrate: is on for the strength of the step, never beyond its end, never above the cap by more than one pulse", () => {
    const steps = fc.array(
      fc.record({
        durationMs: fc.integer({ min: 1, max: 800 }),
        intensity: fc.double({ min: 0, max: 1, noNaN: true }),
        sharpness: fc.constant(0),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(steps, fc.double({ min: 0, max: 1, noNaN: true }), (list, cap) => {
        let onMs = 0;
        let capMs = 0;
        const driver = createVibrateDriver({
          hasBeenPressed: () => true,
          vibrate: (pattern) => {
            if (typeof pattern === "number") return true;
            const load = loadOf(pattern);
            onMs += load.onMs;
            expect(load.totalMs).toBeLessThanOrEqual((list.at(at)?.durationMs ?? 0) + pattern.length);
            return true;
          },
        });
        let at = 0;
        for (const one of list) {
          driver.start(one, cap);
          capMs += one.durationMs * Math.min(cap, one.intensity);
          at += 1;
        }
        // Whole ms: half of one for each slot, and one pulse carried.
        const slots = list.reduce((sum, one) => sum + Math.ceil(one.durationMs / 50) + 1, 0);
        expect(onMs).toBeLessThanOrEqual(capMs + 0.5 * slots + 10);
        if (cap === 0) expect(onMs).toBe(0);
      }),
    );
  });
  it("capacitor: knocks with the style that fits, and calls off only a vibration", () => {
    const calls: string[] = [];
    const driver: HapticDriver = createCapacitorDriver({
      impact: async (options) => void calls.push(String(options?.style)),
      vibrate: async (options) => void calls.push(`vibrate ${options?.duration}`),
    });
    driver.start({ durationMs: 40, intensity: 0.4, sharpness: 0 }, 1);
    driver.start({ durationMs: 40, intensity: 1, sharpness: 0 }, 0.7);
    driver.start({ durationMs: 40, intensity: 1, sharpness: 0 }, 0);
    driver.stop();
    driver.start({ durationMs: 300, intensity: 1, sharpness: 0 }, 1);
    driver.stop();
    expect(calls).toEqual(["LIGHT", "MEDIUM", "vibrate 300", "vibrate 1"]);
  });
});
