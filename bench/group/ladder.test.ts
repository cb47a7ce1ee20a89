import { expect, it } from "vitest";
import { climb } from "./ladder.ts";

const climbed = async (limit: number, of: Partial<Parameters<typeof climb>[0]> = {}) => {
  const asked: number[] = [];
  const held = await climb({ start: 100, step: 50, most: 400, ...of }, async (rung) => {
    asked.push(rung);
    return rung <= limit;
  });
  return [held, asked];
};

it("climbs until one does not hold twice, then tries once halfway", async () => {
  expect(await climbed(230)).toEqual([225, [100, 150, 200, 250, 250, 225]]);
  expect(await climbed(210)).toEqual([200, [100, 150, 200, 250, 250, 225, 225]]);
});

it("goes down from a first that does not hold, also below a step", async () => {
  expect(await climbed(60)).toEqual([50, [100, 100, 50, 75, 75]]);
  expect(await climbed(30)).toEqual([25, [100, 100, 50, 50, 25]]);
  expect(await climbed(0)).toEqual([0, [100, 100, 50, 50, 25, 25]]);
});

it("ends at the most, and when its time is over", async () => {
  expect(await climbed(1_000)).toEqual([400, [100, 150, 200, 250, 300, 350, 400]]);
  expect(await climbed(1_000, { most: 60 })).toEqual([60, [60]]);
  expect(await climbed(1_000, { isOver: () => true })).toEqual([100, [100]]);
});

it("believes the second answer", async () => {
  let asked = 0;
  expect(await climb({ start: 1, step: 1, most: 1 }, async () => (asked += 1) === 2)).toBe(1);
});
