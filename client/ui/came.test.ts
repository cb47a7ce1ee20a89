import { describe, expect, test } from "vitest";
import { REFUSALS, type Refusal, type RefusalCode } from "#shared/schema/refusal.ts";
import type { Failure } from "../net/state.ts";
import { cameAfter, type Came } from "./came.ts";

const ASKING: Came<string> = { kind: "asking" };
const HERE: Came<string> = { kind: "here", value: "calm", asOfMs: null };
const FAILED: Came<string> = { kind: "failed", refusal: { code: "offline" } };
const refused = (refusal: Failure) => ({ ok: false, refusal }) as const;
const PASSING: readonly Failure[] = [
  { code: "offline" },
  { code: "dismissed" },
  { code: "leaving" },
  { code: "too_many", retryAfterMs: 700 },
  { code: "try_later" },
  { code: "server_error" },
];

describe("what is shown after an answer", () => {
  test("what came takes the place of whatever was there, with when it was known", () => {
    for (const before of [ASKING, HERE, FAILED])
      expect(cameAfter(before, { ok: true, value: "quiet" })).toEqual({ kind: "here", value: "quiet", asOfMs: null });
    expect(cameAfter(HERE, { ok: true, value: "quiet", asOfMs: 7 })).toMatchObject({ value: "quiet", asOfMs: 7 });
  });

  test("what was known stays through what passes, the very same", () => {
    for (const refusal of PASSING) expect(cameAfter(HERE, refused(refusal)), refusal.code).toBe(HERE);
  });

  test("every other refusal takes its place: it is gone, or not theirs", () => {
    const passing = new Set<string>(PASSING.map(({ code }) => code));
    // as: the keys are the codes
    const others = (Object.keys(REFUSALS) as RefusalCode[]).filter((code) => !passing.has(code));
    expect(others).toContain("no_such_mood");
    for (const code of others) {
      const refusal: Refusal = { code };
      expect(cameAfter(HERE, refused(refusal)), code).toEqual({ kind: "failed", refusal });
    }
  });

  test("where nothing was known, each is said", () => {
    for (const before of [ASKING, FAILED])
      expect(cameAfter(before, refused({ code: "try_later" }))).toEqual({
        kind: "failed",
        refusal: { code: "try_later" },
      });
  });
});
