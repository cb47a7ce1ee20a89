import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import type { FaultyAct, FaultyAsk } from "./testing/faulty-models.ts";
import { doing, openTinyPool, timesOf, wordsOf } from "./testing/tiny-pool.ts";

let opened: ReturnType<typeof openTinyPool>;
const open = (of: Parameters<typeof openTinyPool>[0] = {}) => (opened = openTinyPool(of));
afterEach(() => opened.close());

const ACTS: readonly FaultyAct[] = ["exit", "hang", "grow", "throw", "throw aside"];
/** A worker that hangs is late `times` times; the others end by themselves. */
const endHanging = async (ask: FaultyAsk, times: number): Promise<void> => {
  for (let time = 1; ask.does === "hang" && time <= times; time += 1) {
    await expect.poll(() => timesOf(ask), { timeout: 15_000 }).toBe(time);
    opened.passDeadlines();
  }
};
const upTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n);
const doubled = (items: readonly number[]): number[] => items.map((x) => 2 * x + 1);

describe("real workers", () => {
  test("S1 S2 no thread before the first question; one result an item in their order, also over many batches", async () => {
    const pool = open({ threads: 2 });
    expect(pool.metrics().workers).toBe(0);
    const [many, few] = await Promise.all([pool.ask(upTo(50)), pool.ask([7, 3], "ben")]);
    expect(wordsOf(many)).toEqual(doubled(upTo(50)));
    expect(wordsOf(few)).toEqual([15, 7]);
    expect(pool.metrics()).toMatchObject({ items: 52, retries: 0, replaced: 0, waiting: 0, underWay: 0 });
    expect(pool.metrics().batches).toBeGreaterThanOrEqual(13);
    expect(pool.metrics().workers).toBeGreaterThanOrEqual(1);
  });

  test("outputs that never change are read once and given to the reading", async () => {
    const pool = open();
    const scored = await pool.ask([1]);
    expect(scored).toEqual({ kind: "scored", results: [{ y: 3, constant: "a\nb\n" }] });
    expect(wordsOf(await pool.ask([1], "ann", "other"))).toEqual([3]);
    expect(pool.metrics().models).toEqual({ tiny: "there", other: "there", plain: "not_asked" });
  });

  test.each(ACTS)("S5 a worker that does “%s” once is replaced, and nobody notices", async (does) => {
    const pool = open();
    const ask = doing(does, true);
    const asked = [pool.ask([5, ask]), pool.ask([6, 7], "ben")];
    await endHanging(ask, 1);
    expect((await Promise.all(asked)).map(wordsOf)).toEqual([
      [11, 3],
      [13, 15],
    ]);
    expect(pool.metrics().retries).toBe(1);
    expect(pool.metrics().replaced).toBe(does === "throw" ? 0 : 1);
  });

  test.each(ACTS)(
    "S5 whoever always does “%s” is refused; those in the same batch and after it are not",
    async (does) => {
      const pool = open();
      const ask = doing(does);
      const asked = [pool.ask([1, ask], "mallory"), pool.ask([6, 7], "ben"), pool.ask(upTo(9), "cleo")];
      await endHanging(ask, 2);
      const answers = await Promise.all(asked);
      expect(answers[0]).toEqual({ kind: "refused", refusal: { code: "try_later", retryAfterMs: 700 } });
      expect(answers.slice(1).map(wordsOf)).toEqual([[13, 15], doubled(upTo(9))]);
      expect(wordsOf(await pool.ask([4]))).toEqual([9]);
      expect(pool.metrics()).toMatchObject({ retries: 1, refused: 1, replaced: does === "throw" ? 0 : 2, waiting: 0 });
      expect(JSON.stringify(pool.logged)).not.toContain("nobody may read");
    },
  );

  // What throws aside may have answered before.
  test.each(ACTS.filter((act) => act !== "throw aside"))(
    "S5 what needs no model is done, lost and done again like what does: “%s”",
    async (does) => {
      const pool = open();
      const [once, always] = [doing(does, true), doing(does)];
      const asked = [pool.ask([5, once, 6], "ann", "plain"), pool.ask([7], "ben", "plain")];
      await endHanging(once, 1);
      expect((await Promise.all(asked)).map(wordsOf)).toEqual([[11, 3, 13], [15]]);
      const refused = pool.ask([always], "mallory", "plain");
      await endHanging(always, 2);
      expect(wordsOf(await refused)).toBe("try_later");
      expect(wordsOf(await pool.ask([8], "ann", "plain"))).toEqual([17]);
      expect(pool.metrics().models).toMatchObject({ plain: "there" });
    },
  );

  test("a pool whose workers were lost ten times still answers", async () => {
    const pool = open();
    for (let n = 0; n < 5; n += 1) expect(wordsOf(await pool.ask([doing("exit")]))).toBe("try_later");
    expect(pool.metrics().replaced).toBe(10);
    expect(wordsOf(await pool.ask([4]))).toEqual([9]);
  });

  test("closing while a worker hangs answers everybody and leaves no thread", async () => {
    const pool = open();
    const hang = doing("hang");
    const asked = [pool.ask([hang])];
    await expect.poll(() => timesOf(hang), { timeout: 15_000 }).toBe(1);
    asked.push(pool.ask([1], "ben"));
    await pool.close();
    expect((await Promise.all(asked)).map(wordsOf)).toEqual(["try_later", "try_later"]);
    expect(wordsOf(await pool.ask([1]))).toBe("try_later");
    expect(pool.metrics().workers).toBe(0);
    expect(pool.logged).toEqual([]);
  });

  test("a worker that is late within native code is not ended there, which would end the process", async () => {
    const pool = open();
    const slow = doing("slow");
    const asked = pool.ask([5, slow]);
    await expect.poll(() => timesOf(slow), { timeout: 15_000 }).toBe(1);
    await pause(50);
    pool.passDeadlines();
    pool.passDeadlines();
    expect(["scored", "refused"]).toContain((await asked).kind);
    expect(wordsOf(await pool.ask([4]))).toEqual([9]);
  });

  test("whoever asked a worker that is late within native code is answered, while another one stands in for it", async () => {
    const pool = open();
    const slow = doing("slow");
    const asked = pool.ask([slow]);
    for (let time = 1; time <= 2; time += 1) {
      await expect.poll(() => timesOf(slow), { timeout: 15_000 }).toBe(time);
      await pause(50);
      pool.passDeadlines();
      if (time === 1) await expect.poll(() => pool.metrics().workers, { interval: 5 }).toBe(2);
    }
    expect(wordsOf(await asked)).toBe("try_later");
    expect(wordsOf(await pool.ask([4]))).toEqual([9]);
    expect(pool.metrics()).toMatchObject({ replaced: 2, refused: 1 });
  });

  test("closing waits until a worker is out of native code", async () => {
    const pool = open();
    const slow = doing("slow");
    const asked = pool.ask([slow]);
    await expect.poll(() => timesOf(slow), { timeout: 15_000 }).toBe(1);
    await pause(50);
    await pool.close();
    expect(wordsOf(await asked)).toBe("try_later");
    expect(pool.metrics().workers).toBe(0);
  });

  test("a thread with nothing to do ends, and the next question starts another", async () => {
    const pool = open({ idleMs: 1 });
    await pool.ask([0]);
    await expect.poll(() => pool.metrics().workers).toBe(0);
    expect(wordsOf(await pool.ask([2]))).toEqual([5]);
    expect(pool.metrics().replaced).toBe(0);
  });
});
