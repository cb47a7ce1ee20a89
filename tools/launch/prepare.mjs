import { delimiter, dirname } from "node:path";
import { at } from "./paths.mjs";
import { ensureClient } from "./client.mjs";
import { ensureNode } from "./node.mjs";
import { ensurePackages } from "./packages.mjs";

/**
 * The right Node and the lockfile's packages.
 * @returns {Promise<{ node: { path: string, version: string }, env: NodeJS.ProcessEnv }>} env has that Node first on PATH
 */
export async function prepare() {
  const node = await ensureNode();
  const env = {
    ...process.env,
    // A second start need not compile the same modules again; inside .node/, so that it goes with its Node.
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? at(".node/compile-cache"),
    PATH: `${dirname(node.path)}${delimiter}${process.env.PATH ?? ""}`,
  };
  await ensurePackages(node, env);
  return { node, env };
}

export async function prepareWithClient() {
  const ready = await prepare();
  await ensureClient(ready.node, ready.env);
  return ready;
}
