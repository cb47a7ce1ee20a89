import fc from "fast-check";
import { expect, test } from "vitest";
import { linesFrom, readCsv } from "./csv.ts";

test("lines that are left are counted without those that are blank, and without a list of them", () => {
  expect(linesFrom("a\n\n  \t\n b\r\nc\rd\u00A0\n\u00A0\u3000\n", 0)).toBe(4);
  expect(linesFrom("abc\ndef", 1)).toBe(2);
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("a", " ", "\n", "\r", "\t", "\u00A0", "é", "\u2028") }), (text) => {
      expect(linesFrom(text, 0)).toBe(text.match(/\S[^\r\n]*/g)?.length ?? 0);
    }),
  );
  // 8 million lines; as a list they took more than the heap that this is given.
  const many = "x\n".repeat(8_000_000);
  expect(readCsv(many, () => false)).toEqual({ stoppedAt: 2, lines: 7_999_999 });
});
