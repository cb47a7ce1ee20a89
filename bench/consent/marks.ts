import { SQUEEZE_STEP_MS, type Squeeze } from "#shared/design/squeeze.ts";

/** A hug's words and squeeze say which one it is, so that they are found in whatever a device got. */
export const wordsOf = (mark: number): string => `words-${mark}-of-it`;
const LAST = 201;
export const squeezeOf = (mark: number): Squeeze => ({
  stepMs: SQUEEZE_STEP_MS,
  samples: [mark >> 16, (mark >> 8) & 255, mark & 255, LAST],
});

const WORDS = /words-(\d+)-of-it/g;
const SQUEEZES = new RegExp(String.raw`\[(\d+),(\d+),(\d+),${LAST}\]`, "g");

/** Of all hugs whose words or squeeze are in a text. */
export const marksIn = (text: string): ReadonlySet<number> =>
  new Set([
    ...[...text.matchAll(WORDS)].map(([, mark]) => Number(mark)),
    ...[...text.matchAll(SQUEEZES)].map(([, a, b, c]) => (Number(a) << 16) | (Number(b) << 8) | Number(c)),
  ]);
