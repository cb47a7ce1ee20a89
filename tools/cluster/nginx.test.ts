import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DOCKER_NGINX } from "./docker-nginx.ts";
import { nginxConfig } from "./nginx-config.ts";

const NGINX = ["nginx", "/usr/sbin/nginx"].find((name) => spawnSync(name, ["-v"]).status === 0);
const title = `nginx itself${NGINX === undefined ? " (skipped: there is no nginx here)" : ""}`;
/** Which address a connection to it may try: a free port of this machine. */
const listenAnywhere = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port)); // as: TCP
  });

type Answer = { readonly status: number; readonly body: string };
type Seen = { readonly url: string; readonly headers: IncomingHttpHeaders };

describe.skipIf(NGINX === undefined)(title, { timeout: 30_000 }, () => {
  let folder: string;
  let nginx: ChildProcess;
  let port: number;
  const servers: Server[] = [];
  const seen: Seen[] = [];
  /** What each process says to everything; null = it is gone. */
  const says: number[] = [200, 200];

  const startProcess = async (index: number): Promise<number> => {
    const server = createServer((incoming, outgoing) => {
      seen.push({ url: incoming.url ?? "", headers: incoming.headers });
      incoming.resume();
      outgoing.writeHead(says[index] ?? 200).end(`process ${index + 1}`);
    });
    server.on("upgrade", (incoming, socket) => {
      seen.push({ url: incoming.url ?? "", headers: incoming.headers });
      socket.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n");
      socket.on("data", (bytes) => socket.write(bytes));
      socket.on("end", () => socket.end());
      socket.on("error", () => socket.destroy());
    });
    servers[index] = server;
    return listenAnywhere(server);
  };

  const ask = (path: string, method = "GET", headers: Record<string, string> = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const asking = request({ host: "127.0.0.1", port, path, method, headers }, (answer) => {
        let body = "";
        answer.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body }));
      });
      asking.on("error", reject);
      asking.end(method === "POST" ? "{}" : undefined);
    });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "hugmood-nginx-"));
    const processes = [];
    for (const index of [0, 1])
      processes.push({ name: `${index + 1}`, host: "127.0.0.1", port: await startProcess(index) });
    const free = createServer();
    port = await listenAnywhere(free);
    await new Promise((resolve) => free.close(resolve));
    const file = join(folder, "nginx.conf");
    writeFileSync(file, nginxConfig({ listen: `127.0.0.1:${port}`, processes, folder }));
    nginx = spawn(NGINX ?? "", ["-c", file, "-p", folder, "-e", "stderr", "-g", "daemon off;"], { stdio: "ignore" });
    for (let tries = 0; tries < 100; tries += 1) {
      if (
        await ask("/").then(
          () => true,
          () => false,
        )
      )
        return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error("nginx did not start");
  }, 30_000);
  afterAll(async () => {
    nginx.kill("SIGTERM");
    for (const server of servers) server.close().closeAllConnections();
    await new Promise((resolve) => (nginx.exitCode === null ? nginx.once("exit", resolve) : resolve(null)));
    rmSync(folder, { recursive: true, force: true });
  });

  test("X5 takes the configuration of docker, but for what only a later nginx has", () => {
    const { resolver: _resolver, ...options } = DOCKER_NGINX;
    const processes = options.processes.map((process) => ({ ...process, host: "127.0.0.1" }));
    const file = join(folder, "docker.conf");
    writeFileSync(file, nginxConfig({ ...options, processes, folder }));
    const { status, stderr } = spawnSync(NGINX ?? "", ["-t", "-c", file, "-p", folder, "-e", "stderr"]);
    expect([status, String(stderr)]).toEqual([0, expect.stringContaining("test is successful")]);
  });

  test("X6 everything goes to any process, /p/2/ to the second, without the prefix", async () => {
    const bodies = new Set<string>();
    for (let i = 0; i < 8; i += 1) bodies.add((await ask("/")).body);
    expect(bodies).toEqual(new Set(["process 1", "process 2"]));
    for (let i = 0; i < 4; i += 1) expect((await ask("/p/2/abc/room?sessionId=x%2Fy")).body).toBe("process 2");
    expect(seen.at(-1)?.url).toBe("/abc/room?sessionId=x%2Fy");
  });

  test("X7 the last entry of X-Forwarded-For is who asks, whatever they claim", async () => {
    for (const path of ["/", "/matchmake/joinOrCreate/lobby", "/p/1/x"]) {
      await ask(path, "POST", { "x-forwarded-for": "6.6.6.6", host: "hugs.example:81" });
      expect(seen.at(-1)?.headers).toMatchObject({ "x-forwarded-for": "6.6.6.6, 127.0.0.1", host: "hugs.example:81" });
    }
  });

  test("X8 a join that one process cannot take goes to the next; when none can, people read why", async () => {
    says[0] = 503;
    for (let i = 0; i < 6; i += 1)
      expect(await ask("/matchmake/joinOrCreate/lobby", "POST")).toEqual({ status: 200, body: "process 2" });
    says[1] = 503;
    for (let i = 0; i < 6; i += 1)
      expect(await ask("/matchmake/joinOrCreate/lobby", "POST")).toEqual({
        status: 503,
        body: expect.stringMatching(/^process \d$/),
      });
    says.splice(0, 2, 200, 200);
    expect((await ask("/")).status).toBe(200);
  });

  test("X9 a request other than a join is not done twice", async () => {
    says[0] = says[1] = 503;
    const before = seen.length;
    expect((await ask("/api/session", "POST")).status).toBe(503);
    expect(seen.length).toBe(before + 1);
    says.splice(0, 2, 200, 200);
  });

  test("X10 a socket is carried both ways", async () => {
    const echoed = await new Promise<string>((resolve, reject) => {
      const headers = { connection: "Upgrade", upgrade: "websocket" };
      const asking = request({ host: "127.0.0.1", port, path: "/p/1/proc/room?sessionId=a", headers });
      asking.on("upgrade", (_answer, socket) => {
        socket.once("data", (bytes) => {
          resolve(String(bytes));
          socket.destroy();
        });
        socket.write("hello");
      });
      asking.on("error", reject);
      asking.end();
    });
    expect(echoed).toBe("hello");
    expect(seen.at(-1)).toMatchObject({ url: "/proc/room?sessionId=a", headers: { upgrade: "websocket" } });
  });

  test("X11 a process that is gone costs nobody anything", async () => {
    await new Promise((resolve) => {
      servers[0]?.close(resolve);
      servers[0]?.closeAllConnections();
    });
    for (let i = 0; i < 6; i += 1) {
      expect(await ask("/")).toEqual({ status: 200, body: "process 2" });
      expect(await ask("/matchmake/joinOrCreate/inbox", "POST")).toEqual({ status: 200, body: "process 2" });
    }
    expect((await ask("/p/1/x")).status).toBe(502);
  });
});
