import { Protocol } from "@colyseus/core";
import { expect, it } from "vitest";
import { hasReadableName } from "./frame-name.ts";

const named = (...name: number[]) => Uint8Array.of(Protocol.ROOM_DATA, ...name);

it("S5 passes names as clients write them, numbers, and frames without a name", () => {
  const text = [...Buffer.from("hug/send")];
  expect(hasReadableName(named(0xa8, ...text, 0xc0))).toBe(true);
  expect(hasReadableName(named(0xd9, 8, ...text))).toBe(true);
  for (const id of [[5], [0xcc, 200], [0xcd, 1, 1], [0xce, 1, 1, 1, 1]])
    expect(hasReadableName(Uint8Array.of(Protocol.ROOM_REQUEST, ...id, 0xa8, ...text))).toBe(true);
  expect(hasReadableName(named(7))).toBe(true);
  expect(hasReadableName(Uint8Array.of(Protocol.PING))).toBe(true);
});
it("S5 stops names with other letters, cut off, too long, or missing", () => {
  expect(hasReadableName(named(0xa2, 0x61, 0xff))).toBe(false);
  expect(hasReadableName(named(0xa9, 0x61))).toBe(false);
  expect(hasReadableName(named(0xda, 0, 1, 0x61))).toBe(false);
  expect(hasReadableName(named())).toBe(false);
  expect(hasReadableName(Uint8Array.of(Protocol.ROOM_REQUEST))).toBe(false);
  // The modifier bits of the code change nothing.
  expect(hasReadableName(Uint8Array.of(Protocol.ROOM_DATA | 0x20, 0xa1, 0xff))).toBe(false);
});
