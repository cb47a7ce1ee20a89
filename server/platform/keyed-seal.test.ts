import { expect, test } from "vitest";
import { createKeyedSeal } from "./keyed-seal.ts";

const SECRET = "s".repeat(48);
const seal = createKeyedSeal(SECRET, "answers");

test("what is sealed opens with the secret, the purpose and the name it was sealed under, and with no other", () => {
  const sealed = seal.seal("name", "a märker");
  expect(sealed).not.toContain("rker");
  expect(seal.open("name", sealed)).toBe("a märker");
  expect(() => seal.open("other", sealed)).toThrow();
  expect(() => createKeyedSeal(SECRET, "others").open("name", sealed)).toThrow();
  expect(() => createKeyedSeal("o".repeat(48), "answers").open("name", sealed)).toThrow();
});

test("what was changed or cut off does not open", () => {
  const sealed = Buffer.from(seal.seal("name", "hello"), "base64url");
  for (const [at, byte] of sealed.entries()) {
    const changed = Buffer.from(sealed);
    changed[at] = byte ^ 1;
    expect(() => seal.open("name", changed.toString("base64url"))).toThrow();
  }
  expect(() => seal.open("name", sealed.subarray(0, 20).toString("base64url"))).toThrow();
  expect(() => seal.open("name", "")).toThrow();
});

test("a hash is the same each time, and another for another secret or purpose", () => {
  expect(seal.hash("x")).toBe(createKeyedSeal(SECRET, "answers").hash("x"));
  expect(new Set([seal.hash("x"), seal.hash("y"), createKeyedSeal(SECRET, "others").hash("x")]).size).toBe(3);
});
