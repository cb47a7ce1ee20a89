import { describe, expect, it } from "vitest";
import { createDice } from "../../server/rooms/testing/dice.ts";
import { encodeFrame, OPCODE } from "../../server/platform/transport/raw-websocket.ts";
import { spoil } from "./bad-bytes.ts";
import { badFrame, badShape } from "./bad-frames.ts";
import { badRequest } from "./bad-requests.ts";
import { pack } from "./pack.ts";
import { jsonOf } from "./wrong-values.ts";

const recorded = [Buffer.from([21, 1, 0xa3, 0x61, 0x62, 0x63, 0xc0]), Buffer.from([18])];
const many = (seed: number): string => {
  const dice = createDice(seed);
  const all = Array.from({ length: 300 }, (_, n) =>
    n % 3 === 0
      ? badRequest(dice, "token")
      : n % 3 === 1
        ? badFrame(dice, recorded)
        : encodeFrame(badShape(dice, Buffer.from([1, 2, 3]))),
  );
  return Buffer.concat(all).toString("base64");
};

describe("what the fuzz sends", () => {
  it("is the same again for a seed, and something else for another", () => {
    expect(many(7)).toBe(many(7));
    expect(many(7)).not.toBe(many(8));
  });
  it("spoils what was right", () => {
    const dice = createDice(1);
    const right = Buffer.from("a real frame of a real client");
    const spoilt = Array.from({ length: 100 }, () => spoil(dice, right));
    expect(spoilt.filter((bytes) => bytes.equals(right)).length).toBeLessThan(5);
    expect(right.toString()).toBe("a real frame of a real client");
  });
  it("packs names that every object has as keys of their own", () => {
    const value = new Map([["__proto__", [Number.NaN, true, null]]]);
    expect(JSON.parse(jsonOf(value))).toHaveProperty("__proto__");
    expect(pack(value).subarray(0, 5)).toEqual(Buffer.of(0xdf, 0, 0, 0, 1));
    expect(pack(["é", 1])).toEqual(
      Buffer.of(0xdd, 0, 0, 0, 2, 0xdb, 0, 0, 0, 2, 0xc3, 0xa9, 0xcb, 0x3f, 0xf0, 0, 0, 0, 0, 0, 0),
    );
  });
  it("writes frames as RFC 6455 has them, and others", () => {
    const payload = Buffer.from("hi");
    expect(encodeFrame({ opcode: OPCODE.binary, payload })).toEqual(Buffer.of(0x82, 0x82, 0, 0, 0, 0, 0x68, 0x69));
    expect(encodeFrame({ opcode: 3, payload, isMasked: false, isFinal: false, reserved: 7 })[0]).toBe(0x73);
    const long = encodeFrame({ opcode: OPCODE.binary, payload: Buffer.alloc(70_000) });
    expect(long.readBigUInt64BE(2)).toBe(70_000n);
  });
});
