import { expect, test } from "vitest";
import { displayNameSchema, emojiSchema, MESSAGE_MAX, messageSchema, NAME_MAX } from "./text.ts";
import { visibleLength } from "./visible-length.ts";

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
  ["control characters", ["\u0000", "\u0007", "\u001b[31m", "\u007f"]],
  ["overrides of direction", ["\u202d", "\u202e"]],
  ["signs that not everybody has", ["\ufff9", "\ue000", "\ud800", "\u{10ffff}"]],
])("%s are refused in names and messages", (_what, signs) => {
  for (const sign of signs) {
    expect([sign, isName(`a${sign}b`)]).toEqual([sign, false]);
    expect([sign, isMessage(`a${sign}b`)]).toEqual([sign, false]);
  }
});

test("what comes unseen with a pasted text is left out, and tabs become spaces", () => {
  for (const sign of ["\u200b", "\u2060", "\ufeff", "\u202a", "\u202c", "\u2066", "\u2069"]) {
    expect(displayNameSchema.parse(`${sign}a${sign}b`)).toBe("ab");
    expect(messageSchema.parse(`a${sign}b${sign}`)).toBe("ab");
  }
  expect(displayNameSchema.parse("a\tb")).toBe("a b");
  expect(messageSchema.parse("\ta\tb\r\nc\u2028d\re\u0085")).toBe("a b\nc\nd\ne");
  for (const unseen of ["\u200b", " \u200d\u200c ", "\u200f", "\u3164"]) expect(messageSchema.parse(unseen)).toBe("");
  // What a sign kept apart is one character without it.
  expect(messageSchema.parse("o\u200b\u0308")).toBe("ö");
});

test("marks of direction stay in a text, where they belong to it, and make no second name of one", () => {
  for (const mark of ["\u200e", "\u200f", "\u061c"]) {
    expect(messageSchema.parse(`${mark}שלום (Ann)${mark}!`)).toBe(`${mark}שלום (Ann)${mark}!`);
    expect(displayNameSchema.parse(`שרה${mark}`)).toBe("שרה");
  }
  for (const joined of ["می\u200cخواهم", "क्\u200dष"])
    expect([messageSchema.parse(joined), displayNameSchema.parse(joined)]).toEqual([joined, joined]);
});

test("what is settled stays as it is", () => {
  for (const text of ["a\tb", "\ufeffa\r\n\r\nb\u200f", "o\u200b\u0308 \u2028", "\u200f \u200b"]) {
    const once = messageSchema.parse(text);
    expect(messageSchema.parse(once)).toBe(once);
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
