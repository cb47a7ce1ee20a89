import { unit } from "#shared/design/hash.ts";
import { LOSS_SHARE, RETRANSMITTED_MS } from "./network.ts";

export type Delays = { readonly seed: number; readonly leastMs: number; readonly jitterMs: number };

/** Timers count whole milliseconds and may fire a little early. */
const EARLY_MS = 0.3;

/** One direction of a connection: what goes in comes out after its delay, in order. `onLate` hears by how much too late. */
export const createDelayLine = <T>(
  { seed, leastMs, jitterMs }: Delays,
  deliver: (frame: T) => void,
  onLate: (lateMs: number) => void,
) => {
  const queue: { readonly dueMs: number; readonly frame: T }[] = [];
  let [drawn, lastDueMs] = [0, 0];
  let timer: NodeJS.Timeout | undefined;

  const draw = () => unit(seed, (drawn += 1));
  const flush = (): void => {
    timer = undefined;
    for (let next = queue[0]; next !== undefined; next = queue[0]) {
      const leftMs = next.dueMs - performance.now();
      if (leftMs > EARLY_MS) {
        timer = setTimeout(flush, leftMs);
        return;
      }
      onLate(-leftMs);
      queue.shift();
      deliver(next.frame);
    }
  };
  return {
    push(frame: T): void {
      const lossMs = draw() < LOSS_SHARE ? RETRANSMITTED_MS : 0;
      lastDueMs = Math.max(lastDueMs, performance.now() + leastMs + jitterMs * draw() + lossMs);
      queue.push({ dueMs: lastDueMs, frame });
      if (timer === undefined) flush();
    },
    close(): void {
      clearTimeout(timer);
      queue.length = 0;
    },
  };
};
