import { describe, expect, it } from "vitest";
import { findHeld } from "./find-held.ts";

const SEARCH = { startPerS: 1_000, mostPerS: 20_000, growth: 1.5, refinements: 3 };
/** A server that holds so much, and what it was asked. */
const holding = (mostPerS: number) => {
  const asked: number[] = [];
  return { asked, isHeld: async (perS: number) => (asked.push(perS), perS <= mostPerS) };
};

describe("the highest rate that holds", () => {
  it.each([700, 1_000, 2_345, 7_777, 12_000])("is found near %d, and never above it", async (most) => {
    const { isHeld } = holding(most);
    const found = await findHeld(SEARCH, isHeld);
    expect(found).toBeLessThanOrEqual(most);
    expect(found).toBeGreaterThan(0.88 * most);
  });

  it("is one that was seen to hold", async () => {
    const { asked, isHeld } = holding(5_000);
    expect(asked).not.toContain(undefined);
    const found = await findHeld({ ...SEARCH, refinements: 0 }, isHeld);
    expect(asked).toContain(found);
  });

  it("goes down when the first is too much, and is none when nothing holds", async () => {
    expect(await findHeld(SEARCH, holding(420).isHeld)).toBeGreaterThan(300);
    expect(await findHeld(SEARCH, holding(0).isHeld)).toBe(0);
  });

  it("ends when it is to, with what was held until then", async () => {
    const { asked, isHeld } = holding(Infinity);
    expect(await findHeld({ ...SEARCH, isOver: () => asked.length === 3 }, isHeld)).toBe(2_250);
    const slow = holding(0);
    expect(await findHeld({ ...SEARCH, isOver: () => slow.asked.length === 1 }, slow.isHeld)).toBe(0);
    expect(slow.asked).toEqual([1_000]);
  });

  it("ends at the most it is to ask for", async () => {
    const { asked, isHeld } = holding(Infinity);
    expect(await findHeld(SEARCH, isHeld)).toBe(20_000);
    expect(Math.max(...asked)).toBe(20_000);
  });

  it("asks again when a rate did not hold: a machine has a bad moment now and then", async () => {
    let isFirst = true;
    const found = await findHeld({ ...SEARCH, mostPerS: 1_500 }, async () => {
      const answer = !isFirst;
      isFirst = false;
      return answer;
    });
    expect(found).toBe(1_500);
  });
});
