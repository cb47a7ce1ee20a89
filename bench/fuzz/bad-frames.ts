import { Protocol } from "@colyseus/core";
import { GROUP_HUG_INPUTS, GROUP_HUG_REQUESTS } from "#shared/schema/group-hug.ts";
import { INBOX_REQUESTS } from "#shared/schema/inbox.ts";
import { LOBBY_REQUESTS } from "#shared/schema/lobby.ts";
import { MAX_FRAME_BYTES } from "#shared/schema/protocol.ts";
import { OPCODE, type FrameShape } from "../../server/platform/transport/raw-websocket.ts";
import type { Dice } from "../../server/rooms/testing/dice.ts";
import { anyBytes, spoil } from "./bad-bytes.ts";
import { pack, packedLie } from "./pack.ts";
import { AWKWARD_NAMES, wrongValue } from "./wrong-values.ts";

const NAMES = [INBOX_REQUESTS, LOBBY_REQUESTS, GROUP_HUG_REQUESTS, GROUP_HUG_INPUTS].flatMap((of) => Object.keys(of));
const KEYS = ["key", "to", "design", "squeeze", "stepMs", "samples", "message", "answers", "hugId", "emoji", "userId"];
const MORE_KEYS = ["on", "touchCap", "touchForm", "sharesSeen", "groupHugId", "after", "presence", "isIn"];
const CODES = Object.values(Protocol);

/** As Colyseus writes a short string or a number. */
const nameBytes = (name: string): Buffer => {
  const bytes = Buffer.from(name);
  const lead =
    bytes.length < 32
      ? [0xa0 | bytes.length]
      : bytes.length < 256
        ? [0xd9, bytes.length]
        : [0xda, bytes.length & 255, bytes.length >> 8];
  return Buffer.concat([Buffer.from(lead), bytes]);
};

/** A request or message in the right form with a body of the wrong one. */
const wrongRequest = (dice: Dice): Buffer => {
  const isRequest = dice.chance(0.8);
  const name = dice.pick(dice.chance(0.85) ? NAMES : AWKWARD_NAMES) ?? "";
  const id = isRequest ? Buffer.of(dice.whole(0, 127)) : Buffer.alloc(0);
  const body = dice.chance(0.8) ? pack(wrongValue(dice, [...KEYS, ...MORE_KEYS])) : packedLie(dice);
  const code = isRequest ? Protocol.ROOM_REQUEST : Protocol.ROOM_DATA;
  return Buffer.concat([Buffer.of(code), id, nameBytes(name), body]);
};

/** What a room hears, in place of what it expects. `recorded`: frames of the real client. */
export const badFrame = (dice: Dice, recorded: readonly Buffer[]): Buffer => {
  const real = dice.pick(recorded) ?? Buffer.of(Protocol.PING);
  const way = dice.next();
  if (way < 0.35) return spoil(dice, real);
  if (way < 0.7) return wrongRequest(dice);
  if (way < 0.8) return real;
  if (way < 0.9) return anyBytes(dice, 120);
  return Buffer.concat([
    Buffer.of(dice.pick(CODES.filter((code) => code !== Protocol.LEAVE_ROOM)) ?? 0),
    anyBytes(dice, 60),
  ]);
};

/** A WebSocket frame that no client may send, around whatever is in it. */
export const badShape = (dice: Dice, payload: Buffer): FrameShape => {
  const opcode = dice.whole(0, 15);
  switch (dice.whole(0, 7)) {
    case 0:
      return { opcode: OPCODE.binary, payload, isMasked: false };
    case 1:
      return { opcode, payload, reserved: dice.whole(0, 7) };
    case 2:
      return { opcode: OPCODE.binary, payload, claimedLength: dice.pick([125, 65_535, 2 ** 31, 2 ** 40]) ?? 125 };
    case 3:
      return { opcode: dice.pick([OPCODE.ping, OPCODE.close]) ?? 8, payload: Buffer.alloc(126) };
    case 4:
      return { opcode: OPCODE.close, payload: anyBytes(dice, 10) };
    case 5:
      return { opcode: OPCODE.binary, payload: Buffer.alloc(MAX_FRAME_BYTES + dice.whole(1, 4 * MAX_FRAME_BYTES)) };
    case 6:
      return { opcode: OPCODE.text, payload: Buffer.from([0xff, 0xfe, 0xc0]) };
    default:
      return { opcode, payload, isFinal: false };
  }
};
