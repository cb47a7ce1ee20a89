import { expect, test } from "vitest";
import { createNativeGuard, mayEnd, throughNative } from "./native-guard.ts";

test("a thread is not ended while it is in native code, and may be before and after", async () => {
  const guard = createNativeGuard();
  const { promise, resolve } = Promise.withResolvers<string>();
  const inside = throughNative(guard, () => promise);
  expect(mayEnd(guard)).toBe(false);
  resolve("said");
  expect(await inside).toBe("said");
  expect(mayEnd(guard)).toBe(true);
});

test("a failure is outside again", async () => {
  const guard = createNativeGuard();
  await expect(throughNative(guard, () => Promise.reject(new Error("bad feeds")))).rejects.toThrow("bad feeds");
  expect(mayEnd(guard)).toBe(true);
});

test("a thread that is to be ended never enters, however often it is asked whether it may be", async () => {
  const guard = createNativeGuard();
  expect([mayEnd(guard), mayEnd(guard)]).toEqual([true, true]);
  let entered = false;
  void throughNative(guard, async () => void (entered = true));
  await new Promise((done) => setImmediate(done));
  expect(entered).toBe(false);
});
