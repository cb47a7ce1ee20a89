import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { effectRefusals } from "./effects.rules.ts";
import { importRefusal, targetOf } from "./imports.rules.ts";
import { scanSource } from "./source.scan.ts";
import { zoneOf } from "./zones.ts";

const ROOT = join(import.meta.dirname, "..");
const PRODUCT = ["shared", "server", "client"];

function sourcesIn(folder: string): string[] {
  let names: string[];
  try {
    names = readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" });
  } catch {
    return [];
  }
  return names
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith("client/dist/"));
}

function refusalsFor(path: string, text: string): string[] {
  const source = scanSource(path, text);
  const imports = source.imports.flatMap((found) => importRefusal(path, found) ?? []);
  return [...imports, ...effectRefusals(path, source)];
}

describe("the project", () => {
  const paths = PRODUCT.flatMap(sourcesIn);
  const read = (path: string) => readFileSync(join(ROOT, path), "utf8");

  test("imports, environment, clocks, timers, chance and arithmetic are where they belong", () => {
    expect(paths.flatMap((path) => refusalsFor(path, read(path)))).toEqual([]);
    // Two thousand files, beside everything else that a busy machine does.
  }, 60_000);

  test("the client takes at most one type from the server", () => {
    const taken = paths
      .filter((path) => zoneOf(path) === "client")
      .flatMap((path) => scanSource(path, read(path)).imports.map((found) => ({ path, ...found })))
      .filter(({ path, specifier }) => targetOf(path, specifier).name.startsWith("server/"));
    expect(taken.length, JSON.stringify(taken)).toBeLessThanOrEqual(1);
  });
});

const ROOM = "server/rooms/inbox/InboxRoom.ts";
const RULES = "server/rooms/inbox/inbox.rules.ts";
const PROJECT = "server/rooms/inbox/inbox.project.ts";
const SERVICE = "server/services/hugs/hugs.service.ts";
const SCREEN = "client/features/hug/Screen.tsx";

