import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { clientKeySchema } from "#shared/schema/hug.ts";
import { keyOfName } from "./name-key.ts";
import { sha1 } from "./sha1.ts";

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

test("SHA-1 is that of FIPS 180-4's examples, and Node's for anything", () => {
  expect(hexOf(sha1(new TextEncoder().encode("abc")))).toBe("a9993e364706816aba3e25717850c26c9cd0d89d");
  expect(hexOf(sha1(new Uint8Array()))).toBe("da39a3ee5e6b4b0d3255bfef95601890afd80709");
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(hexOf(sha1(bytes))).toBe(createHash("sha1").update(bytes).digest("hex"));
    }),
  );
});

test("a name's key is a UUID that the server takes, the same each time, and another for another name", () => {
  const key = keyOfName("2026-03-05 570 good 0");
  expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(clientKeySchema.parse(key)).toBe(key);
  expect(keyOfName("2026-03-05 570 good 0")).toBe(key);
  expect(keyOfName("2026-03-05 570 good 1")).not.toBe(key);
});
