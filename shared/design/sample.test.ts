import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { POSE_PROPERTIES, POSE_RANGES, createPose, type Pose } from "./pose.ts";
import { reducedDesign } from "./reduced.ts";
import { sampleDesign, sampleHug, sampleInto } from "./sample.ts";
import { bear } from "./stock/bear.ts";
import { firefly } from "./stock/firefly.ts";
import { STOCK_DESIGNS } from "./stock/stock-designs.ts";

const anyDesign = fc.constantFrom(...STOCK_DESIGNS);
const anyTimeMs = fc.double({ min: -1000, max: 20_000, noNaN: true });
const anySeed = fc.integer({ min: 0, max: 0xffffffff });
const alive = (pose: Pose) => pose.particles.slice(0, pose.particleCount);

describe("sampling", () => {
  it("S1 is a function of its arguments: any order, a used buffer, the same pose", () => {
    const used = createPose();
    fc.assert(
      fc.property(anyDesign, anyTimeMs, anySeed, (design, tMs, seed) => {
        const fresh = sampleDesign(design, tMs, seed);
        sampleInto(design, tMs, seed, used);
        expect({ ...used, particles: alive(used) }).toEqual(fresh);
      }),
    );
  });

  it("S1 keeps every number in its range, at any time", () => {
    fc.assert(
      fc.property(anyDesign, fc.double(), anySeed, fc.uint8Array({ maxLength: 240 }), (design, tMs, seed, samples) => {
        const pose = sampleHug(design, { stepMs: 50, samples: [...samples] }, tMs, seed);
        for (const property of POSE_PROPERTIES) {
          expect(pose[property]).toBeGreaterThanOrEqual(POSE_RANGES[property].min);
          expect(pose[property]).toBeLessThanOrEqual(POSE_RANGES[property].max);
        }
        expect(pose.haptic.intensity).toBeLessThanOrEqual(1);
        for (const particle of pose.particles) {
          expect(particle.alpha).toBeGreaterThanOrEqual(0);
          expect(particle.alpha).toBeLessThanOrEqual(1);
          expect(Number.isFinite(particle.x + particle.y + particle.size + particle.turn)).toBe(true);
        }
      }),
    );
  });

  it("S1 another seed scatters particles anew and moves nothing else", () => {
    const one = sampleDesign(firefly, 4000, 1);
    const two = sampleDesign(firefly, 4000, 2);
    expect(alive(one)).not.toEqual(alive(two));
    expect({ ...one, particles: [], particleCount: 0 }).toEqual({ ...two, particles: [], particleCount: 0 });
  });

  it("S1 particles move on without jumps, and come and go unseen", () => {
    for (let tMs = 0; tMs < firefly.durationMs; tMs += 10) {
      const light = (atMs: number) => sampleDesign(firefly, atMs, 7).particles.reduce((sum, p) => sum + p.alpha, 0);
      expect(Math.abs(light(tMs + 10) - light(tMs))).toBeLessThan(1);
    }
  });

  it("S2 a light squeeze is gentle, a strong one strong, and none at all is as written", () => {
    const squeezed = (pressure: number) =>
      sampleHug(bear, { stepMs: 50, samples: Array<number>(60).fill(pressure) }, 3000, 1);
    const written = sampleDesign(bear, 3000, 1);
    for (const read of [(p: Pose) => p.press, (p: Pose) => p.glow, (p: Pose) => p.haptic.intensity]) {
      expect(read(squeezed(25))).toBeLessThan(0.6 * read(written));
      expect(read(squeezed(255))).toBeGreaterThan(read(written));
      expect(read(squeezed(170))).toBeCloseTo(read(written), 9);
    }
    expect(sampleHug(bear, { stepMs: 50, samples: [] }, 3000, 1)).toEqual(written);
  });

  it("S2 press follows the recorded shape, fitted onto the hold", () => {
    const rising = { stepMs: 50 as const, samples: Array.from({ length: 40 }, (_, n) => n * 6) };
    const ratio = (tMs: number) =>
      sampleHug(bear, rising, tMs, 1).haptic.intensity / sampleDesign(bear, tMs, 1).haptic.intensity;
    expect(ratio(2000)).toBeLessThan(ratio(3000));
    expect(ratio(3000)).toBeLessThan(ratio(4200));
  });

  it("S3 nothing travels in the reduced variant, however it is squeezed", () => {
    const moving = POSE_PROPERTIES.filter((p) => p !== "glow" && p !== "warmth" && p !== "fade");
    fc.assert(
      fc.property(anyDesign, anyTimeMs, fc.uint8Array({ maxLength: 240 }), (design, tMs, samples) => {
        const still = reducedDesign(design);
        const pose = sampleHug(still, { stepMs: 50, samples: [...samples] }, tMs, 1);
        const start = sampleDesign(still, 0, 1);
        for (const property of moving) expect(pose[property]).toBe(start[property]);
        expect(pose.particleCount).toBe(0);
      }),
    );
  });
});
