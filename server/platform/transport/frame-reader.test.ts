import { expect, it } from "vitest";
import { OPCODE } from "./raw-websocket.ts";
import { createFrameReader } from "./frame-reader.ts";

const served = (length: number): Buffer => {
  const payload = Buffer.alloc(length, length % 251);
  const head =
    length < 126
      ? Buffer.from([0x82, length])
      : length < 65_536
        ? Buffer.from([0x82, 126, length >> 8, length & 255])
        : Buffer.concat([Buffer.from([0x82, 127, 0, 0, 0, 0]), Buffer.from(Uint32Array.of(length).buffer).swap32()]);
  return Buffer.concat([head, payload]);
};

const SHORT = [0, 1, 125, 126, 300, 0, 20];
it.each([
  [1, SHORT],
  [2, SHORT],
  [7, SHORT],
  [1_000, [...SHORT, 65_535, 65_536, 20]],
  [200_000, [...SHORT, 65_535, 65_536, 20]],
])("reads frames of all lengths in pieces of %i bytes", (piece, lengths) => {
  const bytes = Buffer.concat(lengths.map(served));
  const seen: number[] = [];
  const reader = createFrameReader((opcode, payload) => {
    expect(opcode).toBe(OPCODE.binary);
    expect(payload.every((byte) => byte === payload.byteLength % 251)).toBe(true);
    seen.push(payload.byteLength);
  });
  // One piece of memory for all of them, as a socket does it.
  const memory = Buffer.alloc(piece);
  for (let at = 0; at < bytes.byteLength; at += piece) {
    const length = bytes.copy(memory, 0, at, at + piece);
    reader.take(memory.subarray(0, length));
  }
  expect(seen).toEqual(lengths);
});