describe("a seeded violation is named", () => {
  test.each([
    ["shared/hug.ts", `import { x } from "../server/config.ts"`, "shared/ may import"],
    ["shared/hug.ts", `import { x } from "react"`, "shared/ may import"],
    ["shared/hug.ts", `import { readFileSync } from "node:fs"`, "shared/ may import"],
    ["shared/step/cue.ts", `import { schema } from "@colyseus/schema"`, "shared/ may import"],
    ["shared/hug.ts", `export * from "../client/net/client.ts"`, "shared/ may import"],
    ["shared/hug.ts", `type T = import("../server/config.ts").Config`, "shared/ may import"],
    ["shared/hug.ts", `import { run } from "../tools/sizes.ts"`, "never imports tests or tools"],
    [RULES, `import { Room } from "@colyseus/core"`, "rules may import"],
    [RULES, `import type { Hugs } from "../../services/hugs/hugs.port.ts"`, "rules may import"],
    [RULES, `import { Hug } from "../../entities/Hug.ts"`, "rules may import"],
    [RULES, `import { step } from "../lobby/lobby.rules.ts"`, "rules may import"],
    [RULES, `export async function step() { await later; }`, "rules never await"],
    ["client/net/outbox.rules.ts", `const at = Date.now();`, "clocks are read only in"],
    ["client/net/outbox.rules.ts", `import { openDB } from "idb"`, "rules may import"],
    [RULES, `const at = Date.now();`, "clocks are read only in"],
    [PROJECT, `import { step } from "./inbox.rules.ts"`, "a projection may import"],
    [PROJECT, `import { projectLobby } from "../lobby/lobby.project.ts"`, "a projection may import"],
    [PROJECT, `import { takeToken } from "../requests.rules.ts"`, "a projection may import"],
    [PROJECT, `import { createPace } from "../pace.ts"`, "a projection may import"],
    [PROJECT, `import { sample } from "#shared/design/sample.ts"`, "a projection may import"],
    [ROOM, `import { createHugs } from "../../services/hugs/hugs.service.ts"`, "a room may import"],
    [ROOM, `import { lobby } from "../lobby/lobby.rules.ts"`, "a room may import"],
    [ROOM, `import type { Hug } from "../../entities/Hug.ts"`, "a room may import"],
    [ROOM, `import type { EntityManager } from "@mikro-orm/core"`, "a room may import"],
    [ROOM, `const x = await import("../../entities/Hug.ts")`, "a room may import"],
    [ROOM, `this.clock.setTimeout(close, 5)`, "timers run only in"],
    [SERVICE, `import { Room } from "@colyseus/core"`, "a service may import"],
    [SERVICE, `import { createInbox } from "../inbox/inbox.service.ts"`, "a service may import"],
    [SERVICE, `import { openDatabase } from "../../platform/database/open.ts"`, "a service may import"],
    [SERVICE, `import type { InboxRoom } from "../../rooms/inbox/InboxRoom.ts"`, "a service may import"],
    [SERVICE, `import { randomUUID } from "node:crypto"`, "chance only in"],
    [SERVICE, `import crypto from "node:crypto"`, "chance only in"],
    [SERVICE, `const id = crypto.randomUUID()`, "chance is drawn only in"],
    [SERVICE, `const url = process.env.DATABASE_URL`, "environment is read in server/main.ts"],
    [SERVICE, `const { env } = process`, "environment is read in server/main.ts"],
    [SERVICE, `import { env } from "node:process"`, "environment is read in server/main.ts"],
    [SERVICE, `const url = globalThis.process["env"].X`, "environment is read in server/main.ts"],
    [SERVICE, `const at = new Date()`, "clocks are read only in"],
    [SERVICE, `const at = performance.now()`, "clocks are read only in"],
    [SERVICE, `create({ now: Date.now })`, "clocks are read only in"],
    [SERVICE, `const { now } = Date`, "clocks are read only in"],
    [SERVICE, `setTimeout(retry, 100)`, "timers run only in"],
    [SERVICE, `const later = setTimeout`, "timers run only in"],
    [SERVICE, `import { setTimeout as pause } from "node:timers/promises"`, "timers only in"],
    ["server/entities/Hug.ts", `import { createHugs } from "../services/hugs/hugs.service.ts"`, "an entity"],
    ["server/api/hugs.ts", `import { Hug } from "../entities/Hug.ts"`, "a route may import"],
    ["server/api/hugs.ts", `import { MikroORM } from "@mikro-orm/core"`, "a route may import"],
    [
      "server/platform/transport.ts",
      `import { createHugs } from "../services/hugs/hugs.service.ts"`,
      "the platform may",
    ],
    ["server/platform/transport.ts", `import { parseConfig } from "../config.ts"`, "the platform may import"],
    ["server/config.ts", `import { app } from "./app.ts"`, "config.ts and errors.ts may import"],
    ["server/config.ts", `parse(process.env)`, "environment is read in server/main.ts"],
    [SCREEN, `import { invariant } from "../../../server/errors.ts"`, "never imports the server"],
    [SCREEN, `import { History } from "../history/Screen.tsx"`, "features never import each other"],
    [SCREEN, `import { Client } from "@colyseus/sdk"`, "only client/net/ uses @colyseus/sdk"],
    [SCREEN, `import { Application } from "pixi.js"`, "only client/stage/ uses pixi.js"],
    [SCREEN, `import { Haptics } from "@capacitor/haptics"`, "only client/touch/ uses @capacitor/haptics"],
    [SCREEN, `import fs from "node:fs"`, "runs in browsers"],
    [SCREEN, `import { z } from "zod"`, "the client may import React"],
    [SCREEN, `window.requestAnimationFrame(draw)`, "timers run only in"],
    ["client/ui/Button.tsx", `import { Hug } from "../features/hug/Screen.tsx"`, "never import a feature"],
    ["shared/design/sample.ts", `const y = Math.sin(t)`, "engines differ"],
    ["shared/design/sample.ts", `const y = Math["exp"](t)`, "engines differ"],
    ["shared/design/sample.ts", `const { cos } = Math`, "engines differ"],
    ["shared/design/sample.ts", `const y = t ** 2`, "engines differ"],
    ["shared/step/clock.ts", `let y = t; y **= 2`, "engines differ"],
    ["shared/mood/mood.ts", `const r = Math.random()`, "chance is drawn only in"],
  ])("%s: %s", (path, text, expected) => {
    const refusals = refusalsFor(path, text);
    expect(refusals.join("\n")).toContain(expected);
    expect(refusals[0]).toContain(`${path}:1`);
  });
});

