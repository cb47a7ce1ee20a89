import { describe, expect, test } from "vitest";
import type { Log } from "../logger/logger.ts";
import { createDispatch, type DispatchLimits } from "./dispatch.ts";
import type { ScoringTask } from "./scoring.task.ts";
import { NO_CONSTANTS, type ServedModel } from "./served-model.ts";
import { TINY_LIMITS, wordsOf } from "./testing/tiny-pool.ts";
import type { PoolAnswer } from "./worker-pool.ts";

/** Items are packed as they are; "none" is none. */
const model: ServedModel<never, unknown> = {
  isItem: (item) => item !== "none",
  pack: (items) => items,
  unpack: (said: readonly unknown[]) => said,
  constants: NO_CONSTANTS,
  reading: () => expect.fail("a worker's, and there is none"),
};
const itemsOf = ({ packed }: ScoringTask): readonly unknown[] => packed as readonly unknown[]; // as: packed as they are
type Call = { readonly task: ScoringTask; end(answer?: PoolAnswer): Promise<void> };

/** Every promise that is settled by now has told whoever waits for it. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};
/** A pool whose tasks end when the test says so; then it says { y: item }. */
const open = (of: Partial<DispatchLimits> = {}) => {
  const calls: Call[] = [];
  const logged: unknown[] = [];
  const log = { warn: (fields: unknown) => void logged.push(fields) } as unknown as Log; // as: all that is called of it
  let nowMs = 0;
  const pool = {
    size: 1,
    close: async () => undefined,
    run: (task: ScoringTask) =>
      new Promise<PoolAnswer>((resolve) => {
        const end = (answer?: PoolAnswer): Promise<void> => {
          nowMs += 5;
          resolve(answer ?? { kind: "scored", said: itemsOf(task).map((y) => ({ y })) });
          return settled();
        };
        calls.push({ task, end });
      }),
  };
  const dispatch = createDispatch(
    { notes: model, moods: model },
    { pool, log, clock: { nowMs: () => nowMs } },
    { ...TINY_LIMITS, ...of },
  );
  const heard: Record<string, unknown> = {};
  return {
    calls,
    logged,
    heard,
    dispatch,
    metrics: dispatch.metrics,
    ask(model: string, items: readonly unknown[], caller: string) {
      void dispatch.ask(model, items, caller).then((scored) => (heard[caller] = wordsOf(scored)));
      return settled();
    },
    batches: () => calls.map(({ task }) => `${task.model}: ${itemsOf(task).join(" ")}`),
  };
};

