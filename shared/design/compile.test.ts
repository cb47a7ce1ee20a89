import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileImpacts, IMPACT_STRENGTHS, type ImpactStep } from "./compile-impacts.ts";
import { cellsOf, compileSteps } from "./compile-steps.ts";
import { compileVibrate, VIBRATE_ENTRIES_MAX } from "./compile-vibrate.ts";
import { TAP_MS } from "./haptic.envelope.ts";
import type { Haptic, HapticCurve, HapticEvent } from "./haptic.format.ts";
import { meanOf, peakOf, rasterise, stretchesOf } from "./haptic.raster.ts";
import { heartbeat, purr, squeeze, tap, wave } from "./haptic.words.ts";

const END_MS = 6000;
const haptic = (events: HapticEvent[], durationMs = END_MS): Haptic => ({
  format: "hugmood.haptic/1",
  durationMs,
  events: events.toSorted((a, b) => a.atMs - b.atMs),
  asPicture: { shape: "ring", colour: 0 },
  asSound: { thumpHz: 50, breathHz: 100 },
  asWords: "A touch.",
});

const portion = fc.double({ min: 0, max: 1, noNaN: true });
const curve = (durationMs: number): fc.Arbitrary<HapticCurve> =>
  fc
    .uniqueArray(fc.record({ atMs: fc.nat(durationMs), value: portion }), {
      minLength: 1,
      maxLength: 12,
      selector: (key) => key.atMs,
    })
    .map((keys) => keys.toSorted((a, b) => a.atMs - b.atMs));
const anyTap = fc.record({
  kind: fc.constant("tap" as const),
  atMs: fc.nat(END_MS - TAP_MS),
  intensity: portion,
  sharpness: portion,
});
const anyHold = fc.tuple(fc.nat(3000), fc.integer({ min: 20, max: 3000 })).chain(([atMs, durationMs]) =>
  fc.record({
    kind: fc.constant("hold" as const),
    atMs: fc.constant(atMs),
    durationMs: fc.constant(durationMs),
    intensity: curve(durationMs),
    sharpness: curve(durationMs),
  }),
);
const anyHaptic = fc.array(fc.oneof(anyTap, anyHold), { maxLength: 14 }).map((events) => haptic(events));
const anyCap = fc.oneof(portion, fc.constantFrom(0, 0.35, 0.5, 0.65, 1));

/** For each ms, whether the motor is on. */
const unroll = (pattern: readonly number[]): Float64Array =>
  Float64Array.from(pattern.flatMap((durationMs, place) => Array<number>(durationMs).fill(place % 2 === 0 ? 1 : 0)));
const codes = (lost: readonly { code: string }[]): string[] => lost.map((loss) => loss.code);
const strengthOf = (step: ImpactStep): number =>
  step.kind === "vibrate" ? 1 : (IMPACT_STRENGTHS.find(([style]) => style === step.style)?.[1] ?? Number.NaN);

describe("compileSteps", () => {
  it("H1 H2 H3 stays under the cap, in order, within the touch and near the envelope", () => {
    fc.assert(
      fc.property(anyHaptic, anyCap, (touch, cap) => {
        const { steps } = compileSteps(touch, { cap });
        const { intensity } = rasterise(touch, { cap });
        const played = new Float64Array(touch.durationMs);
        let endMs = 0;
        for (const step of steps) {
          expect(step.intensity).toBeLessThanOrEqual(cap);
          expect(step.atMs).toBeGreaterThanOrEqual(endMs);
          endMs = step.atMs + step.durationMs;
          played.fill(step.intensity, step.atMs, endMs);
        }
        expect(Math.abs(endMs - (stretchesOf(intensity).at(-1)?.toMs ?? 0))).toBeLessThanOrEqual(5);
        const cells = cellsOf(touch, intensity);
        for (const [index, fromMs] of cells.entries()) {
          const toMs = cells[index + 1] ?? fromMs;
          expect(toMs - fromMs).toBeLessThanOrEqual(50);
          const error = Math.abs(meanOf(played, fromMs, toMs) - meanOf(intensity, fromMs, toMs));
          expect(error).toBeLessThanOrEqual(1 / 64 + 1e-9);
        }
      }),
    );
  });
});

