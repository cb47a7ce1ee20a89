import { existsSync } from "node:fs";
import { basename } from "node:path";
import { alone } from "./lock.mjs";
import { at, PROGRAM } from "./paths.mjs";
import { runQuietly } from "./child.mjs";
import { step, Stopped, tookSince } from "./progress.mjs";
import { hashOf, listOf, readStamp, writeStamp } from "./stamp.mjs";

/** Inside the build: whoever empties the folder, Vite too, takes the stamp along. */
const STAMP = at("client/dist/.hugmood-stamp");
const SOURCES = ["client", "shared", "vite.config.ts", "package-lock.json"].map((name) => at(name));

/** Builds the client when something it is made of changed since the last build. */
export function ensureClient(node, env) {
  return step("Client", async (say) => {
    if (isFresh()) return say("ready");
    await alone(at(".node/client.lock"), async () => {
      if (isFresh()) return say("ready");
      const sinceMs = performance.now();
      const sources = currentSources();
      const { code, output } = await runQuietly(node.path, [PROGRAM.vite, "build"], env);
      if (code !== 0) throw new Stopped(`The client could not be built.\n${output.trim()}`);
      writeStamp(STAMP, sources);
      say(`built in ${tookSince(sinceMs)}`);
    });
  });
}

const isFresh = () => existsSync(at("client/dist/index.html")) && readStamp(STAMP) === currentSources();

const currentSources = () =>
  hashOf(listOf(SOURCES, (path) => path === at("client/dist") || /\.test\.tsx?$/.test(basename(path))));
