import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LEAD_MOST_MS, leadOf, RETRANSMISSION_MS } from "./lead.ts";

describe("the lead of a cue", () => {
  it("covers the slowest way down and one retransmission", () => {
    expect(leadOf([40, 150, 12], 0)).toBe(150 + RETRANSMISSION_MS);
  });

  it("is at least the countdown and at most what people wait", () => {
    expect(leadOf([40], 2_000)).toBe(2_000);
    expect(leadOf([59_000], 2_000)).toBe(LEAD_MOST_MS);
    expect(leadOf([], 2_000)).toBe(2_000);
    expect(leadOf([], 9_000)).toBe(LEAD_MOST_MS);
  });

  it("takes no part in what is no duration", () => {
    expect(leadOf([Number.NaN, -5, 0], 0)).toBe(RETRANSMISSION_MS);
    expect(leadOf([Infinity], 0)).toBe(LEAD_MOST_MS);
  });

  it("stays in its bounds whatever devices say", () => {
    fc.assert(
      fc.property(fc.array(fc.double()), fc.double({ min: 0, max: LEAD_MOST_MS, noNaN: true }), (downsMs, leastMs) => {
        const leadMs = leadOf(downsMs, leastMs);
        return leadMs >= leastMs && leadMs <= LEAD_MOST_MS;
      }),
    );
  });
});
