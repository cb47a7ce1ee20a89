import { describe, expect, it } from "vitest";
import { countCaught, suspectsIn } from "./checker.ts";
import { madeClient, madeCue, madeGroup, soundGroup } from "./testing/made-records.ts";

const cues = (errorMs: number, aroundMs?: number) =>
  Array.from({ length: 20 }, (_, cue) => madeCue(cue, errorMs, aroundMs));

describe("the checker", () => {
  it("suspects nobody who is off by what their path may hide", () => {
    expect(suspectsIn([soundGroup()])).toEqual([]);
    expect(suspectsIn([madeGroup(3, [madeClient(cues(48)), madeClient(cues(-48))])])).toEqual([]);
  });

  it("suspects a clock that no path of that round trip explains", () => {
    const group = madeGroup(3, [madeClient(cues(0)), madeClient(cues(200, 400))]);
    expect(suspectsIn([soundGroup(), group])).toEqual([{ group: 3, client: 1, why: "is 200.0 ms off" }]);
    expect(suspectsIn([madeGroup(3, [madeClient(cues(-300_000, 400_000))])])).toHaveLength(1);
  });

  it("suspects an interval that does not hold the truth", () => {
    expect(suspectsIn([madeGroup(0, [madeClient(cues(1.5, 1))])])).toEqual([
      { group: 0, client: 0, why: "claims an interval that holds 0 of 20 starts" },
    ]);
  });

  it("suspects whoever starts nothing", () => {
    expect(suspectsIn([madeGroup(0, [madeClient([])])])).toHaveLength(1);
  });

  it("allows for one stall of the machine", () => {
    expect(suspectsIn([madeGroup(0, [madeClient([...cues(1), madeCue(20, 90)])])])).toEqual([]);
  });
});

describe("the seeded faults", () => {
  it("are caught one by one", () => {
    expect(countCaught(soundGroup(), [cues(-300_000), cues(200), cues(1, 0.05)])).toBe(3);
  });

  it("are not caught by a checker that sees none, nor when it suspects somebody anyway", () => {
    expect(countCaught(soundGroup(), [cues(1), cues(200), []])).toBe(2);
    const suspect = madeGroup(0, [...soundGroup().clients, madeClient(cues(200))]);
    expect(countCaught(suspect, [cues(200)])).toBe(0);
  });
});
