import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { withAddress } from "./address.mjs";
import { ensureChromium } from "./browser.mjs";
import { check, withOrmConfig } from "./check.mjs";
import { run, runTogether } from "./child.mjs";
import { findPostgres } from "./databases.mjs";
import { at, PROGRAM } from "./paths.mjs";
import { prepare, prepareWithClient } from "./prepare.mjs";
import { Stopped } from "./progress.mjs";
import { runTests } from "./tests.mjs";

/** Type stripping is announced as experimental on every start of Node 22; the choice is ours and needs no reminder. */
const TYPESCRIPT = "--disable-warning=ExperimentalWarning";
const SERVER = [TYPESCRIPT, "server/main.ts"];

/** The one with Debian's packages, whichever other python3 comes first on the PATH. */
const SYSTEM_PYTHON = existsSync("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

/** A program of this repository, with what comes after the command. */
const script = (path, ready, args) => run(ready.node.path, [TYPESCRIPT, path, ...args], ready.env);

async function bench([name, ...args]) {
  if (!name || !/^[a-z-]+$/.test(name)) throw new Stopped("Which bench? For example: npm run bench:client");
  if (!existsSync(at(`bench/${name}.ts`))) throw new Stopped(`There is no bench "${name}".`);
  if (["hugs", "idle", "moderation", "moods", "race", "storm"].includes(name))
    return script(`bench/${name}.ts`, await withPostgres(), args);
  if (name !== "client") return script(`bench/${name}.ts`, await prepare(), args);
  return script("bench/client.ts", await withBrowser(), args);
}

/** Without one, only what needs none is measured. */
async function withPostgres() {
  const ready = await prepare();
  return { ...ready, env: await findPostgres(ready.env) };
}

async function withBrowser() {
  const ready = await prepareWithClient();
  const env = await ensureChromium(ready.node, ready.env);
  if (!env.CHROMIUM_PATH) throw new Stopped("This needs a Chromium.");
  return { ...ready, env };
}

/**
 * The demo for somebody who moderates: on a database of its own, for this machine alone, because a link makes whoever opens
 * it the admin there.
 */
async function moderate(args) {
  const { node, env } = await prepareWithClient();
  const own = await withAddress({
    ...env,
    HOST: "127.0.0.1",
    PUBLIC_URL: "",
    DATABASE_URL: "",
    REDIS_URL: "",
    DATA_DIR: at("data", "moderate-demo"),
    HUGMOOD_DEMO_TOKEN: randomUUID(),
  });
  const code = await run(node.path, [TYPESCRIPT, "tools/moderate-admin.ts"], own);
  if (code !== 0) return code;
  return runTogether(
    node.path,
    [
      [...SERVER, ...args],
      [TYPESCRIPT, "tools/moderate.ts"],
    ],
    own,
  );
}

async function migration(command, args) {
  const { node, env } = await prepare();
  return run(node.path, [PROGRAM.mikroOrm, command, ...args], withOrmConfig(env));
}

/** Each resolves with an exit code. */
export const commands = {
  start: {
    does: "run HugMood",
    run: async (args) => {
      const { node, env } = await prepareWithClient();
      return run(node.path, [...SERVER, ...args], env);
    },
  },
  demo: {
    does: "run HugMood with a handful of simulated friends; --moderate: as an admin of a dozen group hugs",
    run: async (args) => {
      if (args.includes("--moderate")) return moderate(args.filter((arg) => arg !== "--moderate"));
      const { node, env } = await prepareWithClient();
      const friends = [TYPESCRIPT, "tools/friends.ts"];
      return runTogether(node.path, [[...SERVER, ...args], friends], await withAddress(env));
    },
  },
  cluster: {
    does: "run it on several processes behind nginx, over PostgreSQL and Redis",
    run: async (args) => script("tools/cluster.ts", await prepareWithClient(), args),
  },
  dev: {
    does: "run it and reload both sides on change",
    run: async (args) => {
      const { node, env } = await prepare();
      const server = ["--watch", "--watch-preserve-output", ...SERVER, ...args];
      return runTogether(node.path, [server, [PROGRAM.vite]], await withAddress(env));
    },
  },
  test: {
    does: "every test; with arguments, only Vitest with those",
    run: async (args) => runTests(await prepare(), args),
  },
  check: { does: "format, lint, types, migrations, tests, sizes", run: async () => check(await prepare()) },
  bench: { does: "one of bench/, by name", run: bench },
  friends: {
    does: "simulated friends for a server that runs already",
    run: async (args) => script("tools/friends.ts", await prepare(), args),
  },
  "move-to-postgres": {
    does: "move the embedded database to the PostgreSQL of DATABASE_URL",
    run: async (args) => script("tools/move-to-postgres.ts", await prepare(), args),
  },
  backup: {
    does: "save everything in the database in a file",
    run: async (args) => script("tools/backup.ts", await prepare(), args),
  },
  restore: {
    does: "put a saved file into an empty database",
    run: async (args) => script("tools/restore.ts", await prepare(), args),
  },
  "keys:rotate": {
    does: "wrap the keys of users under the first of MASTER_KEYS",
    run: async (args) => script("tools/rotate-keys.ts", await prepare(), args),
  },
  "sign-out": {
    does: "end the sessions of one person, or of everybody",
    run: async (args) => script("tools/sign-out.ts", await prepare(), args),
  },
  staff: {
    does: "list the staff, or give somebody a role on it",
    run: async (args) => script("tools/staff.ts", await prepare(), args),
  },
  "audit:export": {
    does: "write the audit's entries of a time into a file",
    run: async (args) => script("tools/audit-export.ts", await prepare(), args),
  },
  "audit:verify": {
    does: "walk the audit and name the first entry that is not as it was",
    run: async (args) => script("tools/audit-verify.ts", await prepare(), args),
  },
  train: {
    does: "train the models of ml/models anew (Debian's python3 with torch, sklearn and onnx)",
    run: async (args) => {
      const { env } = await prepare();
      return run(SYSTEM_PYTHON, ["ml/train", ...args], env);
    },
  },
  "eval:models": {
    does: "score the models on files, with every baseline beside",
    run: async (args) => script("ml/eval/main.ts", await prepare(), args),
  },
  protocol: {
    does: "write docs/protocol.md from the schemas",
    run: async (args) => script("tools/protocol.ts", await prepare(), args),
  },
  data: {
    does: "write docs/data.md from what is declared of every column",
    run: async (args) => script("tools/data.ts", await prepare(), args),
  },
  pictures: {
    does: "write the pictures of docs/images",
    run: async (args) => script("tools/pictures.ts", await withBrowser(), args),
  },
  "migration:create": {
    does: "write the migration that the entities ask for",
    run: (args) => migration("migration:create", args),
  },
  "migration:check": {
    does: "whether entities and migrations agree",
    run: (args) => migration("migration:check", args),
  },
};

export function describeCommands() {
  const lines = Object.entries(commands).map(([name, { does }]) => `  ${name.padEnd(18)}${does}`);
  return `Commands:\n${lines.join("\n")}`;
}
