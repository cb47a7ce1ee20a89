import { describe, expect, test } from "vitest";
import { createFairQueue, type Asked } from "./fair-queue.ts";

const queueOf = (share: number, ...requests: readonly Asked[]) => {
  const queue = createFairQueue<Asked>(share);
  for (const request of requests) queue.add(request);
  return queue;
};
const request = (caller: string, count: number): Asked => ({
  caller,
  items: Array.from({ length: count }, (_, n) => `${caller}${n}`),
});
const taken = (queue: ReturnType<typeof queueOf>, most: number): string =>
  queue
    .take(most)
    .flatMap(({ request: { items }, from, to }) => items.slice(from, to))
    .join(" ");

describe("the queue of items", () => {
  test("callers take turns, a share each, and what does not fit waits for the next batch", () => {
    const queue = queueOf(2, request("a", 5), request("b", 1), request("c", 3));
    expect(taken(queue, 4)).toBe("a0 a1 b0 c0");
    expect(taken(queue, 4)).toBe("a2 a3 c1 c2");
    expect(queue.size).toBe(1);
    expect(taken(queue, 4)).toBe("a4");
    expect(taken(queue, 4)).toBe("");
  });

  test("who is alone fills the batch, and several shares of one request are one slice", () => {
    const queue = queueOf(2, request("a", 7));
    expect(queue.take(5).map(({ from, to }) => [from, to])).toEqual([[0, 5]]);
    expect(queue.take(5).map(({ from, to }) => [from, to])).toEqual([[5, 7]]);
  });

  test("who comes late has a turn before somebody's thousandth", () => {
    const queue = queueOf(2, request("a", 1000));
    queue.take(4);
    queue.add(request("b", 1));
    expect(taken(queue, 4)).toBe("a4 a5 a6 b0");
  });

  test("one caller's requests keep their order", () => {
    const queue = queueOf(2, request("a", 3), { caller: "a", items: ["later0", "later1"] });
    expect(taken(queue, 4)).toBe("a0 a1 a2 later0");
  });

  test("what is dropped waits no more, begun or not", () => {
    const [first, second] = [request("a", 5), request("a", 2)];
    const queue = queueOf(2, first, second);
    queue.take(2);
    queue.drop(first);
    expect(queue.size).toBe(2);
    queue.drop(first);
    expect(taken(queue, 9)).toBe("a0 a1");
    queue.add(first);
    queue.drop(first);
    expect([queue.size, taken(queue, 9)]).toEqual([0, ""]);
  });

  test("any mix comes out whole, once each, in the order of each caller", () => {
    const requests = Array.from({ length: 40 }, (_, n) => ({
      caller: `c${n % 7}`,
      items: Array.from({ length: (n * 13) % 23 }, (__, item) => `c${n % 7}:${n * 100 + item}`),
    }));
    const queue = queueOf(3, ...requests);
    const out: string[] = [];
    while (queue.size > 0) {
      const before = queue.size;
      out.push(...taken(queue, 8).split(" "));
      expect(before - queue.size).toBe(Math.min(8, before));
    }
    const all = requests.flatMap(({ items }) => items);
    expect(out.toSorted()).toEqual(all.toSorted());
    for (let n = 0; n < 7; n += 1) {
      const own = (item: string) => item.startsWith(`c${n}:`);
      expect(out.filter(own)).toEqual(all.filter(own));
    }
  });
});
