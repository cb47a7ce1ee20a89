import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { firstStart } from "./first-start.ts";
import { DatabaseUnusable } from "./unusable.ts";

const dataDir = mkdtempSync(join(tmpdir(), "hugmood-first-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
const isFull = (): number => 5 * 1024 * 1024;

test("O8 a new database on a full disk is refused with what is left, what is needed and the cure, and nothing is made", () => {
  expect(() => firstStart(dataDir, isFull)).toThrow(DatabaseUnusable);
  expect(() => firstStart(dataDir, isFull)).toThrow(/has 5 MB left; a new database needs 160 MB\. .*DATA_DIR/);
  expect(readdirSync(dataDir)).toEqual([]);
});

test("O8 one that is there already opens on a full disk", () => {
  mkdirSync(join(dataDir, "database"));
  firstStart(dataDir, isFull).done();
  expect(readdirSync(dataDir)).toEqual(["database"]);
});
