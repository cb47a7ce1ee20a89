import { Protocol } from "@colyseus/core";

/** How many bytes a number takes after its first one, by that one (MessagePack, as @colyseus/schema writes numbers). */
const NUMBER_REST: Readonly<Record<number, number>> = {
  0xca: 4,
  0xcb: 8,
  0xcc: 1,
  0xcd: 2,
  0xce: 4,
  0xcf: 8,
  0xd0: 1,
  0xd1: 2,
  0xd2: 4,
  0xd3: 8,
};
/** Longer ones are nobody's. */
const NAME_MAX_BYTES = 255;

/**
 * Whether the name in a frame that has one is at most 255 bytes of plain ASCII, as all of ours are, or a number. Frames
 * without a name pass.
 */
export const hasReadableName = (frame: Uint8Array): boolean => {
  const code = (frame[0] ?? 0) & 31;
  if (code !== Protocol.ROOM_DATA && code !== Protocol.ROOM_DATA_BYTES && code !== Protocol.ROOM_REQUEST) return true;
  const nameAt = code === Protocol.ROOM_REQUEST ? 2 + (NUMBER_REST[frame[1] ?? 0] ?? 0) : 1;
  const head = frame[nameAt];
  if (head === undefined) return false;
  const isShort = head >= 0xa0 && head < 0xc0;
  if (!isShort && head !== 0xd9) return head < 0x80 || head >= 0xe0 || head in NUMBER_REST;
  const startAt = isShort ? nameAt + 1 : nameAt + 2;
  const length = isShort ? head & 31 : (frame[nameAt + 1] ?? NAME_MAX_BYTES);
  if (startAt + length > frame.byteLength) return false;
  for (let at = startAt; at < startAt + length; at += 1) if ((frame[at] ?? 0x80) >= 0x80) return false;
  return true;
};
