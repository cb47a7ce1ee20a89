import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockDirectory } from "./directory.lock.ts";
import { DatabaseUnusable } from "./unusable.ts";

let directory: string;
const children: ChildProcess[] = [];
beforeEach(() => void (directory = mkdtempSync(join(tmpdir(), "hugmood-lock-"))));
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  rmSync(directory, { recursive: true, force: true });
});

const holdInChild = async (): Promise<ChildProcess> => {
  const script = new URL("./testing/hold-lock.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, [script, directory], { stdio: ["ignore", "pipe", "ignore"] });
  children.push(child);
  await once(child.stdout, "data");
  return child;
};

test("L1 a second process is refused with the directory, the holder's number, and the cure", async () => {
  const child = await holdInChild();
  const attempt = () => lockDirectory(directory);
  expect(attempt).toThrow(DatabaseUnusable);
  expect(attempt).toThrow(directory);
  expect(attempt).toThrow(`the process ${child.pid}`);
  expect(attempt).toThrow("DATA_DIR");
});

test("L2 it is free again the moment its holder is killed", async () => {
  for (let round = 0; round < 3; round += 1) {
    const child = await holdInChild();
    child.kill("SIGKILL");
    await once(child, "exit");
    lockDirectory(directory).release();
  }
});

test("L3 the same process is refused too, until it releases", () => {
  const lock = lockDirectory(directory);
  expect(() => lockDirectory(directory)).toThrow("this same process");
  expect(() => lockDirectory(directory)).toThrow("this same process");
  lock.release();
  lockDirectory(directory).release();
});

test("L4 a directory that cannot be one is refused with a sentence", () => {
  const file = join(directory, "file");
  writeFileSync(file, "");
  for (const path of [file, join(file, "below")]) {
    const attempt = () => lockDirectory(path);
    expect(attempt).toThrow(DatabaseUnusable);
    expect(attempt).toThrow(`The database directory ${path} cannot be written`);
  }
});
