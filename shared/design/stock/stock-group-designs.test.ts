import { describe, expect, it } from "vitest";
import { firstFlicker, FLASH_CHANGE } from "../flashes.ts";
import { hapticEnvelope } from "../haptic.envelope.ts";
import { hapticPicture } from "../haptic.picture.ts";
import { soundOf } from "../haptic.sound.ts";
import { reducedDesign } from "../reduced.ts";
import { sampleDesign } from "../sample.ts";
import { validateDesign } from "../validate-design.ts";
import { stockDesign } from "./stock-designs.ts";
import { STOCK_GROUP_DESIGNS, stockGroupDesign } from "./stock-group-designs.ts";

it("there are four, each found by its id; one lasts 30 s, for a try, and one breathes 5.5 times a minute", () => {
  expect(STOCK_GROUP_DESIGNS).toHaveLength(4);
  for (const design of STOCK_GROUP_DESIGNS) {
    expect(stockGroupDesign(design.id)).toBe(design);
    expect(stockDesign(design.id)).toBeUndefined();
  }
  expect(stockGroupDesign("half-minute")?.durationMs).toBe(30_000);
  const turns = stockGroupDesign("breathing-together")?.tracks.breath?.filter((key) => key.value === 1) ?? [];
  const minutes = ((turns.at(-1)?.atMs ?? 0) - (turns[0]?.atMs ?? 0)) / 60_000;
  expect((turns.length - 1) / minutes).toBeCloseTo(5.5, 1);
});

describe.each(STOCK_GROUP_DESIGNS.map((design) => [design.id, design] as const))("%s", (_, design) => {
  it("passes validation and is for a group", () => {
    expect(validateDesign(design)).toEqual({ ok: true, design });
    expect(design.people).toBe("group");
  });

  it("closes the ring into one body with a light in the middle, and opens it again", () => {
    const at = (portion: number) => sampleDesign(design, design.durationMs * portion, 1);
    expect(at(0).lean).toBe(0);
    expect(at(0.6).lean).toBeGreaterThan(0.9);
    expect(at(0.6).press).toBeGreaterThan(0.7);
    expect(at(0.6).glow).toBeGreaterThan(0.3);
    expect(at(1)).toMatchObject({ lean: 0, press: 0, fade: 1 });
    expect(at(1).warmth).toBeGreaterThan(0.25);
  });

  it("is told from its start to its end: when to breathe, and when it is over", () => {
    const { lines } = design.words;
    expect(lines[0]?.atMs).toBe(0);
    expect(lines.at(-1)?.atMs).toBeGreaterThan(design.hold.toMs);
    expect(lines.filter(({ text }) => /\b(in|out)\b/i.test(text)).length).toBeGreaterThanOrEqual(4);
    const pausesMs = lines.map(({ atMs }, n) => (lines[n + 1]?.atMs ?? design.durationMs) - atMs);
    expect(Math.max(...pausesMs)).toBeLessThanOrEqual(14_000);
  });

  it("is felt and heard all through: no pause of more than 4 s from the first touch to the last, nothing after it", () => {
    let quietMs = 0;
    let longestMs = 0;
    for (let tMs = design.hold.fromMs; tMs < design.hold.toMs; tMs += 20) {
      quietMs = hapticEnvelope(design.haptic, tMs).intensity > 0.02 ? 0 : quietMs + 20;
      longestMs = Math.max(longestMs, quietMs);
    }
    expect(longestMs).toBeLessThanOrEqual(4000);
    expect(hapticEnvelope(design.haptic, design.durationMs).intensity).toBe(0);
    expect(soundOf(design.haptic)).toHaveLength(design.haptic.events.length);
  });

  it("has its first beat at the first touch and its last one where they let go", () => {
    const { beats = [], haptic, hold } = design;
    expect(beats[0]).toBe(hold.fromMs);
    expect(beats[0]).toBe(haptic.events[0]?.atMs);
    expect(beats.at(-1)).toBe(hold.toMs);
  });

  it("D7 does not flash: picture, reduced picture and touch shown as a picture", () => {
    for (const shown of [design, reducedDesign(design)]) {
      const light = Array.from({ length: design.durationMs / 20 }, (_, n) => {
        const pose = sampleDesign({ ...shown, particles: [] }, n * 20, 1);
        return { atMs: n * 20, value: pose.glow * pose.fade };
      });
      expect(firstFlicker(light, FLASH_CHANGE)).toBeUndefined();
    }
    const opacityAt = hapticPicture(design.haptic);
    const readings = Array.from({ length: design.durationMs / 10 }, (_, n) => ({
      atMs: n * 10,
      value: opacityAt(n * 10),
    }));
    expect(firstFlicker(readings, FLASH_CHANGE)).toBeUndefined();
  });
});
