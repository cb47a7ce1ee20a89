/** Several processes as one server on this machine, behind nginx: for trying what a real installation does. */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { secretOf } from "../server/platform/auth/secret-file.ts";
import { readEnvFile } from "../server/platform/env-file.ts";
import { nginxConfig } from "./cluster/nginx-config.ts";
import { parseOptions, USAGE, type ClusterPlan } from "./cluster/options.ts";

const ROOT = path.resolve(import.meta.dirname, "..");
const DATA = path.join(ROOT, "data");
const AGAIN_MS = 1_000;

const fail = (sentence: string): never => {
  console.error(sentence);
  process.exit(2);
};
const plan = ((): ClusterPlan => {
  try {
    const file = readEnvFile(".env");
    return parseOptions(process.argv.slice(2), { ...(file.ok ? file.values : {}), ...process.env });
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
})();
const nginx =
  ["nginx", "/usr/sbin/nginx"].find((name) => spawnSync(name, ["-v"]).status === 0) ??
  fail(
    "The processes stand behind nginx, and there is none here. Debian: apt-get install nginx-light; macOS: brew install nginx.",
  );

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number }; // as: it listens on a port
      probe.close(() => resolve(port));
    });
  });

const host = "127.0.0.1";
const address = `${host}:${plan.port}`;
const processes: { readonly name: string; readonly host: string; readonly port: number }[] = [];
for (let n = 1; n <= plan.processes; n += 1) processes.push({ name: String(n), host, port: await freePort() });
const folder = mkdtempSync(path.join(tmpdir(), "hugmood-cluster-"));
const config = path.join(folder, "nginx.conf");
writeFileSync(config, nginxConfig({ listen: address, processes, folder }));

const running = new Map<string, ChildProcess>();
let isStopping = false;

const speak = (name: string, child: ChildProcess): void => {
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on("line", (line) => console.log(`[${name}] ${line}`));
  }
};
/** What ends by itself is started again: kill one and look. */
const keepRunning = (name: string, start: () => ChildProcess): void => {
  const child = start();
  running.set(name, child);
  speak(name, child);
  child.once("exit", (code, signal) => {
    running.delete(name);
    if (isStopping) return;
    console.log(`[${name}] ended with ${signal ?? code}; it is started again`);
    setTimeout(() => !isStopping && keepRunning(name, start), AGAIN_MS);
  });
};

const shared = {
  ...process.env,
  HOST: host,
  DATABASE_URL: plan.databaseUrl,
  REDIS_URL: plan.redisUrl,
  AUTH_SECRET: plan.authSecret ?? secretOf(DATA).reveal(),
  PUBLIC_URL: `http://${address}`,
  BEHIND_PROXY: "yes",
};
for (const { name, port } of processes) {
  const env = {
    ...shared,
    PORT: String(port),
    PROCESS_ADDRESS: `${address}/p/${name}`,
    DATA_DIR: path.join(folder, name),
  };
  const args = ["--disable-warning=ExperimentalWarning", "server/main.ts"];
  keepRunning(name, () => spawn(process.execPath, args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] }));
}
keepRunning("nginx", () =>
  spawn(nginx, ["-c", config, "-p", folder, "-e", "stderr", "-g", "daemon off;"], {
    stdio: ["ignore", "pipe", "pipe"],
  }),
);
console.log(
  `HugMood is at http://${address}, on ${plan.processes} processes: ${processes.map(({ name }) => `${name} pid ${running.get(name)?.pid}`).join(", ")}`,
);

const stop = async (): Promise<void> => {
  if (isStopping) return;
  isStopping = true;
  const ended = [...running.values()].map((child) => new Promise((resolve) => child.once("exit", resolve)));
  for (const child of running.values()) child.kill("SIGTERM");
  await Promise.all(ended);
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
};
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop());
