import { delimiter, dirname } from "node:path";
import { ensureClient } from "./client.mjs";
import { ensureNode } from "./node.mjs";
import { ensurePackages } from "./packages.mjs";

/**
 * The right Node and the lockfile's packages.
 * @returns {Promise<{ node: { path: string, version: string }, env: NodeJS.ProcessEnv }>} env has that Node first on PATH
 */
export async function prepare() {
  const node = await ensureNode();
  const env = { ...process.env, PATH: `${dirname(node.path)}${delimiter}${process.env.PATH ?? ""}` };
  await ensurePackages(node, env);
  return { node, env };
}

export async function prepareWithClient() {
  const ready = await prepare();
  await ensureClient(ready.node, ready.env);
  return ready;
}
