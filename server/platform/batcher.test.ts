import { describe, expect, test } from "vitest";
import { BrokenInvariant, Unavailable } from "../errors.ts";
import { batcherOn, type BatcherLimits } from "./batcher.ts";

type Call = { readonly items: readonly string[]; end(): Promise<void>; fail(error: unknown): Promise<void> };

/** Every promise that is settled by now has told whoever waits for it. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

/** Items are "group:name"; each call waits until the test ends it, and then answers the items in capitals. */
const batching = (of: Partial<BatcherLimits> = {}) => {
  const timers = new Set<{ atMs: number; run: () => void }>();
  let nowMs = 0;
  const clock = {
    nowMs: () => nowMs,
    after(delayMs: number, run: () => void) {
      const timer = { atMs: nowMs + delayMs, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
  };
  const calls: Call[] = [];
  const limits = { windowMs: 3, lanes: 2, batchMax: 4, queueMax: 8, retryAfterMs: 700, ...of };
  const batcher = batcherOn(
    clock,
    limits,
  )<string, string>({
    service: "hugs",
    groupOf: (item) => item.slice(0, item.indexOf(":")),
    run: (items) =>
      new Promise((resolve, reject) => {
        const end = (): Promise<void> => (resolve(items.map((item) => item.toUpperCase())), settled());
        calls.push({ items, end, fail: (error) => (reject(error), settled()) });
      }),
  });
  return {
    calls,
    close: batcher.close,
    /** What became of each item, in the order in which it was known. */
    heard: [] as string[],
    async add(...items: readonly string[]) {
      for (const item of items) {
        void batcher.add(item).then(
          (answer) => this.heard.push(answer),
          (error: Error) => this.heard.push(`${item} ${error.name}`),
        );
      }
      await settled();
    },
    async passTo(atMs: number) {
      nowMs = atMs;
      for (const timer of timers) if (timer.atMs <= nowMs && timers.delete(timer)) timer.run();
      await settled();
    },
    items: () => calls.map((call) => call.items.join(" ")),
  };
};

describe("a batcher", () => {
  test("B1 the first goes at once, with what came in the same turn; what comes next waits for the window", async () => {
    const it = batching();
    await it.add("a:1", "b:1");
    await it.add("c:1");
    await it.passTo(1);
    await it.add("d:1");
    await it.passTo(2.9);
    expect(it.items()).toEqual(["a:1 b:1"]);
    await it.passTo(3);
    expect(it.items()).toEqual(["a:1 b:1", "c:1 d:1"]);
  });

  test("B1 a full batch does not wait, and neither does what waits when nothing is under way any more", async () => {
    const it = batching();
    await it.add("a:1");
    await it.add("b:1", "c:1", "d:1", "e:1");
    expect(it.items()).toEqual(["a:1", "b:1 c:1 d:1 e:1"]);
    await it.add("f:1");
    await it.calls[0]?.end();
    expect(it.calls).toHaveLength(2);
    await it.calls[1]?.end();
    expect(it.items()[2]).toBe("f:1");
  });

  test("B2 no more lanes than there are, and no batch above its most", async () => {
    const it = batching();
    await it.add("a:1");
    await it.add("b:1", "c:1", "d:1", "e:1", "f:1", "g:1");
    await it.passTo(100);
    expect(it.items()).toEqual(["a:1", "b:1 c:1 d:1 e:1"]);
    await it.calls[0]?.end();
    expect(it.items()[2]).toBe("f:1 g:1");
  });

  test("B3 a group's items wait for those before them, while others go", async () => {
    const it = batching();
    await it.add("a:1");
    await it.add("a:2", "b:1", "a:3");
    await it.passTo(3);
    expect(it.items()).toEqual(["a:1", "b:1"]);
    await it.add("a:4", "c:1");
    await it.calls[1]?.end();
    await it.passTo(6);
    expect(it.items()[2]).toBe("c:1");
    await it.calls[0]?.end();
    await it.calls[2]?.end();
    expect(it.items()[3]).toBe("a:2 a:3 a:4");
  });

  test("B3 also within one batch that takes only some of them", async () => {
    const it = batching({ lanes: 1 });
    await it.add("a:1", "b:1", "a:2", "b:2", "a:3", "b:3");
    await it.calls[0]?.end();
    expect(it.items()).toEqual(["a:1 b:1 a:2 b:2", "a:3 b:3"]);
  });

  test("B4 answers come after the call, to each its own", async () => {
    const it = batching();
    await it.add("a:1", "b:1");
    expect(it.heard).toEqual([]);
    await it.calls[0]?.end();
    expect(it.heard).toEqual(["A:1", "B:1"]);
  });

  test("B4 a call that answers fewer than it was asked answers nobody, and is a bug", async () => {
    const batcher = batcherOn({ nowMs: () => 0, after: () => () => undefined })<string, string>({
      service: "hugs",
      groupOf: (item) => item,
      run: async () => ["one"],
    });
    const said = await Promise.allSettled([batcher.add("a"), batcher.add("b")]);
    for (const one of said) expect(one).toMatchObject({ status: "rejected", reason: expect.any(BrokenInvariant) });
  });

  test("B5 an outage rejects the whole batch once, and the next one is tried", async () => {
    const it = batching();
    await it.add("a:1", "b:1");
    await it.add("c:1");
    await it.calls[0]?.fail(new Unavailable("database", null));
    expect(it.heard).toEqual(["a:1 Unavailable", "b:1 Unavailable"]);
    expect(it.items()).toEqual(["a:1 b:1", "c:1"]);
    await it.calls[1]?.end();
    expect(it.heard[2]).toBe("C:1");
  });

  test("B6 a poisonous item fails alone; the others are answered, in order", async () => {
    const it = batching();
    await it.add("a:1", "a:2", "a:3", "a:4");
    for (let at = 0; at < it.calls.length; at += 1) {
      const call = it.calls[at];
      await (call?.items.includes("a:3") ? call.fail(new TypeError("poison")) : call?.end());
    }
    expect(it.items()).toEqual(["a:1 a:2 a:3 a:4", "a:1 a:2", "a:3 a:4", "a:3", "a:4"]);
    expect(it.heard).toEqual(["A:1", "A:2", "a:3 TypeError", "A:4"]);
  });

  test("B6 the halves hold the lane and their groups, and an outage among them ends it there", async () => {
    const it = batching();
    await it.add("a:1", "b:1");
    await it.calls[0]?.fail(new TypeError("poison"));
    await it.add("b:2");
    await it.passTo(50);
    await it.calls[1]?.end();
    expect(it.items()).toEqual(["a:1 b:1", "a:1", "b:1"]);
    await it.calls[2]?.fail(new Unavailable("database", null));
    expect(it.heard).toEqual(["A:1", "b:1 Unavailable"]);
    expect(it.items()[3]).toBe("b:2");
  });

  test("B7 beyond the queue one is told when to come back, and what waits is kept", async () => {
    const batcher = batcherOn(
      { nowMs: () => 0, after: () => () => undefined },
      { windowMs: 3, lanes: 1, batchMax: 1, queueMax: 2, retryAfterMs: 700 },
    )<string, string>({ service: "hugs", groupOf: (item) => item, run: async (items) => items });
    const kept = [batcher.add("a"), batcher.add("b")];
    const error: unknown = await batcher.add("c").catch((refused: unknown) => refused);
    expect(error).toBeInstanceOf(Unavailable);
    expect(error).toMatchObject({ service: "hugs", retryAfterMs: 700 });
    expect(await Promise.all(kept)).toEqual(["a", "b"]);
    expect(await batcher.add("c")).toBe("c");
  });

  test("B8 a close waits for all that was added, not for the window, and takes nothing more", async () => {
    const it = batching();
    await it.add("a:1");
    await it.add("b:1", "a:2");
    let isClosed = false;
    void it.close().then(() => (isClosed = true));
    await it.add("c:1");
    expect(it.heard).toEqual(["c:1 Unavailable"]);
    expect(it.items()).toEqual(["a:1", "b:1"]);
    for (let at = 0; at < it.calls.length; at += 1) {
      expect(isClosed).toBe(false);
      await it.calls[at]?.end();
    }
    expect(it.heard.slice(1)).toEqual(["A:1", "B:1", "A:2"]);
    expect(isClosed).toBe(true);
  });

  test("B8 with nothing to do it is closed at once, and again", async () => {
    const it = batching();
    await it.close();
    await it.close();
    expect(it.calls).toEqual([]);
  });
});
