import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { hashOf, listOf, readStamp, writeStamp } from "./stamp.mjs";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stamp-"));
  mkdirSync(join(folder, "inner"));
  writeFileSync(join(folder, "inner", "a.ts"), "a");
  utimesSync(join(folder, "inner", "a.ts"), 1000, 1000);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const stampNow = () => hashOf(listOf([folder]));

test("nothing changed: the same stamp", () => {
  expect(stampNow()).toBe(stampNow());
});

test.each([
  [
    "a file grows",
    () => (writeFileSync(join(folder, "inner", "a.ts"), "ab"), utimesSync(join(folder, "inner", "a.ts"), 1000, 1000)),
  ],
  ["a file is touched", () => utimesSync(join(folder, "inner", "a.ts"), 1000, 1001)],
  ["a file is added", () => writeFileSync(join(folder, "b.ts"), "")],
  ["a file goes", () => rmSync(join(folder, "inner", "a.ts"))],
])("%s: another stamp", (_title, change) => {
  const before = stampNow();
  change();
  expect(stampNow()).not.toBe(before);
});

test("what is skipped does not count, and what does not exist counts as absent", () => {
  const skip = (path) => path.endsWith("inner");
  expect(listOf([folder], skip)).toEqual([]);
  expect(listOf([join(folder, "none")])).toEqual([`${join(folder, "none")} absent`]);
});

test("texts are delimited", () => {
  expect(hashOf(["ab", "c"])).not.toBe(hashOf(["a", "bc"]));
});

test("a stamp is read back as written, and is empty where there is none", () => {
  const file = join(folder, "stamp");
  expect(readStamp(file)).toBe("");
  writeStamp(file, "abc");
  expect(readStamp(file)).toBe("abc");
});
