/**
 * Requests for models, as batches, to the workers that are free.
 *
 *  S1 What finds a free worker goes at once, with all that was asked of that model in the same turn. What finds none
 *     waits, and goes with all that came meanwhile.
 *  S2 A batch has items of one model, `batchMax` at most. What waits is spread over the workers that are free, and not
 *     cut smaller than `batchMin` for that.
 *  S3 Models take turns, and within each its callers (`fair-queue.ts`).
 *  S4 Beyond `waitingMax` items that wait, a request is refused with `try_later`, and nothing of it is begun.
 *  S5 A batch whose worker was lost, or whose reading threw, is asked once more, each request by itself. What fails then
 *     is refused with `try_later`: whoever was in the same batch is not.
 *  S6 A request is answered once, as a whole: with one result an item in their order, or with why there is none.
 *  S7 An item that is none refuses its request with `bad_message`, on the spot.
 *  S8 A model that is not there is said once in the log, and not asked of a worker again.
 */
import { invariant } from "../../errors.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../logger/logger.ts";
import { createBatchQueue, type Batch, type BatchLimits } from "./batch-queue.ts";
import type { Slice } from "./fair-queue.ts";
import type { ModelTrouble, Scored, ScoringMetrics } from "./scoring.port.ts";
import { createScoringTally } from "./scoring.tally.ts";
import type { Served, ServedModels } from "./served-model.ts";
import type { PoolAnswer, WorkerPool } from "./worker-pool.ts";

export type DispatchLimits = BatchLimits & {
  /** Workers there may be. */
  readonly threads: number;
  readonly waitingMax: number;
  /** What a refused request hears, ms. */
  readonly retryAfterMs: number;
};

export type Dispatch = {
  /** At most `waitingMax` items. */
  ask(model: string, items: readonly unknown[], caller: string): Promise<Scored<unknown>>;
  metrics(): ScoringMetrics;
  close(): Promise<void>;
};

type Request = {
  readonly caller: string;
  readonly items: readonly unknown[];
  readonly results: unknown[];
  /** Items without a result. */
  left: number;
  readonly answer: (scored: Scored<unknown>) => void;
};
/** A batch, and whether it was lost once before. */
type Try = Batch<Request> & { readonly isLast: boolean };

export const createDispatch = (
  models: ServedModels,
  { pool, clock, log }: { readonly pool: WorkerPool; readonly clock: Pick<Clock, "nowMs">; readonly log: Log },
  { threads, waitingMax, retryAfterMs, ...batchLimits }: DispatchLimits,
): Dispatch => {
  const names = Object.keys(models);
  const queue = createBatchQueue<Request>(names, batchLimits);
  const troubles = new Map<string, ModelTrouble>();
  const again: Try[] = [];
  const open = new Set<Request>();
  const tally = createScoringTally(names);
  let underWay = 0;
  let isLooking = false;
  let isClosed = false;
  const tryLater: Scored<never> = { kind: "refused", refusal: { code: "try_later", retryAfterMs } };

  const modelOf = (name: string) => {
    const model: Served<unknown, unknown> | undefined = models[name] as Served<unknown, unknown>; // as: who asks it has its types
    invariant(model, `There is no model "${name}".`);
    return model;
  };

  const answer = (request: Request, scored: Scored<unknown>): void => {
    if (!open.delete(request)) return;
    queue.drop(request);
    if (scored.kind === "refused") tally.refused();
    request.answer(scored);
  };

  const carryOut = async (batch: Try): Promise<void> => {
    const { model, slices } = batch;
    const { pack, unpack } = modelOf(model);
    const sinceMs = clock.nowMs();
    const items = slices.flatMap(({ request, from, to }) => request.items.slice(from, to));
    const answered = await pool.run({ model, packed: pack(items) });
    underWay -= 1;
    const results = answered.kind === "scored" ? unpack(answered.said as never) : []; // as: what its own reading made
    if (answered.kind === "scored" && results.length === items.length) {
      tally.scored(items.length, clock.nowMs() - sinceMs);
      tally.model(model, "there");
      handOut(slices, results);
    } else if (answered.kind === "not_there") missing(batch, answered.why);
    else failed(batch, answered);
    look();
  };

  const handOut = (slices: readonly Slice<Request>[], results: readonly unknown[]): void => {
    let at = 0;
    for (const { request, from, to } of slices) {
      for (let place = from; place < to; place += 1) request.results[place] = results[at++];
      request.left -= to - from;
      if (request.left === 0) answer(request, { kind: "scored", results: request.results });
    }
  };

  const missing = ({ model, slices }: Try, why: ModelTrouble): void => {
    if (!troubles.has(model)) log.warn({ model, why }, "this model is not there; everything else works");
    troubles.set(model, why);
    tally.model(model, why);
    for (const { request } of [...slices, ...queue.empty(model)]) answer(request, { kind: "not_there", why });
  };

  const failed = ({ model, slices, isLast }: Try, said: PoolAnswer): void => {
    if (said.kind === "lost" && said.why !== "closed") tally.replaced();
    if (!isClosed) log.warn({ model, isLast, requests: slices.length, ...said, said: undefined }, "a batch was lost");
    if (isLast) for (const { request } of slices) answer(request, tryLater);
    else {
      tally.retried();
      again.push(...slices.map((slice) => ({ model, slices: [slice], isLast: true })));
    }
  };

  const look = (): void => {
    isLooking = false;
    while (underWay < threads && !isClosed) {
      const batch = again.shift() ?? queue.next(threads - underWay);
      if (batch === null) break;
      underWay += 1;
      void carryOut({ isLast: false, ...batch });
    }
  };

  return {
    ask(model, items, caller) {
      invariant(items.length <= waitingMax, `At most ${waitingMax} items are asked of a model at once.`);
      const { isItem } = modelOf(model);
      const trouble = troubles.get(model);
      if (trouble !== undefined) return Promise.resolve({ kind: "not_there", why: trouble });
      if (items.length === 0) return Promise.resolve({ kind: "scored", results: [] });
      const wrong = items.findIndex((item) => !isItem(item));
      if (wrong !== -1) {
        tally.refused();
        return Promise.resolve({ kind: "refused", refusal: { code: "bad_message", path: String(wrong) } });
      }
      if (isClosed || queue.size + items.length > waitingMax) {
        tally.refused();
        return Promise.resolve(tryLater);
      }
      return new Promise((resolve) => {
        const request: Request = { caller, items, results: [], left: items.length, answer: resolve };
        open.add(request);
        queue.add(model, request);
        if (isLooking) return;
        isLooking = true;
        queueMicrotask(look);
      });
    },
    metrics: () => tally.read({ waiting: queue.size, underWay, workers: pool.size }),
    async close() {
      isClosed = true;
      for (const request of open) answer(request, tryLater);
      await pool.close();
    },
  };
};
