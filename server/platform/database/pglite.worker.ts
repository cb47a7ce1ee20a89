import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { parentPort, workerData } from "node:worker_threads";
import type { ThreadAnswer, ThreadOptions, ThreadQuestion } from "./pglite.thread.ts";

/** The embedded database, alone in its thread: a slow query here freezes no room. One question at a time, in order. */

// Date, timestamp, timestamptz, interval stay text, as with the ORM's own drivers.
const asText = (text: string): string => text;
const parsers = { 1082: asText, 1114: asText, 1184: asText, 1186: asText };

const answer = (message: ThreadAnswer): void => parentPort?.postMessage(message);

/** The file system underneath throws plain objects with a number of its own. */
const messageOf = (error: unknown): string => {
  if (error instanceof Error) return error.message;
  if (typeof error === "object" && error !== null && "errno" in error)
    return `file system error ${String(error.errno)}`;
  return String(error);
};

const fieldsOf = (error: unknown): Record<string, unknown> => {
  const fields: Record<string, unknown> = { message: messageOf(error) };
  for (const name of [
    "code",
    "severity",
    "detail",
    "hint",
    "position",
    "where",
    "schema",
    "table",
    "column",
    "constraint",
    "routine",
  ]) {
    const value: unknown = error instanceof Error ? Reflect.get(error, name) : undefined;
    if (typeof value === "string") fields[name] = value;
  }
  return fields;
};

/** After these nothing this thread says can be trusted: it ends, and the next one recovers from the log. */
const isFatal = (fields: Record<string, unknown>): boolean =>
  fields["code"] === undefined || fields["severity"] === "FATAL" || fields["severity"] === "PANIC";

const run = async (database: PGlite, question: ThreadQuestion): Promise<void> => {
  try {
    if (question.kind === "close") await database.close();
    const result =
      question.kind === "query"
        ? await database.query(question.sql, question.parameters)
        : question.kind === "exec"
          ? await database.exec(question.sql)
          : undefined;
    answer({ kind: "done", id: question.id, result });
    if (question.kind === "close") parentPort?.close();
  } catch (error) {
    const fields = fieldsOf(error);
    answer({ kind: "failed", id: question.id, error: fields, isFatal: isFatal(fields) });
  }
};

// The other side is ours: it sends ThreadOptions.
const options = workerData as ThreadOptions;
try {
  const database = await PGlite.create({
    parsers,
    extensions: { pg_trgm },
    ...(options.directory === undefined ? {} : { dataDir: options.directory }),
    ...(options.image === undefined ? {} : { loadDataDir: new Blob([options.image]) }),
  });
  let last = Promise.resolve();
  parentPort?.on("message", (question: ThreadQuestion) => {
    last = last.then(() => run(database, question));
  });
  answer({ kind: "ready" });
} catch (error) {
  answer({ kind: "unopened", error: fieldsOf(error) });
}
