import type { Dice } from "../../server/rooms/testing/dice.ts";

/** Up to `most` bytes without a meaning. */
export const anyBytes = (dice: Dice, most: number): Buffer =>
  Buffer.from(Array.from({ length: dice.whole(0, most) }, () => dice.whole(0, 255)));

const flipBits = (dice: Dice, bytes: Buffer): Buffer => {
  const flipped = Buffer.from(bytes);
  for (let n = dice.whole(1, 4); n > 0 && flipped.length > 0; n -= 1) {
    const at = dice.whole(0, flipped.length - 1);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << dice.whole(0, 7));
  }
  return flipped;
};
const cutOff = (dice: Dice, bytes: Buffer): Buffer => bytes.subarray(0, dice.whole(0, bytes.length));
const fill = (dice: Dice, bytes: Buffer): Buffer => {
  const at = dice.whole(0, bytes.length);
  return Buffer.concat([bytes.subarray(0, at), anyBytes(dice, 40), bytes.subarray(at)]);
};
const repeat = (dice: Dice, bytes: Buffer): Buffer => {
  const at = dice.whole(0, bytes.length);
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(dice.whole(0, at))]);
};
const overwrite = (dice: Dice, bytes: Buffer): Buffer => {
  const changed = Buffer.from(bytes);
  const at = dice.whole(0, bytes.length);
  changed.fill(dice.pick([0, 0x7f, 0x80, 0xc1, 0xff]) ?? 0, at, Math.min(bytes.length, at + dice.whole(1, 8)));
  return changed;
};

/** What was once right, a little wrong: bits flipped, cut off, something put in, a part twice, a part overwritten. */
export const spoil = (dice: Dice, bytes: Buffer): Buffer => {
  const ways = [flipBits, cutOff, fill, repeat, overwrite];
  let spoilt = bytes;
  for (let n = dice.whole(1, 2); n > 0; n -= 1) spoilt = (dice.pick(ways) ?? flipBits)(dice, spoilt);
  return spoilt;
};
