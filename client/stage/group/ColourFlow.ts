import { beingColours } from "../palette.ts";
import { rgbOf, type Rgb } from "../rgb.ts";
import { softStep } from "../soft-step.ts";
import type { ColourSeed } from "./group-frame.ts";

/** Points of the flow along each side; the square reaches `FLOW_REACH` semi-axes of the body to all sides. */
export const FLOW_SIDE = 64;
export const FLOW_REACH = 1.2;
const BAKED_SIDE = 96;
const SWIRLS = 64;
/** Where nobody is near, in the middle of a large ring, there is light. */
const MIDDLE: Rgb = rgbOf("#ffe0a8");
/** Mixing takes colour out; this gives it back. */
const VIVID = 1.32;

type Field = Uint8ClampedArray;

/** The distance between neighbours, on the average; 1 for one alone. */
const spacingOf = (seeds: readonly ColourSeed[]): number => {
  let sum = 0;
  for (const one of seeds) {
    let nearest = 1;
    for (const two of seeds) {
      if (one === two) continue;
      nearest = Math.min(nearest, Math.hypot(one.x - two.x, one.y - two.y));
    }
    sum += nearest;
  }
  return seeds.length === 0 ? 1 : sum / seeds.length;
};

/** Everybody's colours where they are, each melting into the next over `soft`. Mixed as squares, which keeps them bright. */
const bakeField = (seeds: readonly ColourSeed[], spacing: number, soft: number): Field => {
  const colours = seeds.map(({ colour }) => rgbOf(beingColours(colour).body));
  const field = new Uint8ClampedArray(BAKED_SIDE * BAKED_SIDE * 3);
  const away = new Float64Array(seeds.length);
  for (let point = 0; point < BAKED_SIDE * BAKED_SIDE; point += 1) {
    const x = (((point % BAKED_SIDE) + 0.5) / BAKED_SIDE - 0.5) * 2 * FLOW_REACH;
    const y = ((Math.floor(point / BAKED_SIDE) + 0.5) / BAKED_SIDE - 0.5) * 2 * FLOW_REACH;
    let nearest = Infinity;
    for (const [n, seed] of seeds.entries()) {
      const distance = (seed.x - x) * (seed.x - x) + (seed.y - y) * (seed.y - y);
      away[n] = distance;
      nearest = Math.min(nearest, distance);
    }
    // All are equally near to the middle; keeping them apart there saves it from turning grey.
    const middle = Math.hypot(x, y);
    const local = soft * Math.min(1, Math.max(0.45, middle * 1.6));
    let red = 0;
    let green = 0;
    let blue = 0;
    let total = 0;
    for (const [n, [r, g, b]] of colours.entries()) {
      const share = Math.exp((nearest - (away[n] ?? 0)) / (2 * local * local));
      red += share * r * r;
      green += share * g * g;
      blue += share * b * b;
      total += share;
    }
    const mixed = [Math.sqrt(red / total), Math.sqrt(green / total), Math.sqrt(blue / total)];
    const grey = mixed.reduce((sum, part) => sum + part, 0) / 3;
    const lone = softStep(0.7, 2, Math.sqrt(nearest) / spacing) * (1 - softStep(0.45, 0.8, middle));
    mixed.forEach((part, n) => {
      const vivid = grey + (part - grey) * VIVID;
      field[point * 3 + n] = (vivid + ((MIDDLE[n] ?? 1) - vivid) * lone) * 255;
    });
  }
  return field;
};

/** The colours of the one body, flowing into each other: a small picture for each moment, a function of time alone. */
export class ColourFlow {
  /** RGBA, `FLOW_SIDE` by `FLOW_SIDE`, opaque. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer> = new Uint8ClampedArray(FLOW_SIDE * FLOW_SIDE * 4).fill(255);
  #apart: Field = new Uint8ClampedArray(BAKED_SIDE * BAKED_SIDE * 3);
  #mixed: Field = this.#apart;
  readonly #across = new Float32Array(FLOW_SIDE);
  readonly #down = new Float32Array(FLOW_SIDE);
  readonly #cos = new Float32Array(SWIRLS + 1);
  readonly #sin = new Float32Array(SWIRLS + 1);

  /** Takes new colours; dear (some ms for many), so only when somebody came, went or changed. */
  seed(seeds: readonly ColourSeed[]): void {
    const spacing = spacingOf(seeds);
    const soft = Math.min(0.4, Math.max(0.06, spacing * 0.36));
    this.#apart = bakeField(seeds, spacing, soft);
    this.#mixed = bakeField(seeds, spacing, Math.min(0.55, soft * 2.1));
  }

  /** Fills `pixels`: `warmth` 0 keeps everybody's colour in place, 1 lets all of them stream. */
  at(flowMs: number, warmth: number): void {
    this.#bend(flowMs / 1000, warmth);
    const { pixels } = this;
    const apart = this.#apart;
    const mixed = this.#mixed;
    const toBaked = BAKED_SIDE / (2 * FLOW_REACH);
    for (let row = 0; row < FLOW_SIDE; row += 1) {
      const y0 = ((row + 0.5) / FLOW_SIDE - 0.5) * 2 * FLOW_REACH;
      const across = this.#across[row] ?? 0;
      for (let column = 0; column < FLOW_SIDE; column += 1) {
        const x0 = ((column + 0.5) / FLOW_SIDE - 0.5) * 2 * FLOW_REACH;
        const x = x0 + across;
        const y = y0 + (this.#down[column] ?? 0);
        const ring = Math.min(SWIRLS, Math.floor(Math.sqrt(x * x + y * y) * SWIRLS));
        const cos = this.#cos[ring] ?? 1;
        const sin = this.#sin[ring] ?? 0;
        const bakedX = Math.min(BAKED_SIDE - 1, Math.max(0, Math.floor((x * cos - y * sin + FLOW_REACH) * toBaked)));
        const bakedY = Math.min(BAKED_SIDE - 1, Math.max(0, Math.floor((x * sin + y * cos + FLOW_REACH) * toBaked)));
        const from = (bakedY * BAKED_SIDE + bakedX) * 3;
        const to = (row * FLOW_SIDE + column) * 4;
        for (let part = 0; part < 3; part += 1) {
          const one = apart[from + part] ?? 0;
          pixels[to + part] = one + ((mixed[from + part] ?? 0) - one) * warmth;
        }
      }
    }
  }

  /** How far each row, column and ring of the picture has streamed. Nothing streams at the edge of a swirl. */
  #bend(seconds: number, warmth: number): void {
    for (let n = 0; n < FLOW_SIDE; n += 1) {
      const at = ((n + 0.5) / FLOW_SIDE - 0.5) * 2 * FLOW_REACH;
      this.#across[n] =
        warmth * (0.075 * Math.sin(3.4 * at + seconds / 2.9) + 0.035 * Math.sin(7.3 * at - seconds / 1.9));
      this.#down[n] =
        warmth * (0.075 * Math.sin(3.1 * at - seconds / 3.3) + 0.035 * Math.sin(6.7 * at + seconds / 2.3));
    }
    for (let ring = 0; ring <= SWIRLS; ring += 1) {
      const inward = 1 - ring / SWIRLS;
      const angle = warmth * inward * inward * (1.5 + 1.1 * Math.sin(seconds / 4.7));
      this.#cos[ring] = Math.cos(angle);
      this.#sin[ring] = Math.sin(angle);
    }
  }
}
