import type { BeatStep, GroupHugRequest, Together } from "#shared/schema/group-hug.ts";
import type { DesignFacts } from "./group-hug.design.rules.ts";

/** What is to be written down. The lead of `started` is chosen as it goes out. */
export type Change =
  | { readonly kind: "joined" | "left" | "host_passed"; readonly userId: string }
  | { readonly kind: "ready"; readonly userId: string; readonly isIn: boolean }
  | { readonly kind: "locked"; readonly on: boolean }
  | { readonly kind: "design_chosen"; readonly design: DesignFacts }
  | { readonly kind: "started"; readonly durationMs: number }
  | { readonly kind: "completed"; readonly steps: readonly BeatStep[]; readonly together: Together | null }
  | { readonly kind: "expired" | "canceled" };

/** Who asked for what; `design`: the one to choose, null = there is none of that name. */
export type Asked = {
  readonly requestId: string;
  readonly userId: string;
  readonly request: GroupHugRequest;
  readonly design: DesignFacts | null;
};

export type Write = {
  readonly writeId: number;
  readonly change: Change;
  /** Null = the room's own doing. */
  readonly asked: Asked | null;
  readonly isUnderWay: boolean;
};

/** What is not yet written down, in its order. */
export type Writes = {
  readonly queue: readonly Write[];
  readonly nextId: number;
  /** In a row. */
  readonly failures: number;
  /** What failed is tried again then; null = nothing failed. */
  readonly waitUntilMs: number | null;
};

export const NO_WRITES: Writes = { queue: [], nextId: 1, failures: 0, waitUntilMs: null };
export const WRITES_AT_ONCE = 8;
export const WRITE_RETRY_LEAST_MS = 250;
export const WRITE_RETRY_MOST_MS = 5_000;

/** Whom alone a change is about; null = the whole. */
const personOf = (change: Change): string | null =>
  change.kind === "joined" || change.kind === "left" || change.kind === "ready" ? change.userId : null;

/** Tried until it is written; everything else is refused to whoever asked for it when it cannot be written. */
export const isKept = ({ change, asked }: Write): boolean => asked === null || change.kind === "left";

export const enqueue = (writes: Writes, change: Change, asked: Asked | null = null): Writes => ({
  ...writes,
  queue: [...writes.queue, { writeId: writes.nextId, change, asked, isUnderWay: false }],
  nextId: writes.nextId + 1,
});

export const isQueued = ({ queue }: Writes, ...kinds: readonly Change["kind"][]): boolean =>
  queue.some(({ change }) => kinds.includes(change.kind));

export const drop = (writes: Writes, isDropped: (write: Write) => boolean): Writes =>
  writes.queue.some(isDropped) ? { ...writes, queue: writes.queue.filter((write) => !isDropped(write)) } : writes;

/**
 * The next write that may begin; null = none now. Changes of different people go side by side, those of one person one
 * after the other; who joins waits for those who left before, so that never more are written down than there is room
 * for; a change of the whole waits for all before it, and all after it wait for it.
 */
export const nextToBegin = (writes: Writes): Write | null => {
  const isWaiting = writes.waitUntilMs !== null;
  const before = new Set<string>();
  let underWay = 0;
  let hasLeft = false;
  for (const [index, write] of writes.queue.entries()) {
    const person = personOf(write.change);
    const isBehind = hasLeft && write.change.kind === "joined";
    const isFree = person === null ? index === 0 : !before.has(person) && !isBehind;
    if (write.isUnderWay) underWay += 1;
    else if (isFree && underWay < WRITES_AT_ONCE && !(isWaiting && isKept(write))) return write;
    if (person === null) return null;
    before.add(person);
    hasLeft ||= write.change.kind === "left";
  }
  return null;
};

export const begin = (writes: Writes, begun: Write): Writes => ({
  ...writes,
  queue: writes.queue.map((write) => (write.writeId === begun.writeId ? { ...begun, isUnderWay: true } : write)),
});

export const succeeded = (writes: Writes, writeId: number): Writes => ({
  ...drop(writes, (write) => write.writeId === writeId),
  failures: 0,
  waitUntilMs: null,
});

export const passWritesTime = (writes: Writes, nowMs: number): Writes =>
  writes.waitUntilMs !== null && nowMs >= writes.waitUntilMs ? { ...writes, waitUntilMs: null } : writes;

/** What is kept is tried again after a wait that doubles. */
export const failed = (writes: Writes, writeId: number, nowMs: number): Writes => {
  const waitMs = Math.min(WRITE_RETRY_MOST_MS, WRITE_RETRY_LEAST_MS * 2 ** Math.min(writes.failures, 10));
  const queue = writes.queue.map((write) => (write.writeId === writeId ? { ...write, isUnderWay: false } : write));
  return { ...writes, queue, failures: writes.failures + 1, waitUntilMs: nowMs + waitMs };
};
