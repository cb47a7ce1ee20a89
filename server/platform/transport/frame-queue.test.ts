import { describe, expect, it } from "vitest";
import { createFrameQueue, QUEUED_MAX_BYTES, TURN_MAX_MS, type FrameTaker } from "./frame-queue.ts";

/** A loop of our own, in which each frame takes `costMs`. */
const made = (costMs: number) => {
  let nowMs = 0;
  let soon: (() => void)[] = [];
  const got: string[] = [];
  const taker = (name: string): FrameTaker => ({
    queuedBytes: 0,
    deliver: (frame) => {
      nowMs += costMs;
      got.push(`${name}${frame.toString()}`);
    },
  });
  const queue = createFrameQueue(
    () => nowMs,
    (run) => soon.push(run),
  );
  const turn = (): void => {
    const now = soon;
    soon = [];
    for (const run of now) run();
  };
  return { queue, taker, got, turn, spentMs: () => nowMs };
};

describe("frames of one turn", () => {
  it("go on at once while there is time, then wait for the next turn, in order", () => {
    const { queue, taker, got, turn, spentMs } = made(TURN_MAX_MS / 2);
    const [a, b] = [taker("a"), taker("b")];
    for (const n of ["1", "2", "3"]) for (const to of [a, b]) expect(queue.put(to, Buffer.from(n))).toBe(true);
    expect(got).toEqual(["a1", "b1"]);
    for (let turns = 0; turns < 3; turns += 1) {
      const beganMs = spentMs();
      turn();
      expect(spentMs() - beganMs).toBeLessThanOrEqual(TURN_MAX_MS);
    }
    expect(got).toEqual(["a1", "b1", "a2", "b2", "a3", "b3"]);
    expect([a.queuedBytes, b.queuedBytes]).toEqual([0, 0]);
    expect(queue.put(a, Buffer.from("4"))).toBe(true);
    expect(got.at(-1)).toBe("a4");
  });
  it("keep their own bytes, and no more than a connection may have waiting", () => {
    const { queue, taker, got, turn } = made(TURN_MAX_MS);
    const to = taker("");
    const lent = Buffer.from("x");
    queue.put(to, lent);
    queue.put(to, lent);
    lent.write("y");
    const large = Buffer.alloc(QUEUED_MAX_BYTES - 1);
    expect([queue.put(to, large), queue.put(to, lent)]).toEqual([true, false]);
    expect(queue.put(taker("other "), lent)).toBe(true);
    turn();
    expect(got).toEqual(["x", "x"]);
  });
});
