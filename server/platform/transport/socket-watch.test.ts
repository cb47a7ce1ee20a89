import { Protocol } from "@colyseus/core";
import { describe, expect, it } from "vitest";
import { MAX_FRAME_BYTES } from "#shared/schema/protocol.ts";
import {
  FRAMES_ANYWHERE_PER_SECOND_MAX,
  GONE_AFTER_LOOKS,
  LOOK_EVERY_MS,
  PING_AFTER_LOOKS,
  PINGS_PER_SECOND_MAX,
  SEATED_WITHIN_LOOKS,
} from "./socket-limits.ts";
import { CLOSE_TOO_BIG, CLOSE_TOO_MANY, hearPong, lookAt, takeFrame, takePing, watchSocket } from "./socket-watch.ts";

const JOIN = Uint8Array.of(Protocol.JOIN_ROOM);
const DATA = Uint8Array.of(Protocol.ROOM_DATA, 0xa1, 0x78);
const looks = (watch: ReturnType<typeof watchSocket>, count: number) =>
  Array.from({ length: count }, () => lookAt(watch));
/** Looks at one that always answers. */
const talkative = (watch: ReturnType<typeof watchSocket>) =>
  Array.from({ length: SEATED_WITHIN_LOOKS }, () => (hearPong(watch), lookAt(watch)));

describe("what one connection may do", () => {
  it("S1 is pinged once in a silence and gone within 8 s; whatever is heard begins anew", () => {
    const watch = watchSocket(false);
    const seen = looks(watch, GONE_AFTER_LOOKS);
    expect(seen.indexOf("ping")).toBe(PING_AFTER_LOOKS - 1);
    expect(seen.indexOf("gone")).toBe(GONE_AFTER_LOOKS - 1);
    expect(seen.filter((one) => one === "ping")).toHaveLength(1);
    expect(GONE_AFTER_LOOKS * LOOK_EVERY_MS).toBeLessThan(8_000);
    const answering = watchSocket(false);
    for (let round = 0; round < 5; round += 1) {
      expect(looks(answering, PING_AFTER_LOOKS).at(-1)).toBe("ping");
      hearPong(answering);
    }
  });
  it("S2 acknowledges its seat before anything else, once somebody listens, and in time", () => {
    const early = watchSocket(true);
    expect(takeFrame(early, JOIN, false, 0)).toBe(CLOSE_TOO_MANY);
    const wrong = watchSocket(true);
    expect(takeFrame(wrong, DATA, true, 0)).toBe(CLOSE_TOO_MANY);
    const right = watchSocket(true);
    expect([takeFrame(right, JOIN, true, 0), takeFrame(right, DATA, true, 0)]).toEqual(["take", "take"]);
    const never = watchSocket(true);
    expect(talkative(never).indexOf("gone")).toBe(SEATED_WITHIN_LOOKS - 1);
    const seatless = watchSocket(false);
    expect(talkative(seatless)).not.toContain("gone");
  });
  it("S5 closes with 4002 whoever sends a name that is no text", () => {
    const watch = watchSocket(true);
    expect(takeFrame(watch, JOIN, true, 0)).toBe("take");
    expect(takeFrame(watch, Uint8Array.of(Protocol.ROOM_DATA, 0xa1, 0xff), true, 0)).toBe(CLOSE_TOO_MANY);
  });
  it("S3 S6 is closed by a frame that is too big, and what it sends then is left", () => {
    const watch = watchSocket(false);
    expect(takeFrame(watch, new Uint8Array(MAX_FRAME_BYTES), true, 0)).toBe("take");
    expect(takeFrame(watch, new Uint8Array(MAX_FRAME_BYTES + 1), true, 0)).toBe(CLOSE_TOO_BIG);
    expect([takeFrame(watch, DATA, true, 1), takePing(watch, 1)]).toEqual(["leave", "leave"]);
    expect(looks(watch, GONE_AFTER_LOOKS)).not.toContain("ping");
  });
  it("S4 counts frames and pings by the second", () => {
    const watch = watchSocket(false);
    for (let second = 0; second < 3; second += 1) {
      for (let n = 0; n < FRAMES_ANYWHERE_PER_SECOND_MAX; n += 1)
        expect(takeFrame(watch, DATA, true, second * 1_000 + n)).toBe("take");
      for (let n = 0; n < PINGS_PER_SECOND_MAX; n += 1) expect(takePing(watch, second * 1_000 + 999)).toBe("take");
    }
    const pinging = structuredClone(watch);
    expect(takeFrame(watch, DATA, true, 2_999)).toBe(CLOSE_TOO_MANY);
    expect(takePing(pinging, 2_999)).toBe(CLOSE_TOO_MANY);
  });
});
