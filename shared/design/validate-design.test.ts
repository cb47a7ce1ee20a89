import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DesignFaultCode } from "./design.fault.ts";
import { bear } from "./stock/bear.ts";
import { halfMinute } from "./stock/half-minute.ts";
import { validateDesign } from "./validate-design.ts";

const faultOf = (input: unknown): string => {
  const verdict = validateDesign(input);
  return verdict.ok ? "ok" : `${verdict.code} ${verdict.path}`;
};
const key = (atMs: number, value: number) => ({ atMs, value });
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
const keyed = (name: string) => JSON.parse(`{"glow":[{"atMs":0,"value":0,"${name}":1}]}`) as unknown; // JSON.parse says any
const emitter = bear.particles[0];

describe("validateDesign", () => {
  it("D8 takes text and objects and returns a copy", () => {
    for (const input of [bear, JSON.stringify(bear)]) {
      const verdict = validateDesign(input);
      expect(verdict).toEqual({ ok: true, design: bear });
      expect(verdict.ok && verdict.design).not.toBe(bear);
    }
  });

  it.each<[string, unknown, DesignFaultCode, string]>([
    ["D1 10 MB of text", "x".repeat(10_000_000), "too_big", ""],
    ["D1 10 MB in one string", { ...bear, name: "x".repeat(10_000_000) }, "too_big", "name"],
    [
      "D1 200 KB of text to be looked at",
      { ...bear, palette: Array(200).fill("a".repeat(1000)) },
      "too_big",
      "palette.32",
    ],
    ["D1 text that is not JSON", "{", "not_json", ""],
    ["D1 brackets without end", "[".repeat(200_000), "not_json", ""],
    ["D2 depth", nested(100), "too_deep", "0.0.0.0.0.0.0.0.0.0"],
    ["D2 a list of four billion holes", { ...bear, particles: Array(4e9) }, "too_many_values", "particles"],
    ["D2 many lists", Array(600).fill(Array(600).fill(0)), "too_many_values", "33.165"],
    ["D3 __proto__ from JSON", '{"__proto__":{"ok":true}}', "forbidden_key", "__proto__"],
    ["D3 constructor, deep", { ...bear, tracks: keyed("constructor") }, "forbidden_key", "tracks.glow.0.constructor"],
    ["D3 prototype, deep", { ...bear, tracks: keyed("prototype") }, "forbidden_key", "tracks.glow.0.prototype"],
    ["D3 an unknown key", { ...bear, code: "alert(1)" }, "unknown_key", "code"],
    ["D3 an unknown key, deep", { ...bear, tracks: keyed("jump") }, "unknown_key", "tracks.glow.0.jump"],
    [
      "D3 travel in the reduced variant",
      { ...bear, reduced: { ...bear.reduced, tracks: { sway: [] } } },
      "unknown_key",
      "reduced.tracks.sway",
    ],
    ["D4 an infinite number from JSON", '{"seed":1e999}', "not_finite", "seed"],
    ["D4 not a number", { ...bear, tracks: { glow: [key(0, Number.NaN)] } }, "not_finite", "tracks.glow.0.value"],
    ["D4 a value out of range", { ...bear, tracks: { glow: [key(0, 1.5)] } }, "wrong_value", "tracks.glow.0.value"],
    ["D4 parts of a ms", { ...bear, tracks: { glow: [key(0.5, 1)] } }, "wrong_value", "tracks.glow.0.atMs"],
    ["D4 direction tricks in a name", { ...bear, name: "a\u202Eb" }, "wrong_value", "name"],
    [
      "D4 a colour that the palette lacks",
      { ...bear, particles: [{ ...emitter, colour: 7 }] },
      "outside",
      "particles.0.colour",
    ],
    [
      "D4 a crowd of particles",
      { ...bear, particles: [{ ...emitter, perSecond: 40, lifeMs: 6000 }] },
      "too_many_particles",
      "particles",
    ],
    ["D5 longer than two may be", { ...bear, durationMs: 12_001 }, "wrong_duration", "durationMs"],
    ["D5 shorter than a group's", { ...bear, people: "group" }, "wrong_duration", "durationMs"],
    [
      "D6 keys out of order",
      { ...bear, tracks: { glow: [key(9, 0), key(9, 1)] } },
      "out_of_order",
      "tracks.glow.1.atMs",
    ],
    ["D6 a key after the end", { ...bear, tracks: { glow: [key(6801, 0)] } }, "outside", "tracks.glow.0.atMs"],
    ["D6 a hold that ends first", { ...bear, hold: { fromMs: 2000, toMs: 1000 } }, "outside", "hold"],
    ["D6 touch after the end", { ...bear, haptic: { ...bear.haptic, durationMs: 5000 } }, "outside", "haptic.events.0"],
    [
      "D6 touch longer than the design",
      { ...bear, haptic: { ...bear.haptic, durationMs: 6900 } },
      "wrong_duration",
      "haptic.durationMs",
    ],
    ["D9 beats of a design for two", { ...bear, beats: [1000, 2000, 3000] }, "wrong_beats", "beats"],
    ["D9 too few beats for a group", { ...halfMinute, beats: [1000, 2000] }, "wrong_beats", "beats"],
    ["D9 too many beats", { ...halfMinute, beats: Array.from({ length: 61 }, (_, n) => n) }, "wrong_value", "beats"],
    ["D9 two beats at once", { ...halfMinute, beats: [1000, 2000, 2000] }, "out_of_order", "beats.2"],
    ["D9 a beat after the end", { ...halfMinute, beats: [0, 1, 30_001] }, "outside", "beats.2"],
    ["D8 a function", { ...bear, seed: () => 1 }, "not_plain", "seed"],
    ["D8 an object of a class", { ...bear, hold: new Date() }, "not_plain", "hold"],
    [
      "D8 a trap",
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error("trap");
          },
        },
      ),
      "not_plain",
      "",
    ],
  ])("%s is refused", (_, input, code, path) => {
    expect(faultOf(input)).toBe(`${code} ${path}`);
  });

  it("D9 a design for a group that leaves its beats out is refused", () => {
    const { beats: _, ...rest } = halfMinute;
    expect(faultOf(rest)).toBe("wrong_beats beats");
  });

  it("D8 never throws, and gives a reason for every refusal", () => {
    const check = (input: unknown): void => {
      const verdict = validateDesign(input);
      if (!verdict.ok) expect(verdict.reason.length).toBeGreaterThan(0);
    };
    fc.assert(fc.property(fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true }), check));
    fc.assert(fc.property(fc.string(), check));
    fc.assert(fc.property(fc.json(), check));
  });

  it("D8 one part of a good design replaced by anything never throws, nor passes unless it is well formed", () => {
    const names = Object.keys(bear) as (keyof typeof bear)[]; // keys of a literal
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.anything(), (name, value) => {
        const verdict = validateDesign({ ...bear, [name]: value });
        if (verdict.ok) expect(validateDesign(JSON.stringify(verdict.design)).ok).toBe(true);
      }),
    );
  });
});
