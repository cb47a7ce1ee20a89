import { describe, expect, it } from "vitest";
import { hapticEnvelope } from "../haptic.envelope.ts";
import { soundOf } from "../haptic.sound.ts";
import { sampleDesign } from "../sample.ts";
import { validateDesign } from "../validate-design.ts";
import { stockDesign, STOCK_DESIGNS } from "./stock-designs.ts";

it("there are eight, each found by its id", () => {
  expect(STOCK_DESIGNS).toHaveLength(8);
  for (const design of STOCK_DESIGNS) expect(stockDesign(design.id)).toBe(design);
  expect(stockDesign("constructor")).toBeUndefined();
});

describe.each(STOCK_DESIGNS.map((design) => [design.id, design] as const))("%s", (_, design) => {
  it("passes validation, is for two and lasts 4 to 9 s", () => {
    expect(validateDesign(design)).toEqual({ ok: true, design });
    expect(design.people).toBe("two");
    expect(design.durationMs).toBeGreaterThanOrEqual(4000);
    expect(design.durationMs).toBeLessThanOrEqual(9000);
  });

  it("brings them from apart into each other's arms and lets them go", () => {
    const at = (portion: number) => sampleDesign(design, design.durationMs * portion, 1);
    expect(at(0).lean).toBeLessThan(0.3);
    expect(at(0.55).lean).toBeGreaterThan(0.7);
    expect(at(0.55).press).toBeGreaterThan(0.2);
    expect(at(0.55).glow).toBeGreaterThan(0.3);
    expect(at(1).press).toBeLessThan(0.05);
    expect(at(1).warmth).toBeGreaterThan(0.25);
  });

  it("is told from its start to its end, and heard", () => {
    const lines = design.words.lines;
    expect(lines[0]?.atMs).toBe(0);
    expect(lines.at(-1)?.atMs).toBeGreaterThan(design.hold.fromMs);
    expect(soundOf(design.haptic).length).toBe(design.haptic.events.length);
  });

  it("is felt while they hold each other, and not after", () => {
    const { fromMs, toMs } = design.hold;
    let strongest = 0;
    for (let tMs = fromMs; tMs < toMs; tMs += 10) {
      strongest = Math.max(strongest, hapticEnvelope(design.haptic, tMs).intensity);
    }
    expect(strongest).toBeGreaterThan(0.3);
    expect(hapticEnvelope(design.haptic, design.durationMs).intensity).toBe(0);
  });
});
