import { createFairQueue, type Asked, type FairQueue, type Slice } from "./fair-queue.ts";

export type BatchLimits = {
  readonly batchMin: number;
  readonly batchMax: number;
  /** Items of one caller in a turn. */
  readonly share: number;
};
/** Items of one model that go to a worker together. */
export type Batch<Request> = { readonly model: string; readonly slices: readonly Slice<Request>[] };

export type BatchQueue<Request> = {
  /** Items that wait. */
  readonly size: number;
  add(model: string, request: Request): void;
  /** What goes next when so many workers are free, 1 or more; null = nothing waits. */
  next(freeWorkers: number): Batch<Request> | null;
  /** All that waits for a model, which waits no more. */
  empty(model: string): readonly Slice<Request>[];
  drop(request: Request): void;
};

/**
 * What waits for several models, as batches (`dispatch.ts`, S2 and S3): models take turns, and what waits for one is
 * spread over the workers that are free, as far as batches do not get smaller than `batchMin` for that.
 */
export const createBatchQueue = <Request extends Asked>(
  models: readonly string[],
  { batchMin, batchMax, share }: BatchLimits,
): BatchQueue<Request> => {
  /** In the order of their turns. */
  const queues = new Map<string, FairQueue<Request>>(models.map((model) => [model, createFairQueue<Request>(share)]));
  return {
    get size() {
      return [...queues.values()].reduce((sum, { size }) => sum + size, 0);
    },
    add: (model, request) => queues.get(model)?.add(request),
    next(freeWorkers) {
      for (const [model, queue] of queues) {
        if (queue.size === 0) continue;
        queues.delete(model);
        queues.set(model, queue);
        const even = Math.ceil(queue.size / freeWorkers);
        return { model, slices: queue.take(Math.min(batchMax, Math.max(batchMin, even))) };
      }
      return null;
    },
    empty(model) {
      const queue = queues.get(model);
      return queue?.take(queue.size) ?? [];
    },
    drop(request) {
      for (const queue of queues.values()) queue.drop(request);
    },
  };
};
