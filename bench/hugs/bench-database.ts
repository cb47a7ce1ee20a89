import { randomUUID } from "node:crypto";
import { rowsOf } from "../../server/platform/database/database.ts";
import { openOrm } from "../../server/platform/database/orm.ts";
import { cpuMsOf, usedBetween } from "./cpu.ts";

/** A database of the bench's own on a PostgreSQL server. */
export type BenchDatabase = {
  readonly url: string;
  /** Processor time of its connections and of the server's writers so far, ms; 0 when they run on another machine. */
  cpuMs(): Promise<number>;
  drop(): Promise<void>;
};

const PROCESSES = `
  select pid from pg_stat_activity
  where datname = $1 or backend_type in ('walwriter', 'checkpointer', 'background writer')`;

export const makeDatabase = async (serverUrl: string): Promise<BenchDatabase> => {
  const orm = await openOrm({ dialect: "postgres", databaseUrl: serverUrl });
  const rows = rowsOf(orm);
  const name = `hugmood_bench_${randomUUID().replaceAll("-", "")}`;
  await rows(`create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  let before: ReadonlyMap<number, number> = new Map();
  let totalMs = 0;
  return {
    url: url.href,
    async cpuMs() {
      const now = cpuMsOf((await rows<{ pid: number }>(PROCESSES, [name])).map(({ pid }) => pid));
      totalMs += usedBetween(before, now);
      before = now;
      return totalMs;
    },
    async drop() {
      await rows(`drop database ${name} with (force)`);
      await orm.close();
    },
  };
};

/** What PostgreSQL says of itself, for the table. */
export const serverWords = async (serverUrl: string): Promise<string> => {
  const orm = await openOrm({ dialect: "postgres", databaseUrl: serverUrl });
  try {
    const [said] = await rowsOf(orm)<{ words: string }>(
      `select 'PostgreSQL ' || split_part(current_setting('server_version'), ' ', 1) || ', fsync ' || current_setting('fsync')
         || ', synchronous_commit ' || current_setting('synchronous_commit')
         || ', autovacuum ' || current_setting('autovacuum') as words`,
    );
    return said?.words ?? "PostgreSQL";
  } finally {
    await orm.close();
  }
};
