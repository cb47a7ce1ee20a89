/**
 * Many callers share one call (group commit; DeWitt et al., "Implementation techniques for main memory database
 * systems", 1984).
 *
 *  B1 What finds no call under way goes at once, with all that was added in the same turn. Otherwise it waits for a free
 *     lane until `windowMs` have passed, the batch is full, or nothing is under way any more.
 *  B2 At most `lanes` calls are under way, each with 1 to `batchMax` items in the order in which they were added.
 *  B3 Items of one group are never in two calls at a time, and never overtake one another.
 *  B4 Each item gets its own answer; none has one before its call resolved.
 *  B5 A call that rejects with `Unavailable` rejects all of its items with that: nothing of it is tried again here.
 *  B6 A call that rejects with anything else is halved, in order, until what fails is alone: only that is rejected.
 *     So `run` must do all of its items or none.
 *  B7 Beyond `queueMax` waiting items one more is rejected with `Unavailable`, which says when to come back.
 *  B8 `close` lets all that was added finish, at once, and resolves then. What is added later is rejected with `Unavailable`.
 */
import { BrokenInvariant, Unavailable } from "../errors.ts";
import type { Clock } from "./clock.ts";

export type BatcherWork<Item, Answer> = {
  /** Names it in `Unavailable`. */
  readonly service: string;
  /** One answer an item, in the same order. */
  readonly run: (items: readonly Item[]) => Promise<readonly Answer[]>;
  /** Items with the same group keep their order. */
  readonly groupOf: (item: Item) => string;
};
export type BatcherLimits = {
  readonly windowMs: number;
  readonly lanes: number;
  readonly batchMax: number;
  readonly queueMax: number;
  /** What an item that found no room hears, ms. */
  readonly retryAfterMs: number;
};
export type Batcher<Item, Answer> = { add(item: Item): Promise<Answer>; close(): Promise<void> };
/** Makes a batcher for whoever may have no timers. */
export type CreateBatcher = <Item, Answer>(work: BatcherWork<Item, Answer>) => Batcher<Item, Answer>;

/** A full queue takes about half a second on two slow cores. */
export const BATCHER_LIMITS: BatcherLimits = {
  windowMs: 3,
  lanes: 2,
  batchMax: 256,
  queueMax: 4_096,
  retryAfterMs: 1_000,
};

/** Reads of rooms: an item may bring a whole page, and each room has one at most under way. */
export const READ_LIMITS: BatcherLimits = { ...BATCHER_LIMITS, batchMax: 64, queueMax: 20_000 };

type Waiting<Item, Answer> = {
  readonly item: Item;
  readonly group: string;
  readonly sinceMs: number;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
};

export const batcherOn =
  (clock: Clock, limits: BatcherLimits = BATCHER_LIMITS): CreateBatcher =>
  (work) =>
    createBatcher(work, clock, limits);

const createBatcher = <Item, Answer>(
  { service, run, groupOf }: BatcherWork<Item, Answer>,
  clock: Clock,
  { windowMs, lanes, batchMax, queueMax, retryAfterMs }: BatcherLimits,
): Batcher<Item, Answer> => {
  let queue: Waiting<Item, Answer>[] = [];
  const busyGroups = new Set<string>();
  let underWay = 0;
  let isLooking = false;
  let cancelWindow: (() => void) | null = null;
  let onEnd: (() => void) | null = null;
  let closed: Promise<void> | null = null;

  const look = (): void => {
    isLooking = false;
    cancelWindow?.();
    cancelWindow = null;
    while (underWay < lanes) {
      // What belongs to a group that is under way waits for the end of that call, which looks again.
      const oldest = queue.find(({ group }) => !busyGroups.has(group));
      if (oldest === undefined) break;
      const waitMs = oldest.sinceMs + windowMs - clock.nowMs();
      if (underWay > 0 && closed === null && queue.length < batchMax && waitMs > 0) {
        cancelWindow = clock.after(waitMs, look);
        break;
      }
      void carryOut(takeBatch());
    }
    if (queue.length === 0 && underWay === 0) onEnd?.();
  };
  const lookSoon = (): void => {
    if (isLooking) return;
    isLooking = true;
    queueMicrotask(look);
  };

  const takeBatch = (): Waiting<Item, Answer>[] => {
    const batch: Waiting<Item, Answer>[] = [];
    const rest: Waiting<Item, Answer>[] = [];
    for (const waiting of queue) {
      const isFree = batch.length < batchMax && !busyGroups.has(waiting.group);
      (isFree ? batch : rest).push(waiting);
    }
    queue = rest;
    return batch;
  };

  const carryOut = async (batch: readonly Waiting<Item, Answer>[]): Promise<void> => {
    underWay += 1;
    const groups = new Set(batch.map(({ group }) => group));
    for (const group of groups) busyGroups.add(group);
    await answerAll(batch);
    for (const group of groups) busyGroups.delete(group);
    underWay -= 1;
    lookSoon();
  };

  /** Never rejects. */
  const answerAll = async (batch: readonly Waiting<Item, Answer>[]): Promise<void> => {
    const outcome = await run(batch.map(({ item }) => item)).then(
      (answers) => ({ ok: true, answers }) as const,
      (error: unknown) => ({ ok: false, error }) as const,
    );
    if (outcome.ok) {
      const { answers } = outcome;
      for (const [place, { resolve, reject }] of batch.entries()) {
        if (answers.length !== batch.length) reject(new BrokenInvariant("A batch gets one answer an item."));
        // as: there is one for each, which may be undefined if that is an Answer
        else resolve(answers[place] as Answer);
      }
      return;
    }
    if (outcome.error instanceof Unavailable || batch.length === 1) {
      for (const { reject } of batch) reject(outcome.error);
      return;
    }
    const middle = Math.ceil(batch.length / 2);
    await answerAll(batch.slice(0, middle));
    await answerAll(batch.slice(middle));
  };

  const close = (): Promise<void> =>
    new Promise((resolve) => {
      onEnd = resolve;
      lookSoon();
    });

  return {
    add: (item) =>
      new Promise((resolve, reject) => {
        if (closed !== null) return reject(new Unavailable(service, new Error("it is closing"), retryAfterMs));
        if (queue.length >= queueMax) {
          return reject(new Unavailable(service, new Error("too much waits already"), retryAfterMs));
        }
        queue.push({ item, group: groupOf(item), sinceMs: clock.nowMs(), resolve, reject });
        // While the window runs only a full batch changes anything.
        if (cancelWindow === null || queue.length >= batchMax) lookSoon();
      }),
    close: () => (closed ??= close()),
  };
};