describe("requests for models become batches", () => {
  test("S1 the first goes at once; what comes meanwhile goes together", async () => {
    const { ask, calls, batches, heard } = open();
    await ask("notes", ["a"], "ann");
    await ask("notes", ["b"], "ben");
    await ask("notes", ["c"], "cleo");
    expect(batches()).toEqual(["notes: a"]);
    await calls[0]?.end();
    expect(batches()).toEqual(["notes: a", "notes: b c"]);
    expect(heard).toEqual({ ann: ["a"] });
    await calls[1]?.end();
    expect(heard).toEqual({ ann: ["a"], ben: ["b"], cleo: ["c"] });
  });

  test("S2 what fills several workers is spread over them, and not cut smaller than the least", async () => {
    const many = open({ threads: 2, batchMin: 2, batchMax: 4 });
    await many.ask("notes", [1, 2, 3, 4, 5, 6], "ann");
    expect(many.batches()).toEqual(["notes: 1 2 3", "notes: 4 5 6"]);
    const few = open({ threads: 2, batchMin: 4, batchMax: 8 });
    await few.ask("notes", [1, 2, 3, 4, 5, 6], "ann");
    expect(few.batches()).toEqual(["notes: 1 2 3 4", "notes: 5 6"]);
  });

  test("S2 S3 models take turns and are never in one batch", async () => {
    const { ask, calls, batches } = open();
    await ask("notes", ["a"], "ann");
    await ask("notes", ["b", "c", "d", "e", "f"], "ben");
    await ask("moods", [1, 2], "ann");
    for (let n = 0; n < 4; n += 1) await calls[n]?.end();
    expect(batches()).toEqual(["notes: a", "moods: 1 2", "notes: b c d e", "notes: f"]);
  });

  test("S4 beyond what may wait a request is refused as a whole, and others go on", async () => {
    const { ask, calls, heard, metrics, batches } = open({ waitingMax: 4 });
    await ask("notes", ["a"], "ann");
    await ask("notes", ["b", "c", "d"], "ben");
    await ask("moods", [1, 2], "cleo");
    expect(heard).toEqual({ cleo: "try_later" });
    expect(metrics()).toMatchObject({ waiting: 3, underWay: 1, refused: 1 });
    await calls[0]?.end();
    await ask("moods", [1, 2], "cleo");
    await calls[1]?.end();
    expect(batches()).toEqual(["notes: a", "notes: b c d", "moods: 1 2"]);
    expect(() => open({ waitingMax: 4 }).dispatch.ask("notes", [1, 2, 3, 4, 5], "ann")).toThrow("At most 4 items");
  });

  test("S5 a lost batch is asked once more, each request by itself; what fails again is refused", async () => {
    const { ask, calls, heard, batches, metrics } = open();
    await Promise.all([ask("notes", ["a", "b"], "ann"), ask("notes", ["c"], "ben")]);
    await calls[0]?.end({ kind: "lost", why: "ended" });
    await calls[1]?.end({ kind: "lost", why: "late" });
    await calls[2]?.end();
    expect(batches()).toEqual(["notes: a b c", "notes: a b", "notes: c"]);
    expect(heard).toEqual({ ann: "try_later", ben: ["c"] });
    expect(metrics()).toMatchObject({ retries: 1, replaced: 2, refused: 1, items: 1, batches: 1 });
  });

  test("S5 what was not begun of a refused request is dropped", async () => {
    const { ask, calls, heard, batches, metrics } = open({ share: 4 });
    await ask("notes", [1, 2, 3, 4, 5, 6], "ann");
    await calls[0]?.end({ kind: "failed", error: "RangeError", at: "" });
    await calls[1]?.end({ kind: "failed", error: "RangeError", at: "" });
    expect(batches()).toEqual(["notes: 1 2 3 4", "notes: 1 2 3 4"]);
    expect(heard).toEqual({ ann: "try_later" });
    expect(metrics()).toMatchObject({ waiting: 0, underWay: 0, replaced: 0 });
  });

  test("S5 a batch with another number of results than items counts as failed", async () => {
    const { ask, calls, heard } = open();
    await ask("notes", [1, 2], "ann");
    await calls[0]?.end({ kind: "scored", said: [{ y: 1 }] });
    await calls[1]?.end({ kind: "scored", said: [{ y: 1 }] });
    expect(heard).toEqual({ ann: "try_later" });
  });

  test("S6 results of several batches come together in the order of their items", async () => {
    const { ask, calls, heard } = open({ threads: 2 });
    await ask("notes", [1, 2, 3, 4, 5, 6, 7], "ann");
    await calls[1]?.end();
    await calls[0]?.end();
    expect(heard).toEqual({ ann: [1, 2, 3, 4, 5, 6, 7] });
  });

  test("S8 a model that is not there is said once, to everybody, and not looked for again", async () => {
    const { ask, calls, heard, logged, metrics } = open();
    await ask("notes", ["a"], "ann");
    await ask("notes", ["b"], "ben");
    await calls[0]?.end({ kind: "not_there", why: "wrong_file" });
    await ask("notes", ["c"], "cleo");
    await ask("moods", [1], "dora");
    await calls[1]?.end();
    expect(calls).toHaveLength(2);
    expect(heard).toEqual({ ann: "wrong_file", ben: "wrong_file", cleo: "wrong_file", dora: [1] });
    expect(logged).toEqual([{ model: "notes", why: "wrong_file" }]);
    expect(metrics().models).toEqual({ notes: "wrong_file", moods: "there" });
  });

  test("S7 an item that is none refuses its request and says which it is", async () => {
    const { dispatch, calls, metrics } = open();
    expect(await dispatch.ask("notes", [1, 2, "none"], "ann")).toEqual({
      kind: "refused",
      refusal: { code: "bad_message", path: "2" },
    });
    expect(calls).toEqual([]);
    expect(metrics()).toMatchObject({ refused: 1, waiting: 0 });
  });

  test("nothing asked is answered at once, and time with a worker is counted", async () => {
    const { ask, calls, heard, metrics } = open();
    await ask("notes", [], "ann");
    expect([heard, calls]).toEqual([{ ann: [] }, []]);
    await ask("notes", [1], "ann");
    await calls[0]?.end();
    expect(metrics()).toMatchObject({ batches: 1, batchMs: { total: 5, most: 5 } });
  });
});
