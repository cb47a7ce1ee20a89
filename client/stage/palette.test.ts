import { expect, test } from "vitest";
import { BEING_COLOURS } from "#shared/schema/being.ts";
import { beingColours } from "./palette.ts";
import { rgbOf, type Rgb } from "./rgb.ts";

type Matrix = readonly [Rgb, Rgb, Rgb];
const apply = (m: Matrix, c: Rgb): Rgb => [
  m[0][0] * c[0] + m[0][1] * c[1] + m[0][2] * c[2],
  m[1][0] * c[0] + m[1][1] * c[1] + m[1][2] * c[2],
  m[2][0] * c[0] + m[2][1] * c[1] + m[2][2] * c[2],
];
const each = (c: Rgb, f: (channel: number) => number): Rgb => [f(c[0]), f(c[1]), f(c[2])];
const linear = (c: Rgb): Rgb => each(c, (v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
const clamp = (c: Rgb): Rgb => each(c, (v) => Math.min(1, Math.max(0, v)));

/** Severity 1.0, on linear RGB (Machado, Oliveira and Fernandes, 2009). */
const SIGHT: Readonly<Record<string, Matrix>> = {
  common: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** OKLab (Ottosson, 2020) of linear RGB. */
const oklab = (c: Rgb): Rgb => {
  const lms = apply(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    c,
  );
  return apply(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    each(lms, Math.cbrt),
  );
};

for (const [name, matrix] of Object.entries(SIGHT))
  test(`STAGE-1 every two beings stay apart for ${name} sight`, () => {
    const seen = BEING_COLOURS.map(
      (c) => [c, oklab(clamp(apply(matrix, linear(rgbOf(beingColours(c).body)))))] as const,
    );
    const tooNear = seen.flatMap(([a, x], i) =>
      seen.slice(i + 1).flatMap(([b, y]) => {
        const distance = Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
        return distance < 0.07 ? [`${a}-${b} ${distance.toFixed(3)}`] : [];
      }),
    );
    expect(tooNear).toEqual([]);
  });

test("STAGE-2 each being's shade is darker than its body and its lit side lighter", () => {
  for (const colour of BEING_COLOURS) {
    const { deep, body, light } = beingColours(colour);
    const lightness = [deep, body, light].map((hex) => oklab(linear(rgbOf(hex)))[0]);
    expect(lightness).toEqual(lightness.toSorted((a, b) => a - b));
  }
});
