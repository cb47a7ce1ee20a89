import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { setPriority, tmpdir } from "node:os";
import path from "node:path";
import { whenListening } from "../../e2e/support/listening.ts";
import { freePort } from "../../e2e/support/server-process.ts";
import type { Hold, ProbeAnswer, ProbeAsk } from "./loop.probe.ts";

/** A real server of its own, watched from inside. */
export type FuzzedServer = {
  readonly url: string;
  readonly port: number;
  /** Processes that ended, unasked. */
  exits(): number;
  /** Begins to count anew. */
  begin(): void;
  /** The longest first; empty when it has ended. */
  holds(): Promise<readonly Hold[]>;
  /** Puts a fault in. */
  plant(fault: Extract<ProbeAsk, object> | "exit"): void;
  /** Lines of its log that tell of a bug. */
  errors(): readonly string[];
  stop(): Promise<void>;
};

const BOOT_MAX_MS = 60_000;
const READ_MAX_MS = 5_000;
const ERROR = /"level":(50|60)/;

/** Where the system lets us: other programs of the machine are not what is measured. */
const goFirst = (pid: number | undefined): void => {
  try {
    if (pid !== undefined) setPriority(pid, -15);
  } catch {
    // Only an administrator may.
  }
};

/** Starts it on an embedded database of its own, behind a proxy that we are: each request may name its own address. */
export const startFuzzedServer = async (transport: "uws" | "ws"): Promise<FuzzedServer> => {
  const dataDir = await mkdtemp(path.join(tmpdir(), "hugmood-fuzz-"));
  const probe = new URL("loop.probe.ts", import.meta.url).href;
  const root = path.resolve(import.meta.dirname, "../..");
  const own = {
    DATA_DIR: dataDir,
    DATABASE_URL: "",
    REDIS_URL: "",
    PORT: String(await freePort()),
    TRANSPORT: transport,
  };
  const child = fork("server/main.ts", {
    cwd: root,
    execArgv: ["--disable-warning=ExperimentalWarning", "--import", probe],
    env: {
      ...process.env,
      ...own,
      BEHIND_PROXY: "yes",
      HUGS_PER_HOUR: "100000000",
      LOG_FORMAT: "json",
      LOG_LEVEL: "info",
    },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  goFirst(child.pid);
  const lines: string[] = [];
  const ended = once(child, "exit");
  let isStopping = false;
  let exits = 0;
  child.on("exit", () => (exits += isStopping ? 0 : 1));
  const isThere = (): boolean => child.exitCode === null && child.signalCode === null;
  const tell = (ask: ProbeAsk): void => {
    if (child.connected) child.send(ask);
  };
  const { url, port } = await whenListening(child, BOOT_MAX_MS, (line) => lines.push(line)).catch(
    async (error: unknown) => {
      child.kill("SIGKILL");
      await rm(dataDir, { recursive: true, force: true });
      throw error;
    },
  );
  return {
    url,
    port,
    exits: () => exits,
    begin: () => tell("begin"),
    holds: () =>
      new Promise((resolve) => {
        if (!isThere()) return resolve([]);
        const limit = setTimeout(() => resolve([]), READ_MAX_MS);
        child.once("message", ({ holds }: ProbeAnswer) => {
          clearTimeout(limit);
          resolve(holds);
        });
        tell("read");
      }),
    plant: tell,
    errors: () => lines.filter((line) => ERROR.test(line) || !line.startsWith("{")),
    async stop() {
      isStopping = true;
      if (isThere()) child.kill("SIGTERM");
      await ended;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
