import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { comparedTable, savedTable } from "./figures.ts";
import { secretIn, transferSettings } from "./settings.ts";

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "hugmood-transfer-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("settings come from the file and the environment, which wins, and need no secret", () => {
  const file = join(folder, "env");
  writeFileSync(file, "DATABASE_URL=postgres://u:p@here/db\nDATA_DIR=./other\n");
  const known = {
    dataDir: "./other",
    databaseUrl: "postgres://u:p@here/db",
    authSecret: undefined,
    masterKeys: undefined,
  };
  expect(transferSettings({}, file)).toEqual(known);
  // An empty variable hides the file's, as for the server.
  expect(transferSettings({ DATABASE_URL: "" }, file)).toEqual({ ...known, databaseUrl: undefined });
  expect(transferSettings({}, join(folder, "none"))).toEqual({
    dataDir: "./data",
    databaseUrl: undefined,
    authSecret: undefined,
    masterKeys: undefined,
  });
});

test("a setting that cannot be used is named, without its value", () => {
  const url = "http://user:hunter2@host/db";
  expect(() => transferSettings({ DATABASE_URL: url }, join(folder, "none"))).toThrow(/^DATABASE_URL must look like/);
  expect(() => transferSettings({ DATABASE_URL: url }, join(folder, "none"))).not.toThrow(/hunter2/);
  expect(() => transferSettings({ AUTH_SECRET: "short" }, join(folder, "none"))).toThrow(/^AUTH_SECRET must have/);
});

test("looking for a secret makes none", () => {
  expect(secretIn(folder)).toBeUndefined();
  expect(readdirSync(folder)).not.toContain("secret");
  writeFileSync(join(folder, "secret"), `${"x".repeat(40)}\n`);
  expect(secretIn(folder)).toBe("x".repeat(40));
});

test("figures stand under each other, and what differs is said", () => {
  const same = { rows: 12, digest: "a" };
  const compared = [
    { table: "users", source: same, target: same },
    { table: "hugs", source: same, target: { rows: 12, digest: "b" } },
  ];
  expect(comparedTable(compared).split("\n")).toEqual([
    "table  rows here  rows there  every row",
    "users         12          12       same",
    "hugs          12          12    differs",
  ]);
  expect(savedTable([{ table: "users", rows: 7 }]).split("\n")).toEqual(["table  rows", "users     7"]);
});