describe("compileVibrate", () => {
  it("H1 H2 H3 stays under the cap, lasts as long as the touch, and is near the envelope", () => {
    fc.assert(
      fc.property(anyHaptic, anyCap, (touch, cap) => {
        const { pattern, slotMs, lost } = compileVibrate(touch, { cap });
        if (codes(lost).includes("merged_taps")) return;
        expect(pattern.length).toBeLessThanOrEqual(VIBRATE_ENTRIES_MAX);
        const motor = pattern.length > 0 ? unroll(pattern) : new Float64Array(touch.durationMs);
        expect(motor.length).toBe(touch.durationMs);
        const { intensity } = rasterise(touch, { cap });
        for (const { fromMs, toMs } of stretchesOf(intensity)) {
          const slots = Math.ceil((toMs - fromMs) / slotMs);
          const edges = Array.from({ length: slots + 1 }, (_, n) => fromMs + Math.floor(((toMs - fromMs) * n) / slots));
          for (const [first, atMs] of edges.entries()) {
            expect(meanOf(motor, atMs, edges[first + 1] ?? atMs)).toBeLessThanOrEqual(cap);
            for (const endMs of edges.slice(first)) {
              if (endMs - atMs < 500) continue;
              expect(Math.abs(meanOf(motor, atMs, endMs) - meanOf(intensity, atMs, endMs))).toBeLessThanOrEqual(0.06);
            }
          }
        }
      }),
    );
  });

  it("H2 any part of any touch fits into 99 entries and lasts as long as it should", () => {
    const taps = Array.from({ length: 500 }, (_, n) => tap(n * 300, 0.8)).flat();
    fc.assert(
      fc.property(fc.nat(150_000), fc.integer({ min: 200, max: 150_000 }), anyCap, (fromMs, lengthMs, cap) => {
        const toMs = Math.min(150_000, fromMs + lengthMs);
        const { pattern } = compileVibrate(haptic(taps, 150_000), { cap, fromMs, toMs });
        if (pattern.length === 0) return;
        expect(pattern.length).toBeLessThanOrEqual(VIBRATE_ENTRIES_MAX);
        expect(pattern.reduce((sum, ms) => sum + ms, 0)).toBe(toMs - fromMs);
      }),
      { numRuns: 20 },
    );
  });

  it("H4 says what is lost", () => {
    const { pattern, lost } = compileVibrate(haptic(tap(100, 1, 0.5)), { cap: 1 });
    expect(pattern).toEqual([0, 100, TAP_MS, END_MS - 100 - TAP_MS]);
    expect(codes(lost)).toEqual(["sharpness"]);
    expect(codes(compileVibrate(haptic(purr(0, END_MS, 0.6)), { cap: 0.5 }).lost)).toEqual([
      "sharpness",
      "amplitude",
      "coarse_pulses",
      "capped",
    ]);
  });
});

describe("compileImpacts", () => {
  it("H1 H2 H3 stays under the cap, within the touch and near the envelope", () => {
    fc.assert(
      fc.property(anyHaptic, anyCap, (touch, cap) => {
        const { intensity } = rasterise(touch, { cap });
        const { steps } = compileImpacts(touch, { cap });
        let beforeMs = -1;
        for (const step of steps) {
          expect(strengthOf(step)).toBeLessThanOrEqual(cap);
          expect(step.atMs).toBeGreaterThan(beforeMs);
          beforeMs = step.atMs;
          const endMs = step.kind === "vibrate" ? step.atMs + step.durationMs : step.atMs;
          const lastMs = stretchesOf(intensity).at(-1)?.toMs ?? 0;
          expect(endMs).toBeLessThanOrEqual(lastMs + 5);
          const strongest = peakOf(intensity, step.atMs, Math.min(step.atMs + 160, lastMs));
          expect(strongest).toBeGreaterThan(strengthOf(step) - 0.36);
          expect(strengthOf(step)).toBeGreaterThan((intensity[step.atMs] ?? 0) - 0.36);
        }
      }),
    );
  });

  it("H3 H4 rounds strength to three styles and holds only where it may", () => {
    const beats = compileImpacts(haptic([...tap(0, 0.2), ...tap(500, 0.7), ...tap(1000, 1)]), { cap: 1 });
    expect(beats.steps.map((step) => step.kind === "impact" && step.style)).toEqual(["LIGHT", "MEDIUM", "HEAVY"]);
    const firm = haptic(squeeze(0, 3000, 1));
    expect(compileImpacts(firm, { cap: 1 }).steps.some((step) => step.kind === "vibrate")).toBe(true);
    expect(compileImpacts(firm, { cap: 0.9 }).steps.some((step) => step.kind === "vibrate")).toBe(false);
    expect(codes(compileImpacts(haptic([...tap(0, 1), ...tap(45, 1)]), { cap: 1 }).lost)).toContain("merged_taps");
  });
});

describe("every compiler", () => {
  const touches = [heartbeat(0, 3, 900, 0.8), squeeze(0, 2000, 1), purr(0, 3000, 0.5), wave(0, 5000, 3, 0.7)];

  it("H1 a cap of nothing leaves nothing, and says so", () => {
    for (const events of touches) {
      for (const cap of [0, -1, Number.NaN]) {
        const all = [compileSteps, compileImpacts].map((compile) => compile(haptic(events), { cap }));
        expect(all.map((compiled) => compiled.steps)).toEqual([[], []]);
        const vibrate = compileVibrate(haptic(events), { cap });
        expect(vibrate.pattern).toEqual([]);
        for (const { lost } of [...all, vibrate]) expect(codes(lost)).toContain("silenced");
      }
    }
  });

  it("H1 a cap above the strongest moment changes nothing; below, it keeps the shape", () => {
    for (const events of touches) {
      const written = rasterise(haptic(events), { cap: 1 }).intensity;
      const peak = Math.max(...written);
      expect(rasterise(haptic(events), { cap: peak }).intensity).toEqual(written);
      const softer = rasterise(haptic(events), { cap: peak / 2 }).intensity;
      const errors = softer.map((value, ms) => Math.abs(value - (written[ms] ?? 0) / 2));
      expect(Math.max(...errors)).toBeLessThan(1 / 1024);
    }
  });
});
