import type { LedgerEntry } from "#shared/schema/consent.ts";
import { expect, test } from "vitest";
import { ledgerWords } from "./ledger.words.ts";

const BEN = { id: "ben", name: "Ben", being: "sea/plain" };
const ACTS =
  "allow_hugs_from quiet_time touch allowance once request_once request_always request_not_now muted unmuted blocked unblocked group_in group_out".split(
    " ",
  );
const entry = (act: string, detail: unknown = {}, other: LedgerEntry["other"] = BEN): LedgerEntry => ({
  id: "1",
  act,
  other,
  detail,
  atMs: Date.UTC(2026, 10, 23),
});

test("LEDGER-1 each act is a sentence, also without its detail", () => {
  for (const act of ACTS) {
    for (const detail of [null, {}, { to: "x" }]) expect(ledgerWords(entry(act, detail))).toMatch(/^[A-Z].*\.$/);
    expect(ledgerWords(entry(act))).not.toContain("_");
  }
  expect(ledgerWords(entry("a_new_act"))).toBe("a new act: Ben.");
});

test("LEDGER-2 what was allowed and taken back is told apart", () => {
  expect(ledgerWords(entry("allow_hugs_from", { to: "nobody" }, null))).toBe("Hugs without asking: nobody.");
  expect(ledgerWords(entry("allowance", { to: "always" }))).toBe("Ben may always hug you.");
  expect(ledgerWords(entry("allowance", { to: null }))).toContain("No rule");
  expect(ledgerWords(entry("once", { until: "2026-11-24T00:00:00Z" }))).toBe("Ben may hug you once.");
  expect(ledgerWords(entry("once", { until: null }))).toContain("used");
  expect(ledgerWords(entry("touch", { cap: 0, form: "picture" }, null))).toBe(
    "How hugs from everybody touch you: no touch, picture only.",
  );
  expect(ledgerWords(entry("quiet_time", { from: 1320, until: 420 }, null))).toContain("from 22:00 to 07:00");
});
