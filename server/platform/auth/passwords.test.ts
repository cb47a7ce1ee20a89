import { hash as hashBcrypt } from "@node-rs/bcrypt";
import { describe, expect, it } from "vitest";
import { createPasswords } from "./passwords.ts";

const passwords = createPasswords((work) => work());
const WORD = "a warm lamp in the hall";

describe("a password", () => {
  it("is kept as argon2id with OWASP's parameters, another hash each time, and opens what it was kept as", async () => {
    const [one, other] = await Promise.all([passwords.hash(WORD), passwords.hash(WORD)]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
    expect(await passwords.verify(one, WORD)).toBe(true);
    expect(await passwords.verify(one, `${WORD} `)).toBe(false);
    expect(passwords.isOutdated(one)).toBe(false);
  });

  it("kept by bcrypt elsewhere opens, and is outdated", async () => {
    const kept = await hashBcrypt(WORD, 4);
    expect(await passwords.verify(kept, WORD)).toBe(true);
    expect(await passwords.verify(kept.replace("$2b$", "$2y$"), WORD)).toBe(true);
    expect(await passwords.verify(kept, "other")).toBe(false);
    expect(passwords.isOutdated(kept)).toBe(true);
  });

  it.each(["", "x", "$argon2id$", "$2b$99$x", "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$x"])(
    "kept as %j, which is no hash, opens for nobody",
    async (kept) => {
      expect(await passwords.verify(kept, WORD)).toBe(false);
    },
  );

  it("of any script and length is taken whole", async () => {
    const long = "ü🤗".repeat(60);
    const kept = await passwords.hash(long);
    expect(await passwords.verify(kept, long)).toBe(true);
    expect(await passwords.verify(kept, long.slice(0, -2))).toBe(false);
  });
});
