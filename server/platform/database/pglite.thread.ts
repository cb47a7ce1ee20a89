import { Worker } from "node:worker_threads";
import { Unavailable } from "../../errors.ts";

/** Without a directory the database lives in memory; `image` is a data directory as a tar to start from. */
export type ThreadOptions = { readonly directory?: string; readonly image?: ArrayBuffer };
type Act =
  | { readonly kind: "query"; readonly sql: string; readonly parameters: unknown[] }
  | { readonly kind: "exec"; readonly sql: string }
  | { readonly kind: "close" };
export type ThreadQuestion = Act & { readonly id: number };
export type ThreadAnswer =
  | { readonly kind: "ready" }
  | { readonly kind: "unopened"; readonly error: Record<string, unknown> }
  | { readonly kind: "done"; readonly id: number; readonly result: unknown }
  | {
      readonly kind: "failed";
      readonly id: number;
      readonly error: Record<string, unknown>;
      readonly isFatal: boolean;
    };

/** The database's error as it was thrown in its thread, `code` (SQLSTATE) and `constraint` included. */
export class DatabaseError extends Error {
  override readonly name = "DatabaseError";
  constructor(fields: Record<string, unknown>) {
    super(String(fields["message"]));
    Object.assign(this, fields);
  }
}

/** One life of the embedded database. Once dead it stays dead, and everything asked of it is `Unavailable`. */
export type Thread = {
  ask(act: Act): Promise<unknown>;
  readonly isDead: boolean;
  /** Ends it at once, as a crash would. */
  kill(): Promise<unknown>;
};

/** Resolves when the database answers. Rejects with its own error when it cannot be opened. */
export const startThread = (options: ThreadOptions): Promise<Thread> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./pglite.worker.ts", import.meta.url), { workerData: options });
    const waiting = new Map<number, { done: (result: unknown) => void; failed: (error: unknown) => void }>();
    let lastId = 0;
    let death: Unavailable | null = null;

    const die = (cause: unknown): void => {
      death ??= new Unavailable("database", cause);
      for (const question of waiting.values()) question.failed(death);
      waiting.clear();
      reject(cause);
      void worker.terminate();
    };
    worker.on("error", die);
    worker.on("exit", (code) => die(new Error(`the database's thread ended with code ${code}`)));

    const thread: Thread = {
      ask: (act) =>
        new Promise((done, failed) => {
          if (death !== null) return failed(death);
          lastId += 1;
          waiting.set(lastId, { done, failed });
          worker.postMessage({ ...act, id: lastId } satisfies ThreadQuestion);
        }),
      get isDead() {
        return death !== null;
      },
      kill: () => worker.terminate(),
    };

    worker.on("message", (answer: ThreadAnswer) => {
      if (answer.kind === "ready") return resolve(thread);
      if (answer.kind === "unopened") return die(new DatabaseError(answer.error));
      const question = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (answer.kind === "done") return question?.done(answer.result);
      const error = new DatabaseError(answer.error);
      question?.failed(answer.isFatal ? new Unavailable("database", error) : error);
      if (answer.isFatal) die(error);
    });
  });
