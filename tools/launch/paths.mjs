import { fileURLToPath } from "node:url";
import { join } from "node:path";

/** The checkout this launcher belongs to, whatever folder it was started from. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

export const at = (/** @type {string[]} */ ...parts) => join(ROOT, ...parts);

/** Command-line programs of the project's own packages, started through Node so that Windows needs no shell. */
export const PROGRAM = {
  vite: at("node_modules/vite/bin/vite.js"),
  vitest: at("node_modules/vitest/vitest.mjs"),
  playwright: at("node_modules/@playwright/test/cli.js"),
  oxfmt: at("node_modules/oxfmt/bin/oxfmt"),
  oxlint: at("node_modules/oxlint/bin/oxlint"),
  tsc: at("node_modules/typescript/bin/tsc"),
  mikroOrm: at("node_modules/@mikro-orm/cli/cli.js"),
};
