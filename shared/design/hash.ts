/** A 32-bit integer scrambled into another, one to one (lowbias32: Wellons 2018). */
export const mix = (value: number): number => {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
};

/** The `n`-th number of the stream of `seed`, 0 <= u < 1, the same in every engine. */
export const unit = (seed: number, n: number): number => mix(seed + Math.imul(n, 0x9e3779b9)) / 4294967296;
