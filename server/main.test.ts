import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "@colyseus/sdk";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { STOCK_GROUP_DESIGNS } from "#shared/design/stock/stock-group-designs.ts";
import { PROTOCOL_VERSION } from "#shared/schema/protocol.ts";

const MAIN = path.join(import.meta.dirname, "main.ts");
const folder = mkdtempSync(path.join(tmpdir(), "hugmood-main-"));
const running = new Set<ChildProcess>();

// Each start is a whole program, and a busy machine may run several at once.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const GROUP_HUG = {
  key: "0b6f0c8e-0000-4000-8000-000000000003",
  name: "Sunday",
  description: "",
  message: "",
  design: STOCK_GROUP_DESIGNS[0]?.id,
  capacity: 10,
  visibility: "listed",
  scheduledForMs: null,
};

type Run = { child: ChildProcess; text: () => string; url: Promise<string>; code: Promise<number | null> };

/** The real program, in a folder of its own, so that its `.env` and data are the test's. */
function run(env: Record<string, string> = {}, cwd = folder): Run {
  const { PATH = "" } = process.env;
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", MAIN], {
    cwd,
    env: { PATH, ...env },
  });
  running.add(child);
  let text = "";
  const url = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      text += chunk.toString();
      const found = /HugMood is at (http:\/\/[\d.:]+)/.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", () => reject(new Error(text)));
  });
  url.catch(() => undefined);
  const code = new Promise<number | null>((resolve) =>
    child.once("close", (value) => (running.delete(child), resolve(value))),
  );
  return { child, text: () => text, url, code };
}

afterAll(async () => {
  for (const child of running) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

describe("the server as a program", () => {
  let first: Run;
  let url: string;
  beforeAll(async () => {
    first = run({ PORT: "0", LOG_LEVEL: "debug" });
    url = await first.url;
  });

  it("says what it does, how long it took, and last where it is", () => {
    const lines = first
      .text()
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { msg: string }).msg);
    expect(lines).toContainEqual(expect.stringMatching(/^Database: embedded/));
    expect(lines).toContainEqual(expect.stringMatching(/^Sockets: (uWebSockets\.js|ws), because/));
    expect(lines.at(-2)).toMatch(/^ready in \d+\.\d s$/);
    expect(lines.at(-1)).toBe(`HugMood is at ${url}`);
  });

  it("refuses a second process on its data with a sentence, and a port that is taken with another", async () => {
    const second = run({ PORT: "0" });
    expect(await second.code).toBe(1);
    expect(second.text()).toMatch(/in use by the process \d+.*DATA_DIR/);
    const { port } = new URL(url);
    const third = run({ PORT: port, DATA_DIR: "other" });
    expect(await third.code).toBe(1);
    expect(third.text()).toMatch(new RegExp(`Port ${port} is in use.*PORT`));
  });

  it("logs no name, message, token or cookie, whatever is asked", async () => {
    const name = "Rosalinde Quux";
    const entered = await fetch(`${url}/api/guests`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name, being: { colour: "sage", texture: "plain" } }),
    });
    const { id } = (await entered.json()) as { id: string };
    const cookie = entered.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const asked = await fetch(`${url}/api/rooms/token`, { method: "POST", headers: { cookie } });
    const { token } = (await asked.json()) as { token: string };
    const sentence = "i never told anybody";
    const tries: [string, RequestInit][] = [
      ["/api/me", { headers: { cookie } }],
      [
        "/api/guests",
        { method: "POST", headers: { cookie, "content-type": "application/json" }, body: `{"name":"${name}"` },
      ],
      [`/api/hugs?cursor=${encodeURIComponent(sentence)}`, { headers: { cookie } }],
      [`/api/people/${encodeURIComponent(sentence)}`, { headers: { cookie } }],
      [
        "/matchmake/joinOrCreate/lobby",
        {
          method: "POST",
          headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
          body: JSON.stringify({ protocol: 1, note: sentence }),
        },
      ],
      [
        "/matchmake/joinOrCreate/inbox",
        {
          method: "POST",
          headers: { authorization: `Bearer ${token}x`, "content-type": "application/json" },
          body: `{"${sentence}":`,
        },
      ],
      [`/${encodeURIComponent(sentence)}`, {}],
    ];
    for (const [target, init] of tries) await (await fetch(url + target, init)).arrayBuffer();
    const other = await fetch(`${url}/api/guests`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name, being: { colour: "sea", texture: "plain" } }),
    });
    const { id: to } = (await other.json()) as { id: string };
    const client = new Client(url);
    client.auth.token = token;
    const inbox = await client.joinOrCreate("inbox", { protocol: PROTOCOL_VERSION, after: 0 });
    inbox.onMessage("*", () => undefined);
    const hug = { key: to, to, design: "bear", squeeze: { stepMs: 50, samples: [] }, message: sentence };
    await inbox.request("hug/send", hug);
    const draft = { ...GROUP_HUG, name, description: sentence, message: sentence };
    const post = (body: object) =>
      fetch(`${url}/api/group-hugs`, {
        method: "POST",
        headers: { cookie, "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    const made = (await (await post(draft)).json()) as { id: string };
    await (await post({ ...draft, [sentence]: sentence })).arrayBuffer();
    const groupHug = await client.joinOrCreate("group-hug", { protocol: PROTOCOL_VERSION, groupHugId: made.id });
    groupHug.reconnection.enabled = false;
    await groupHug.request("group/ready", { isIn: true });
    await groupHug.request("group/choose", { design: sentence }).catch(() => undefined);
    for (const input of ["group/press", "step/probe", "step/report"]) groupHug.send(input, sentence);
    await groupHug.request("group/leave", {}).catch(() => undefined);
    await inbox.request("hug/send", { ...hug, [sentence]: 1 }).catch(() => undefined);
    await inbox.request("hug/react", { hugId: to, emoji: "💛", message: sentence }).catch(() => undefined);
    inbox.connection.send(new TextEncoder().encode(sentence));
    inbox.reconnection.enabled = false;
    await new Promise((resolve) => {
      inbox.onLeave(resolve);
      void inbox.leave();
    });
    await fetch(`${url}/api/sign-out`, { method: "POST", headers: { cookie } });
    const session = decodeURIComponent(cookie.split("=")[1] ?? "").split(".")[0] ?? "";
    expect(session.length).toBeGreaterThan(20);
    for (const secret of [name, "Quux", sentence, "never told", token, session, token.split(".")[2] ?? ""])
      expect(first.text()).not.toContain(secret);
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("stops at SIGTERM with 0, gives its data free, and is back with everything kept and says how fast", async () => {
    const entered = await fetch(`${url}/api/guests`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name: "Fern", being: { colour: "sage", texture: "plain" } }),
    });
    const cookie = entered.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    first.child.kill("SIGTERM");
    expect(await first.code).toBe(0);
    const again = run({ PORT: "0" });
    const me = await fetch(`${await again.url}/api/me`, { headers: { cookie } });
    expect(await me.json()).toMatchObject({ name: "Fern" });
    expect(Number(/ready in ([\d.]+) s/.exec(again.text())?.[1])).toBeGreaterThan(0);
    again.child.kill("SIGINT");
    expect(await again.code).toBe(0);
  });
});

