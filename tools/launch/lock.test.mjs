import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { alone } from "./lock.mjs";

const NO_PROCESS = 2 ** 30;
let folder = "";
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "lock-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const lockFile = () => join(folder, "a.lock");

test("two at once go one after the other, and the second is told once", async () => {
  const order = [];
  let told = 0;
  const work = (name) => async () => {
    order.push(`${name} in`);
    await new Promise((resolve) => setTimeout(resolve, 30));
    order.push(`${name} out`);
  };
  await Promise.all([alone(lockFile(), work("a")), alone(lockFile(), work("b"), () => (told += 1))]);
  expect(order).toEqual(["a in", "a out", "b in", "b out"]);
  expect(told).toBe(1);
});

test("the lock of a dead process is taken over", async () => {
  writeFileSync(lockFile(), `${NO_PROCESS}`);
  expect(await alone(lockFile(), async () => "in")).toBe("in");
});

test("a failure gives the lock back", async () => {
  await expect(alone(lockFile(), () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(existsSync(lockFile())).toBe(false);
});
