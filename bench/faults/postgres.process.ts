import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
// @ts-expect-error -- a part of the ORM that comes without types of its own
import pg from "pg";
import { quietPort } from "../../client/net/testing/quiet-port.ts";
import { endWithUs } from "./outlive.ts";

/** A PostgreSQL of one's own, with everything that makes it durable. */
export type PostgresProcess = {
  readonly url: string;
  rows<T>(sql: string, parameters?: readonly unknown[]): Promise<T[]>;
  start(): Promise<void>;
  /** kill -9 of all of it. */
  kill(): Promise<void>;
  remove(): Promise<void>;
};

const DEBIAN = "/usr/lib/postgresql";
const START_TRIES = 200;

const folderOfPrograms = (): string => {
  const inDebian = existsSync(DEBIAN) ? readdirSync(DEBIAN).map((version) => path.join(DEBIAN, version, "bin")) : [];
  const folders = [...inDebian.toReversed(), ...(process.env["PATH"] ?? "").split(path.delimiter)];
  const found = folders.find((folder) => existsSync(path.join(folder, "initdb")));
  if (found === undefined) throw new Error("The faults need a PostgreSQL of their own, and there is no initdb here.");
  return found;
};
/** PostgreSQL refuses to run as root. */
const owner = (): { uid?: number; gid?: number } => {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string) => Number(execFileSync("id", [flag, "postgres"]).toString());
  return { uid: idOf("-u"), gid: idOf("-g") };
};

/** Made, not started. */
export const createPostgresProcess = async (): Promise<PostgresProcess> => {
  const programs = folderOfPrograms();
  const as = owner();
  const folder = mkdtempSync(path.join(tmpdir(), "hugmood-faults-postgres-"));
  if (as.uid !== undefined && as.gid !== undefined) chownSync(folder, as.uid, as.gid);
  const data = path.join(folder, "data");
  execFileSync(
    path.join(programs, "initdb"),
    ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
    {
      ...as,
      stdio: "ignore",
      cwd: folder,
    },
  );
  const port = await quietPort(20_000 + Math.floor(Math.random() * 11_000));
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  let child: ChildProcess | null = null;

  const rows = async <T>(sql: string, parameters: readonly unknown[] = []): Promise<T[]> => {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
    client.on("error", () => {});
    await client.connect();
    try {
      return (await client.query(sql, [...parameters])).rows as T[]; // as: whoever asks knows the columns
    } finally {
      await client.end().catch(() => {});
    }
  };
  const kill = async (): Promise<void> => {
    const { pid } = child ?? {};
    if (child === null || pid === undefined) return;
    const ended = once(child, "exit");
    // Its own session, so that every backend dies with it and no one tidies up.
    try {
      process.kill(-pid, "SIGKILL");
    } catch {
      child.kill("SIGKILL");
    }
    await ended;
    child = null;
  };
  return {
    url,
    rows,
    async start() {
      rmSync(path.join(data, "postmaster.pid"), { force: true });
      const settings = ["max_connections=120", "unix_socket_directories=", "listen_addresses=127.0.0.1", "fsync=on"];
      const args = ["-D", data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])];
      const spawnIt = () =>
        endWithUs(
          spawn(path.join(programs, "postgres"), args, { ...as, cwd: folder, stdio: "ignore", detached: true }),
        );
      child = spawnIt();
      for (let tries = 0; ; tries += 1) {
        try {
          // Backends of the one that was killed may hold its memory for a moment more.
          if (child.exitCode !== null) child = spawnIt();
          await rows("select 1");
          return;
        } catch (error) {
          if (tries >= START_TRIES) throw error;
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      }
    },
    kill,
    async remove() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
