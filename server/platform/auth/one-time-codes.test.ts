import { expect, test } from "vitest";
import { createOneTimeCodes } from "./one-time-codes.ts";

const codes = createOneTimeCodes("s".repeat(48));
/** "12345678901234567890" of RFC 6238, appendix B, in base32. */
const RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

test.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
])("the code of second %i in RFC 6238 is taken then, a step before and a step after, and no longer", (at, code) => {
  const step = Math.floor(at / 30);
  for (const drift of [-30, 0, 30]) expect(codes.stepOf(RFC_SECRET, code, (at + drift) * 1000)).toBe(step);
  for (const drift of [60, 90, 3_600]) expect(codes.stepOf(RFC_SECRET, code, (at + drift) * 1000)).toBeNull();
});

test("nor two steps before", () => {
  expect(codes.stepOf(RFC_SECRET, "279037", (2_000_000_000 - 60) * 1000)).toBeNull();
});

test.each(["", "28708", "2870822", "abcdef", "ａｂｃｄｅｆ", "x".repeat(10_000)])("%j is no code", (code) => {
  expect(codes.stepOf(RFC_SECRET, code, 59_000)).toBeNull();
});

test("an app scans whose it is, with a secret of 160 bits", () => {
  const secret = codes.makeSecret();
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(codes.makeSecret()).not.toBe(secret);
  const address = new URL(codes.addressOf(secret, "ana+hugs@example.org"));
  expect(decodeURIComponent(address.pathname)).toContain("HugMood:ana+hugs@example.org");
  expect(Object.fromEntries(address.searchParams)).toMatchObject({
    secret,
    issuer: "HugMood",
    digits: "6",
    period: "30",
  });
});

test("ten backup codes, each another; what is kept of one depends on the person and on the server's secret", () => {
  const made = codes.makeBackupCodes();
  expect(new Set(made).size).toBe(10);
  for (const code of made) expect(code).toMatch(/^([a-hjkmnp-z2-9]{4}-){2}[a-hjkmnp-z2-9]{4}$/);
  const [code = ""] = made;
  const hash = codes.hashOf("ana", code);
  expect(codes.hashOf("ana", code.replaceAll("-", ""))).toBe(hash);
  expect(codes.hashOf("ben", code)).not.toBe(hash);
  expect(createOneTimeCodes("t".repeat(48)).hashOf("ana", code)).not.toBe(hash);
});