describe("what is allowed passes", () => {
  test.each([
    ["shared/schema/hug.ts", `import { schema } from "@colyseus/schema"; import * as z from "zod";`],
    ["shared/policy/ability.ts", `import { createMongoAbility } from "@casl/ability"`],
    [RULES, `import { sample } from "#shared/design/sample.ts"; import { invariant } from "../../errors.ts";`],
    [RULES, `import { take } from "./history.rules.ts"; import type { Effect } from "./effect.ts";`],
    [
      PROJECT,
      `import type { InboxModel } from "./inbox.rules.ts"; import { InboxState } from "#shared/schema/inbox.ts";`,
    ],
    [ROOM, `import { Room } from "@colyseus/core"; import { step } from "./inbox.rules.ts";`],
    [ROOM, `import { type Hugs } from "../../services/hugs/hugs.port.ts"; import { guard } from "../request.ts";`],
    [ROOM, `import type { Clock } from "../../platform/clock.ts"`],
    [SERVICE, `import { Hug } from "../../entities/Hug.ts"; import { createHash } from "node:crypto";`],
    [SERVICE, `import type { Inbox } from "../inbox/inbox.port.ts"; import type { Outcome } from "../outcome.ts";`],
    [SERVICE, `const at = new Date(nowMs); const wait = (setTimeout: Timer) => setTimeout(1); deps.clock.now();`],
    [SERVICE, `type Timer = typeof setTimeout; const Kinds = { Date: 1, process: 2 }; Kinds.Date;`],
    ["server/entities/Hug.ts", `import { defineEntity } from "@mikro-orm/core"; import { User } from "./User.ts";`],
    ["server/api/hugs.ts", `import { Hugs } from "../services/hugs/hugs.port.ts"; import * as z from "zod";`],
    [
      "server/platform/clock.ts",
      `import type { Config } from "../config.ts"; export const now = () => performance.now();`,
    ],
    ["server/platform/ids.ts", `import { randomUUID } from "node:crypto"; import { Hug } from "../entities/Hug.ts";`],
    ["server/main.ts", `import { createApp } from "./app.ts"; createApp(process.env);`],
    [SCREEN, `import { useState } from "react"; import { Button } from "../../ui/Button.tsx"; import "./screen.css";`],
    [
      "client/features/hug/Stage.ts",
      `import type { Container } from "pixi.js"; import { seat } from "../../stage/seat.ts";`,
    ],
    ["client/net/inbox.ts", `import { Client } from "@colyseus/sdk"; setTimeout(retry, Math.random());`],
    ["client/stage/Scene.ts", `import { Application } from "pixi.js"; requestAnimationFrame(draw);`],
    ["client/main.tsx", `const { fake } = await import("./features/testing/fake-client.ts")`],
    ["client/app.ts", `import type { Routes } from "../server/api/routes.ts"`],
    ["shared/design/sample.ts", `const y = Math.sqrt(Math.abs(t)) * Math.PI + Math.imul(a, b);`],
    ["shared/design/sample.test.ts", `import x from "anything"; Date.now(); Math.sin(1);`],
    ["bench/client.ts", `import { app } from "../server/app.ts"; process.env.X; setTimeout(f, 1);`],
  ])("%s: %s", (path, text) => {
    expect(refusalsFor(path, text)).toEqual([]);
  });
});
