import fc from "fast-check";
import { expect, test } from "vitest";
import { digestOf, digestOfItems, stateDigest } from "./digest.ts";

test("digests are the same everywhere", () => {
  expect([null, undefined, {}, "", "a", 0, 1.5, true, [1], { a: "é" }].map(digestOf)).toEqual([
    0, 0, 0, 2104632520, 598717963, 2911989776, 2245947750, 4211189133, 2964133543, 3530878352,
  ]);
});

test("the order of keys does not matter, and what is not there does not", () => {
  expect(digestOf({ a: 1, b: { c: "x" } })).toBe(digestOf({ b: { c: "x", d: undefined }, e: {}, a: 1, f: null }));
});

test("another value, key or place is another digest", () => {
  const json = fc.jsonValue({ maxDepth: 3 });
  const bare = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return value;
    const items = Object.entries(value).flatMap(([key, item]) => {
      const own = bare(item);
      return own === null || (typeof own === "object" && Object.keys(own).length === 0) ? [] : [[key, own] as const];
    });
    return Object.fromEntries(items.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  };
  const textOf = (value: unknown): string => JSON.stringify(bare(value) ?? {});
  fc.assert(
    fc.property(json, json, (a, b) => {
      expect(digestOf(a) === digestOf(b)).toBe(textOf(a) === textOf(b));
    }),
  );
  expect(digestOf({ a: "1" })).not.toBe(digestOf({ a: 1 }));
});

test("a state is the sum of its fields, without what is live", () => {
  const state = (json: object) => ({ toJSON: () => json });
  const people = { ann: { name: "Ann" }, ben: { name: "Ben" } };
  const fields = digestOfItems([
    ["count", digestOf(2)],
    ["people", digestOfItems(Object.entries(people).map(([id, person]) => [id, digestOf(person)]))],
  ]);
  expect(stateDigest(state({ people, count: 2, pressures: [1, 2, 3] }))).toBe(fields);
  expect(stateDigest(state({ people, count: 2 }))).toBe(fields);
});
