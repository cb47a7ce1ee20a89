import { describe, expect, it } from "vitest";
import { damageOf, type Seen } from "./storm.evidence.ts";

const seenOf = (numbers: Record<number, string | null>, repeats = 0): Seen => ({
  byNumber: new Map(Object.entries(numbers).map(([seq, id]) => [Number(seq), id])),
  repeats,
});
const heads = new Map([
  ["ann", 2],
  ["ben", 0],
]);
const acked = [{ id: "h1", to: "ann" }];
const damage = (ann: Seen) =>
  damageOf(
    heads,
    new Map([
      ["ann", ann],
      ["ben", seenOf({})],
    ]),
    acked,
  );

describe("what a storm damaged", () => {
  it("is nothing when every number came once", () => {
    expect(damage(seenOf({ 1: "h1", 2: null }))).toEqual({ lost: 0, doubled: 0 });
  });
  it("V1 counts numbers that never came", () => {
    expect(damage(seenOf({ 1: "h1" }))).toEqual({ lost: 1, doubled: 0 });
  });
  it("V2 counts acknowledged hugs that came under no number", () => {
    expect(damage(seenOf({ 1: "h2", 2: null }))).toEqual({ lost: 1, doubled: 0 });
  });
  it("does not count what somebody who is still away has not got", () => {
    expect(damageOf(heads, new Map(), acked)).toEqual({ lost: 0, doubled: 0 });
  });
  it("V3 V4 counts what came twice", () => {
    expect(damage(seenOf({ 1: "h1", 2: null }, 3))).toEqual({ lost: 0, doubled: 3 });
    expect(damage(seenOf({ 1: "h1", 2: "h1" }))).toEqual({ lost: 0, doubled: 1 });
  });
});
