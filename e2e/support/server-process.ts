import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { whenListening } from "./listening.ts";

const BOOT_LIMIT_MS = 150_000;

/** A real server: `node server/main.ts` on a database directory of its own. */
export type ServerProcess = {
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  readonly pid: number;
  /** Everything it printed, for messages and for the log hygiene test. */
  output(): string;
  /** SIGTERM and wait; the directory stays. */
  stop(): Promise<void>;
  /** kill -9 and wait; the directory stays. */
  kill(): Promise<void>;
};

/** uWebSockets.js sets SO_REUSEADDR on a port that was named only: one that it chose cannot be taken again for a minute. */
export const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("There is no free port.");
  return address.port;
};

/** Starts a server. Pass `dataDir` and `port` of a stopped one to start it again where it was; `env` says the rest. */
export async function startServer(
  again?: { dataDir: string; port: number },
  env: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const dataDir = again?.dataDir ?? (await mkdtemp(path.join(tmpdir(), "hugmood-e2e-")));
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "server/main.ts"], {
    cwd: path.resolve(import.meta.dirname, "../.."),
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      DATABASE_URL: "",
      PORT: String(again?.port ?? (await freePort())),
      LOG_FORMAT: "json",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  const exited = once(child, "exit");
  const { url, port } = await whenListening(child, BOOT_LIMIT_MS, (line) => lines.push(line));
  if (child.pid === undefined) throw new Error("The server has no process.");
  const { pid } = child;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await exited;
  };
  return {
    url,
    port,
    dataDir,
    pid,
    output: () => lines.join("\n"),
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
  };
}

export const removeData = (server: ServerProcess): Promise<void> =>
  rm(server.dataDir, { recursive: true, force: true });
