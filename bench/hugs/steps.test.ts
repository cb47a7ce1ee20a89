import { describe, expect, it } from "vitest";
import { bottleneckOf, isHeld, stepOf, type Cores } from "./steps.ts";
import type { Tally } from "./tally.ts";

const record = {
  intended: 4,
  acked: 4,
  refused: 0,
  unanswered: 0,
  ackMs: { 20: 3, 990: 1 } as Tally,
  lateMs: { 1: 4 },
};
const NOTHING: Cores = { server: 0, generators: [0], database: 0 };
const stepWith = (of: Partial<typeof record>, after: Cores = NOTHING) =>
  stepOf({ perS: 100, seconds: 1 }, [{ record: { ...record, ...of }, shownMs: { 50: 4 } }], {
    before: NOTHING,
    after,
    wallMs: 1_000,
  });

describe("a step", () => {
  it("adds up its generators and takes processor time as shares of a core", () => {
    const cores = { server: 500, generators: [300, 100], database: 700 };
    const usage = { before: { ...NOTHING, server: 100, generators: [0, 0] }, after: cores, wallMs: 1_000 };
    const step = stepOf({ perS: 100, seconds: 1 }, [{ record }, { record }], usage);
    expect(step).toMatchObject({ intended: 8, acked: 8, ackMs: { p50: 2, p99: 99 }, lateMs: { p50: 0.1 } });
    expect(step.cores).toEqual({ server: 0.4, generators: [0.3, 0.1], database: 0.7 });
  });

  it("is held when all were acknowledged in time", () => {
    expect(isHeld(stepWith({}))).toBe(true);
    expect(isHeld(stepWith({ ackMs: { 20: 3, 1_000: 1 } }))).toBe(false);
    expect(isHeld(stepWith({ acked: 3, refused: 1 }))).toBe(false);
    expect(isHeld(stepWith({ acked: 3, unanswered: 1 }))).toBe(false);
    expect(isHeld(stepWith({ intended: 0, acked: 0, ackMs: {} }))).toBe(false);
  });

  it("knows its shown ones", () => {
    expect(stepWith({})).toMatchObject({ shown: 4, shownMs: { p50: 5, p99: 5 } });
  });
});

describe("the bottleneck", () => {
  it.each([
    [{ server: 950, generators: [300], database: 500 }, "the server"],
    [{ server: 500, generators: [900], database: 500 }, "the generator"],
    [{ server: 600, generators: [300], database: 900 }, "all processors, most of it the database"],
    [{ server: 800, generators: [500], database: 500 }, "all processors, most of it the server"],
    [{ server: 200, generators: [100], database: 300 }, "none of them: the database's disk, or other programs"],
  ])("of %j is %s", (after, words) => {
    expect(bottleneckOf(stepWith({}, after), 2)).toBe(words);
  });
});
