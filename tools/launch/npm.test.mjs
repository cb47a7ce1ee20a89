import { expect, test } from "vitest";
import { findNpmCli, npmAdvice } from "./npm.mjs";

const having = (path) => (asked) => asked === path;

test.each([
  ["npm that started us", { npm_execpath: "/n/bin/npm-cli.js" }, "/n/bin/npm-cli.js"],
  ["npx that started us", { npm_execpath: "/n/bin/npx-cli.js" }, "/n/bin/npm-cli.js"],
  [
    "another package manager started us",
    { npm_execpath: "/y/yarn.js" },
    "/opt/node/lib/node_modules/npm/bin/npm-cli.js",
  ],
  ["npm in the folder of a Windows Node", {}, "/opt/node/bin/node_modules/npm/bin/npm-cli.js"],
  ["Debian's npm", {}, "/usr/share/nodejs/npm/bin/npm-cli.js"],
])("found: %s", (_title, env, path) => {
  expect(findNpmCli(env, "/opt/node/bin/node", having(path))).toBe(path);
});

test("undefined where there is none", () => {
  expect(findNpmCli({ PATH: "/a:/b" }, "/opt/node/bin/node", () => false)).toBeUndefined();
});

test.each([
  ["npm error code ECONNREFUSED", "registry did not answer"],
  ["npm error code ENOSPC", "disk is full"],
  ["npm error code EACCES", "may not be written"],
  ["npm error code EUSAGE", "npm's own words"],
])("%s: %s", (output, expected) => {
  expect(npmAdvice(output)).toContain(expected);
});
