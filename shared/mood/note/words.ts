import type { Piece } from "./pieces.ts";
import { belongsToGroup, isNameBefore, isOrdinaryWithCapital, regardless, SOMEONE } from "./people.ts";
import { wordOfPicture } from "./pictures.ts";

/** A word as the vocabulary has it, in lower case, and how loudly it is written. */
export type Word = { readonly text: string; readonly isLoud: boolean; readonly isSign: boolean };

const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/^(?:can|ca)n['’]?t$|^cannot$/, "can not"],
  [/^wo['’]?n['’]t$|^wont$/, "will not"],
  [/^ain['’]?t$/, "is not"],
  [/^(do|does|did|is|was|are|were|have|has|had|could|would|should|must|need)n['’]?t$/, "$1 not"],
  [/^(?:i['’]m|im)$/, "i am"],
  [/^(?:i['’]ve|ive)$/, "i have"],
  [/^(.+)['’]re$/, "$1 are"],
  [/^(.+)['’]ve$/, "$1 have"],
  [/^(.+)['’]ll$/, "$1 will"],
  [/^(.+)['’]d$/, "$1 would"],
  [/^(it|that|what|there|he|she|who|how|where|here|let)['’]s$/, "$1 is"],
  [/^(.+)['’]s$/, "$1"],
  [/^(.+)in['’]$/, "$1ing"],
];

/** `text` in lower case, as the one or more words that it is short for. */
function spelledOut(text: string): readonly string[] {
  if (!/['’]|n?t$|^im$|^ive$/.test(text)) return [text];
  for (const [ending, full] of ENDINGS) if (ending.test(text)) return text.replace(ending, full).split(" ");
  return [text.replaceAll(/['’]/g, "")];
}

const SIGNS: Readonly<Record<string, string>> = {
  "…": "...",
  "–": ",",
  "—": ",",
  "\n": ".",
  "\r": ".",
  ";": ",",
  "--": ",",
};

function sign(text: string): string {
  if (text.includes("!") && text.includes("?")) return "?!";
  if (/^[!?]/.test(text)) return text.slice(0, 3);
  if (/^\.{2,}$/.test(text)) return "...";
  return SIGNS[text] ?? (text.startsWith("-") ? "," : text);
}

const endsSentence = (text: string): boolean => /^[.!?\n\r…]/.test(text);
const isCapitalised = (text: string): boolean => /^\p{Lu}/u.test(text);
const isUpper = (text: string): boolean =>
  text.length > 1 && text === text.toUpperCase() && text !== text.toLowerCase();

/**
 * The words of a text, with names and words for groups of people read as `SOMEONE`. A word with a capital within a
 * sentence is a name, unless nearly all words of the text have one (a headline) or it is ordinary with a capital (Christmas).
 */
export function wordsOf(pieces: readonly Piece[]): readonly Word[] {
  const written = pieces.filter(({ kind }) => kind === "word");
  const lowered = pieces.map(({ kind, text }) => (kind === "word" ? text.toLowerCase() : undefined));
  const capitals = written.filter(({ text }) => isCapitalised(text)).length;
  const isHeadline = written.length >= 5 && capitals > 0.7 * written.length;
  const shouts = written.length > 1 && written.every(({ text }) => text === text.toUpperCase());
  const words: Word[] = [];
  let isStart = true;
  const add = (text: string, isLoud: boolean, isSign = false) => {
    if (text === SOMEONE && words.at(-1)?.text === SOMEONE) return;
    words.push({ text, isLoud, isSign });
  };

  for (const [at, piece] of pieces.entries()) {
    const next = lowered[at + 1];
    if (piece.kind === "sign") {
      const text = sign(piece.text);
      if (text !== "." || words.at(-1)?.isSign === false) add(text, false, true);
      isStart = endsSentence(piece.text);
      continue;
    }
    if (piece.kind === "picture") {
      const text = wordOfPicture(piece.text);
      if (text) add(text, false);
      isStart = true;
      continue;
    }
    const text = lowered[at];
    if (text === undefined) add(isYearsOld(lowered, at + 1) ? SOMEONE : "0", false);
    else if (isName(piece.text, text, next, isStart, isHeadline)) add(SOMEONE, false);
    else if (belongsToGroup(lowered[at - 1], text, next) || isYearsOld(lowered, at)) add(SOMEONE, false);
    else {
      const isLoud = isUpper(piece.text) && text.length > 2 && (!shouts || written.length > 1);
      for (const part of spelledOut(text)) add(regardless(part), isLoud);
    }
    isStart = false;
  }
  return words;
}

/** Whether the word at `at` is the "year" or the "old" of "70-year-old". */
const isYearsOld = (lowered: readonly (string | undefined)[], at: number): boolean =>
  /^years?$/.test(lowered[lowered[at] === "old" ? at - 1 : at] ?? "") &&
  lowered[lowered[at] === "old" ? at : at + 1] === "old";

function isName(
  written: string,
  text: string,
  next: string | undefined,
  isStart: boolean,
  isHeadline: boolean,
): boolean {
  if (!isCapitalised(written) || isUpper(written)) return false;
  if (isStart) return isNameBefore(text, next);
  const bare = text.replace(/['’].*$/, "");
  return !isHeadline && written.length > 1 && bare !== "i" && !isOrdinaryWithCapital(bare) && regardless(bare) === bare;
}
