/**
 * What becomes of signs that nobody sees. Most come with what was pasted, from a spreadsheet, a chat or a text in another
 * script, and refusing a whole text for them would help nobody: they are left out, or become a space or a line.
 */
const TAB = /[\t\v\f]/g;
const LINE_END = /\r\n?|[\u0085\u2028\u2029]/g;
/** Spaces and joins without a width, embeddings and isolates. Without them the same letters stand in their own order. */
const UNSEEN = /[\u200B\u202A-\u202C\u2060-\u206F\uFEFF]/g;
/**
 * U+200E, U+200F and U+061C are part of ordinary right-to-left writing: they say where a full stop or a number belongs. In a
 * text of several lines they stay, since there they turn nothing round but themselves; in a name, a word or a tag they would
 * make two of what looks like one. ZWJ and ZWNJ, which join letters and emoji, stay everywhere.
 */
const DIRECTION_MARK = /[\u061C\u200E\u200F]/g;
const IS_SEEN = /[^\s\p{Default_Ignorable_Code_Point}]/u;

/** Refused: the other control characters, overrides, which turn letters round, and what is no character that everybody has. */
const STRANGE = /[^\P{Cc}\n]|[\p{Cs}\p{Co}\p{Cn}\u202D\u202E\uFFF9-\uFFFB]/gu;

const settled = (text: string): string => {
  const kept = text.normalize("NFC").trim();
  return IS_SEEN.test(kept) ? kept : "";
};
/** Text with newlines as it is kept: NFC, trimmed, without what is unseen; done again it stays the same. */
export const settledText = (text: string): string =>
  settled(text.replaceAll(LINE_END, "\n").replaceAll(TAB, " ").replaceAll(UNSEEN, ""));
/** The same of one line, in which no newline is taken away. */
export const settledLine = (text: string): string =>
  settled(text.replaceAll(TAB, " ").replaceAll(UNSEEN, "").replaceAll(DIRECTION_MARK, ""));

/** The first sign for which a settled text is refused; null = there is none. */
export const strangeSign = (text: string): string | null => text.match(STRANGE)?.[0] ?? null;
export const withoutStrange = (text: string): string => text.replaceAll(STRANGE, "");
