import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shapeHaptic } from "./haptic.shape.ts";
import { hapticEnvelope } from "./haptic.envelope.ts";
import { squeezeSchema } from "./squeeze.format.ts";
import { GAIN_MAX, lightGain, squeezeGain } from "./squeeze.gain.ts";
import { NO_SQUEEZE, quantise, squeezeAt, squeezeMean } from "./squeeze.ts";
import { STOCK_DESIGNS } from "./stock/stock-designs.ts";

const anySqueeze = fc.uint8Array({ maxLength: 240 }).map((samples) => ({ stepMs: 50 as const, samples: [...samples] }));
const hold = { fromMs: 1000, toMs: 4000 };

describe("a recorded squeeze", () => {
  it("is quantised to a byte, whatever comes in", () => {
    expect([0, 0.5, 1, 2, -1, Number.NaN, Infinity].map(quantise)).toEqual([0, 128, 255, 255, 0, 0, 255]);
    fc.assert(
      fc.property(fc.double(), (pressure) => squeezeSchema.shape.samples.safeParse([quantise(pressure)]).success),
    );
  });

  it("is read between its samples", () => {
    const squeeze = { stepMs: 50 as const, samples: [0, 255, 0] };
    expect([-1, 0, 0.25, 0.5, 0.75, 1, 2].map((f) => squeezeAt(squeeze, f))).toEqual([0, 0, 0.5, 1, 0.5, 0, 0]);
    expect(squeezeAt(NO_SQUEEZE, 0.5)).toBe(0);
    expect(squeezeMean({ stepMs: 50, samples: [0, 255] })).toBe(0.5);
  });

  it("S2 scales between a half and five quarters, without jumps", () => {
    fc.assert(
      fc.property(anySqueeze, fc.integer({ min: 0, max: 5000 }), (squeeze, tMs) => {
        const gain = squeezeGain(squeeze, hold, tMs);
        expect(gain).toBeGreaterThanOrEqual(0.5);
        expect(gain).toBeLessThanOrEqual(GAIN_MAX);
        expect(lightGain(squeeze)).toBeLessThanOrEqual(GAIN_MAX);
      }),
    );
    const trembling = { stepMs: 50 as const, samples: Array.from({ length: 40 }, (_, n) => (n % 2) * 255) };
    for (let tMs = 0; tMs < 5000; tMs += 10) {
      expect(Math.abs(squeezeGain(trembling, hold, tMs + 10) - squeezeGain(trembling, hold, tMs))).toBeLessThan(0.1);
    }
  });

  it("S2 shapes the compilers' touch as it shapes the sampled one", () => {
    fc.assert(
      fc.property(fc.constantFrom(...STOCK_DESIGNS), anySqueeze, fc.nat(9000), (design, squeeze, tMs) => {
        const shaped = hapticEnvelope(shapeHaptic(design.haptic, squeeze, design.hold), tMs).intensity;
        const gain = squeezeGain(squeeze, design.hold, tMs);
        const sampled = Math.min(1, hapticEnvelope(design.haptic, tMs).intensity * gain);
        expect(Math.abs(shaped - sampled)).toBeLessThanOrEqual(0.02);
      }),
    );
  });
});
