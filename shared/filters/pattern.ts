/**
 * A list of words and phrases, one a line, as one pattern over words with a space between them. `*` at an end of a word
 * stands for any letters, `$` for the end of the text, `?` before a line for "only where the text seems to be in this language".
 */
export type WordList = Readonly<
  Partial<Record<"slur" | "sexual" | "threat" | "self_harm_urging" | "profanity", string>>
>;

/** Each letter may be repeated, or hidden behind a star. */
const lettersOf = (word: string): string =>
  word.replaceAll(/(\p{L}|\p{N})\1*/gu, (run) => {
    const letter = run[0] ?? "";
    return run.length === 1 ? `(?:${letter}+|\\*)` : `(?:${letter}{${run.length},}|\\*{${run.length}})`;
  });

const wordPattern = (word: string): string => {
  if (word === "$") return "$";
  const [, before = "", middle = "", after = ""] = /^(\*?)(.*?)(\*?)$/u.exec(word) ?? [];
  return `${before && "\\S*"}${lettersOf(middle)}${after && "\\S*"}`;
};

const listed = (list: string): readonly string[] =>
  list
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** By the letter that a line begins with, so that a word meets few patterns; `*` = those that begin with any. */
export type ByLetter = ReadonlyMap<string, RegExp>;

const byLetter = (lines: readonly string[]): ByLetter => {
  const groups = new Map<string, string[]>();
  for (const line of lines) groups.set(line[0] ?? "", [...(groups.get(line[0] ?? "") ?? []), line]);
  const pattern = (line: string): string => line.split(" ").map(wordPattern).join(" ").replace(/ \$$/, "$");
  return new Map(
    [...groups].map(([letter, own]) => [letter, new RegExp(`(?:${own.map(pattern).join("|")})(?=$| )`, "uy")]),
  );
};

export type ListPattern = { readonly certain: ByLetter; readonly likely: ByLetter };

export const compile = (list: string): ListPattern => {
  const lines = listed(list);
  return {
    certain: byLetter(lines.filter((line) => !line.startsWith("?"))),
    likely: byLetter(lines.filter((line) => line.startsWith("?")).map((line) => line.slice(1).trim())),
  };
};

/** Where a match ends that begins at this word of the line; null = none does. */
export const endOfMatch = (patterns: ByLetter, line: string, at: number): number | null => {
  for (const pattern of [patterns.get(line[at] ?? ""), patterns.get("*")]) {
    if (pattern === undefined) continue;
    pattern.lastIndex = at;
    if (pattern.test(line)) return pattern.lastIndex;
  }
  return null;
};
