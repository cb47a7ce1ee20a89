import type { Dice } from "../../server/rooms/testing/dice.ts";
import { anyBytes } from "./bad-bytes.ts";

const head = (tag: number, length: number): Buffer => {
  const bytes = Buffer.alloc(5);
  bytes[0] = tag;
  bytes.writeUInt32BE(length, 1);
  return bytes;
};

/** MessagePack in its longest forms, so that every value goes through without a library that would mend it. */
export const pack = (value: unknown): Buffer => {
  if (typeof value === "boolean") return Buffer.of(value ? 0xc3 : 0xc2);
  if (typeof value === "number") {
    const bytes = Buffer.alloc(9);
    bytes[0] = 0xcb;
    bytes.writeDoubleBE(value, 1);
    return bytes;
  }
  if (typeof value === "string") {
    const bytes = Buffer.from(value);
    return Buffer.concat([head(0xdb, bytes.length), bytes]);
  }
  if (Array.isArray(value)) return Buffer.concat([head(0xdd, value.length), ...value.map(pack)]);
  if (value instanceof Map)
    return Buffer.concat([head(0xdf, value.size), ...[...value].flatMap(([name, of]) => [pack(name), pack(of)])]);
  return Buffer.of(0xc0);
};

const NEST_MOST = 60_000;

/** MessagePack that no encoder writes: lengths that are not there, nesting without end, extensions, forbidden tags. */
export const packedLie = (dice: Dice): Buffer => {
  const length = dice.pick([0, 1, 0xff, 0xffff, 0x7fffffff, 0xffffffff]) ?? 0;
  switch (dice.whole(0, 7)) {
    case 0:
      return Buffer.concat([head(0xdd, length), anyBytes(dice, 20)]);
    case 1:
      return Buffer.concat([head(0xdf, length), anyBytes(dice, 20)]);
    case 2:
      return Buffer.concat([head(dice.pick([0xdb, 0xc6, 0xc9]) ?? 0, length), anyBytes(dice, 20)]);
    case 3:
      // Rarely as deep as a frame holds: such a frame is large.
      return Buffer.alloc(dice.chance(0.02) ? NEST_MOST : dice.whole(1, 600), dice.pick([0x91, 0x81]) ?? 0x91);
    case 4:
      return Buffer.concat([Buffer.of(0xd4 + dice.whole(0, 4), dice.whole(0, 255)), anyBytes(dice, 30)]);
    case 5:
      return Buffer.concat([Buffer.of(0xc7, dice.whole(0, 255), dice.whole(0, 255)), anyBytes(dice, 60)]);
    case 6:
      return Buffer.of(0xc1, dice.whole(0, 255));
    default:
      return anyBytes(dice, 60);
  }
};
