import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FLASH_CHANGE, findFlicker, firstFlicker } from "./flashes.ts";
import { hapticPicture } from "./haptic.picture.ts";
import { reducedDesign } from "./reduced.ts";
import { sampleHug } from "./sample.ts";
import { bear } from "./stock/bear.ts";
import { STOCK_DESIGNS } from "./stock/stock-designs.ts";
import { validateDesign } from "./validate-design.ts";

/** Up and down `perSecond` times, for two seconds. */
const flicker = (perSecond: number, low: number, high: number) =>
  Array.from({ length: 4 * perSecond + 1 }, (_, n) => ({
    atMs: Math.floor((n * 500) / perSecond),
    value: n % 2 === 0 ? low : high,
  }));

describe("flashes", () => {
  it("D7 three a second pass, four do not", () => {
    expect(findFlicker({ glow: flicker(3, 0, 1) }, 4000)).toBeUndefined();
    expect(findFlicker({ glow: flicker(4, 0, 1) }, 4000)).toMatchObject({ property: "glow" });
  });

  it("D7 changes below a tenth are no flashes, with room for the strongest squeeze", () => {
    expect(findFlicker({ glow: flicker(9, 0.5, 0.57) }, 4000)).toBeUndefined();
    expect(findFlicker({ glow: flicker(9, 0.5, 0.58 + 1e-9) }, 4000)).toBeDefined();
  });

  it("D7 a change that creeps in small steps is one change", () => {
    const stairs = Array.from({ length: 400 }, (_, n) => ({ atMs: n * 5, value: (n % 40) / 40 }));
    expect(findFlicker({ fade: stairs }, 2000)).toMatchObject({ property: "fade" });
  });

  it("D7 light is glow times fade, which may flash where neither does alone", () => {
    const glow = flicker(2, 0, 1);
    const fade = flicker(2, 1, 0);
    expect(findFlicker({ glow }, 4000) ?? findFlicker({ fade }, 4000)).toBeUndefined();
    expect(findFlicker({ glow, fade }, 4000)).toMatchObject({ property: "glow" });
  });

  it("D7 a shaken body, a flashing colour and the reduced variant count", () => {
    expect(findFlicker({ sway: flicker(6, -1, 1) }, 4000)).toMatchObject({ property: "sway" });
    const reduced = { ...bear.reduced, tracks: { warmth: flicker(5, 0, 1) } };
    expect(validateDesign({ ...bear, reduced })).toMatchObject({
      code: "too_many_flashes",
      path: "reduced.tracks.warmth",
    });
  });

  it("D7 whatever is squeezed, no stock design flashes", () => {
    const samples = fc.oneof(
      fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 240 }),
      fc.array(fc.constantFrom(0, 255), { maxLength: 240 }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...STOCK_DESIGNS), samples, fc.boolean(), (design, recorded, isReduced) => {
        const shown = isReduced ? reducedDesign(design) : design;
        const light = [];
        for (let atMs = 0; atMs <= design.durationMs; atMs += 20) {
          const pose = sampleHug({ ...shown, particles: [] }, { stepMs: 50, samples: recorded }, atMs, 1);
          light.push({ atMs, value: pose.glow * pose.fade });
        }
        return firstFlicker(light, 0.1) === undefined;
      }),
      { numRuns: 60 },
    );
  });

  it("D7 touch shown as a picture does not flash", () => {
    for (const design of STOCK_DESIGNS) {
      const opacityAt = hapticPicture(design.haptic);
      const readings = Array.from({ length: design.durationMs }, (_, atMs) => ({ atMs, value: opacityAt(atMs) }));
      expect(Math.max(...readings.map((reading) => reading.value))).toBeLessThanOrEqual(0.4);
      expect(firstFlicker(readings, FLASH_CHANGE)).toBeUndefined();
    }
  });
});
