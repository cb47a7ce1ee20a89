import type { Results } from "@electric-sql/pglite";
import { Unavailable } from "../../errors.ts";
import { createSpaceWatch } from "./pglite.space.ts";
import { startThread, type Thread, type ThreadOptions } from "./pglite.thread.ts";

/** A thread that could not be started is not tried again before this. */
const RESTART_MS = 1000;

type Lane = {
  query(sql: string, parameters?: readonly unknown[]): Promise<Results>;
  exec(sql: string): Promise<unknown>;
};
/** What the ORM uses of a PGlite instance. */
export type PgliteProxy = Lane & {
  transaction<T>(work: (lane: Lane) => Promise<T>): Promise<T>;
  close(): Promise<void>;
  readonly ready: boolean;
  readonly closed: boolean;
  readonly waitReady: Promise<void>;
  /** For tests: ends the thread as a crash would. */
  crash(): Promise<unknown>;
};

// The thread answers a query with the library's own result.
const query = (thread: Thread, sql: string, parameters: readonly unknown[] = []): Promise<Results> =>
  thread.ask({ kind: "query", sql, parameters: [...parameters] }) as Promise<Results>;
const exec = (thread: Thread, sql: string): Promise<unknown> => thread.ask({ kind: "exec", sql });

/**
 * The embedded database behind its thread: one query or one whole transaction at a time. When a thread has died, the next
 * question starts another one on the same directory, which recovers what was committed; in memory there is nothing to
 * recover and the death is final.
 */
export const startPglite = async (
  options: ThreadOptions,
  space = createSpaceWatch(options.directory),
): Promise<PgliteProxy> => {
  let thread = await startThread(options);
  let isClosed = false;
  let failure: { readonly error: Unavailable; readonly atMs: number } | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  const restart = async (): Promise<void> => {
    if (failure !== null && performance.now() - failure.atMs < RESTART_MS) throw failure.error;
    try {
      thread = await startThread(options);
      failure = null;
    } catch (error) {
      failure = { error: new Unavailable("database", error), atMs: performance.now() };
      throw failure.error;
    }
  };
  const alive = async (): Promise<Thread> => {
    if (thread.isDead && !isClosed && options.directory !== undefined) await restart();
    await space.look(thread);
    return thread;
  };

  // The ORM's dialect waits for ever for a transaction whose work was never called: it is called in any case, and
  // a `begin` that failed is what all of it answers.
  const transaction = async <T>(work: (lane: Lane) => Promise<T>): Promise<T> => {
    const open = alive().then(async (it) => {
      await exec(it, "begin");
      return it;
    });
    open.catch(() => undefined);
    try {
      const result = await work({
        query: async (sql, parameters) => query(await open, sql, parameters),
        exec: async (sql) => exec(await open, sql),
      });
      await exec(await open, "commit");
      return result;
    } catch (error) {
      await open.then((it) => exec(it, "rollback")).catch(() => undefined);
      throw error;
    }
  };

  return {
    query: (sql, parameters) => alone(async () => query(await alive(), sql, parameters)),
    exec: (sql) => alone(async () => exec(await alive(), sql)),
    transaction: (work) => alone(() => transaction(work)),
    close: () =>
      alone(async () => {
        if (isClosed) return;
        isClosed = true;
        if (!thread.isDead) await thread.ask({ kind: "close" });
        await thread.kill();
      }),
    get ready() {
      return true;
    },
    get closed() {
      return isClosed;
    },
    waitReady: Promise.resolve(),
    crash: () => thread.kill(),
  };
};
