import { LOOK_EVERY_MS } from "./socket-limits.ts";
import { lookAt, type SocketWatch } from "./socket-watch.ts";

/** As much of a connection as is needed to find out whether it is there. */
export type Beating = {
  readonly watch: SocketWatch;
  ping(): void;
  /** Drops it, without a goodbye to somebody who does not hear. */
  drop(): void;
};
export type Heartbeat = {
  add(connection: Beating): void;
  remove(connection: Beating): void;
  stop(): void;
};

/** Ten thousand connections are never pinged in one turn: each has its own moment. */
const SLOTS = 19;

const SLOT_MS = LOOK_EVERY_MS / SLOTS;

/**
 * Looks at every connection every LOOK_EVERY_MS, pings the silent ones and drops those that are gone. By the clock: a
 * timer that comes late catches up, but never looks at a connection twice in a turn, in which nothing could be heard.
 */
export const createHeartbeat = (nowMs: () => number = () => performance.now()): Heartbeat => {
  const slots = Array.from({ length: SLOTS }, () => new Set<Beating>());
  let added = 0;
  let turn = 0;
  let lookedAtMs = nowMs();
  const look = (connection: Beating): void => {
    const found = lookAt(connection.watch);
    if (found === "ping") connection.ping();
    else if (found === "gone") connection.drop();
  };
  const timer = setInterval(() => {
    const dueSlots = Math.floor((nowMs() - lookedAtMs) / SLOT_MS);
    for (let n = Math.min(dueSlots, SLOTS); n > 0; n -= 1) {
      turn = (turn + 1) % SLOTS;
      slots[turn]?.forEach(look);
    }
    lookedAtMs += dueSlots * SLOT_MS;
  }, SLOT_MS);
  timer.unref();
  return {
    add(connection) {
      added = (added + 1) % SLOTS;
      slots[added]?.add(connection);
    },
    remove(connection) {
      for (const slot of slots) if (slot.delete(connection)) return;
    },
    stop: () => clearInterval(timer),
  };
};
