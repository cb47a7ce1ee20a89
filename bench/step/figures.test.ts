import { describe, expect, it } from "vitest";
import { figuresOf } from "./figures.ts";
import { madeClient, madeCue, madeGroup, soundGroup } from "./testing/made-records.ts";

describe("the figures", () => {
  it("has the spread of each cue, in quantiles over groups and cues", () => {
    const figures = figuresOf([soundGroup(0), soundGroup(1)], 20);
    expect(figures).toMatchObject({ groups: 2, clients: 10, clientCues: 200, missingCues: 0, probes: 600 });
    expect(figures.skewMs).toEqual({ p50: 4, p99: 4 });
    expect(figures.peers).toEqual({ "one ping": { p50: 40, p99: 40 } });
    expect(figures).toMatchObject({
      coverage: 1,
      widthMs: 100,
      widthOverMs: -1,
      lateRatio: 0,
      bounded: 1,
      boundMs: 100,
    });
    expect(figures.convergeMs).toEqual({ p50: 300, p99: 300 });
    expect(figures.groupConvergeMs).toEqual({ p50: 900, p99: 900 });
  });

  it("has the floor of the fixed delays, a group", () => {
    const net = { seed: 1, upMs: 80, downMs: 20, jitterMs: 25, driftPpm: 10, localMs: 5 };
    const skewed = madeGroup(0, [madeClient([madeCue(0, 0)]), madeClient([madeCue(0, 30)], { net })]);
    expect(figuresOf([skewed], 1).floorMs).toEqual({ p50: 30, p99: 30 });
  });

  it("counts cues that are late, and those that never came", () => {
    const late = { ...madeCue(0, 5), receivedMs: madeCue(0, 0).dueMs + 1 };
    const figures = figuresOf([madeGroup(0, [madeClient([late]), madeClient([madeCue(0, 0), madeCue(1, 0)])])], 2);
    expect(figures).toMatchObject({ missingCues: 1, clientCues: 3, lateRatio: 1 / 3 });
    // Only the cue that both have counts for the spread.
    expect(figures.skewMs).toEqual({ p50: 5, p99: 5 });
  });

  it("counts intervals that miss and bounds that are too small", () => {
    const narrow = madeGroup(0, [madeClient([madeCue(0, 0, 1)]), madeClient([madeCue(0, 9, 1)])]);
    expect(figuresOf([narrow], 1)).toMatchObject({ coverage: 0.5, bounded: 0, boundMs: 2 });
  });

  it("leaves out a peer that not every client of the group has", () => {
    const without = { ...madeCue(0, 0), peersMs: {} };
    expect(figuresOf([madeGroup(0, [madeClient([without]), madeClient([madeCue(0, 1)])])], 1).peers).toEqual({});
  });
});
