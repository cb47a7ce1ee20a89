import { expect, test } from "vitest";
import { displayNameSchema, emojiSchema, MESSAGE_MAX, messageSchema, NAME_MAX, visibleLength } from "./text.ts";

const isName = (text: string): boolean => displayNameSchema.safeParse(text).success;
const isMessage = (text: string): boolean => messageSchema.safeParse(text).success;

test("a name has 1 to 40 visible characters, at least one of them a letter or digit that is seen", () => {
  for (const name of ["Ann", "李", "नमस्ते", "7", "o\u0308", "👩‍🚀 Ada", "x".repeat(NAME_MAX)])
    expect(isName(name)).toBe(true);
  for (const name of [
    "",
    " ",
    "!!!",
    "👩‍🚀",
    "x".repeat(NAME_MAX + 1),
    "x".repeat(10_000),
    "\u3164",
    "\u115f\u1160",
    "\uffa0",
  ]) {
    expect([name, isName(name)]).toEqual([name, false]);
  }
  expect(displayNameSchema.parse("  o\u0308  ")).toBe("ö");
});

test.each([
  ["control characters", ["\u0000", "\u0007", "\u001b[31m", "\u007f", "\u0085", "\r"]],
  ["direction marks, overrides and isolates", ["\u061c", "\u200e", "\u200f", "\u202a", "\u202e", "\u2066", "\u2069"]],
  ["invisible signs", ["\u200b", "\u2060", "\ufeff", "\u2028", "\ufff9", "\ue000", "\ud800"]],
])("%s are refused in names and messages", (_what, signs) => {
  for (const sign of signs) {
    expect([sign, isName(`a${sign}b`)]).toEqual([sign, false]);
    expect([sign, isMessage(`a${sign}b`)]).toEqual([sign, false]);
  }
});

test("a message may have lines and be empty, a name may not", () => {
  expect([isMessage("a\nb"), isName("a\nb"), isMessage("")]).toEqual([true, false, true]);
});

test("a message has at most 500 visible characters, and no more bytes than an inbox of them can carry", () => {
  expect(isMessage("🧡".repeat(MESSAGE_MAX))).toBe(true);
  expect(isMessage("🧡".repeat(MESSAGE_MAX + 1))).toBe(false);
  const family = "👨‍👩‍👧‍👦";
  expect(visibleLength(family)).toBe(1);
  expect(isMessage(family.repeat(100))).toBe(true);
  expect(isMessage(family.repeat(MESSAGE_MAX))).toBe(false);
  expect(isMessage(`a${"\u0301".repeat(5_000)}`)).toBe(false);
  expect(isMessage("x".repeat(10_000))).toBe(false);
});

test("a reaction is one emoji", () => {
  for (const emoji of ["🧡", "👨‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🇫🇷"]) expect(emojiSchema.safeParse(emoji).success).toBe(true);
  for (const text of ["", "a", "🧡🧡", "🧡a", "1", "\u202e🧡"])
    expect([text, emojiSchema.safeParse(text).success]).toEqual([text, false]);
});