describe("settings that cannot be used", () => {
  it("end the start with every problem named, from the environment", async () => {
    const { code, text } = run({ PORT: "x", TRANSPORT: "tcp" });
    expect(await code).toBe(1);
    expect(text()).toMatch(/PORT must be[\s\S]*TRANSPORT must be/);
  });

  it("end the start with the line named, from a broken .env, and nothing is made", async () => {
    const broken = mkdtempSync(path.join(folder, "broken-"));
    writeFileSync(path.join(broken, ".env"), "HOST=127.0.0.1\nAUTH_SECRET hunter2\n");
    const { code, text } = run({}, broken);
    expect(await code).toBe(1);
    expect(text()).toMatch(/\.env line 2 is not NAME=value/);
    expect(text()).not.toContain("hunter2");
  });

  it("a data folder that is a file is a sentence", async () => {
    writeFileSync(path.join(folder, "file"), "");
    const { code, text } = run({ DATA_DIR: "file", PORT: "0" });
    expect(await code).toBe(1);
    expect(text()).toMatch(/cannot be written/);
    expect(text()).not.toMatch(/\n\s+at /);
  });
});

it("without PORT takes the next free one and says so", async () => {
  const holder = createServer();
  const isOurs = await new Promise<boolean>((resolve) =>
    holder.once("error", () => resolve(false)).listen(2567, "127.0.0.1", () => resolve(true)),
  );
  const { url, text, child, code } = run({ DATA_DIR: "other" });
  expect(Number(new URL(await url).port)).toBeGreaterThan(2567);
  expect(text()).toMatch(/Port 2567(, \d+)* is in use by another program/);
  child.kill("SIGTERM");
  expect(await code).toBe(0);
  if (isOurs) await new Promise((resolve) => holder.close(resolve));
});
