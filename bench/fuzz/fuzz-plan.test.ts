import { describe, expect, it } from "vitest";
import { parsePlan } from "./fuzz-plan.ts";
import { isSound, lineOf } from "./fuzz-report.ts";
import type { TransportFigures } from "./fuzz-transport.ts";

const figures: TransportFigures = {
  transport: "ws",
  counts: { rooms: 10, sockets: 20, floods: 30, http: 40 },
  tookMs: 1_000,
  exits: 0,
  holds: [{ holdMs: 60, wallMs: 90, workMs: 20.04, atMs: 5 }],
  errors: [],
  healthy: { sent: 3, acknowledged: 3, arrived: 3, lost: 0, ackMs: { p50: 1, p99: 2 }, failures: [] },
  seededHoldMs: 59,
  isSeededExitSeen: true,
};

describe("the fuzz bench", () => {
  it("reads its options", () => {
    expect(parsePlan([], 5)).toMatchObject({ frames: 2_000_000, seed: 5, transports: ["uws", "ws"] });
    expect(parsePlan(["--quick", "--seed", "9", "--on", "ws"], 5)).toMatchObject({ seed: 9, transports: ["ws"] });
    for (const wrong of [["--seed", "x"], ["--frames", "-1"], ["--on", "udp"], ["--slow"]])
      expect(() => parsePlan(wrong, 5)).toThrow();
  });
  it("adds up both transports for its last line", () => {
    const other = { ...figures, exits: 1, holds: [{ holdMs: 70, wallMs: 70, workMs: 70, atMs: 0 }] };
    expect(lineOf([figures, other])).toEqual({ bench: "fuzz", frames: 200, exits: 1, longestHoldMs: 70 });
    expect(lineOf([figures])).toEqual({ bench: "fuzz", frames: 100, exits: 0, longestHoldMs: 20 });
  });
  it("is sound only when nothing went wrong and what was planted was found", () => {
    expect(isSound([figures])).toBe(true);
    const wrongs: Partial<TransportFigures>[] = [
      { exits: 1 },
      { holds: [{ holdMs: 51, wallMs: 51, workMs: 51, atMs: 0 }] },
      { errors: ["x"] },
      { healthy: { ...figures.healthy, acknowledged: 2 } },
      { healthy: { ...figures.healthy, arrived: 2 } },
      { seededHoldMs: 20 },
      { isSeededExitSeen: false },
    ];
    for (const wrong of wrongs) expect(isSound([figures, { ...figures, ...wrong }])).toBe(false);
  });
});
