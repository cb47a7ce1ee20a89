import { LEET, PLAIN, TO_CYRILLIC, TO_LATIN } from "./confusables.ts";

/** A word as it is read, and where it stands in the text (code units, `end` exclusive). */
export type Word = {
  /** In Latin letters, `*` where a letter is hidden; null = it cannot be read so. */
  readonly latin: string | null;
  readonly cyrillic: string | null;
  readonly start: number;
  readonly end: number;
};

/** Letters, digits, marks, what is unseen, and signs that stand for letters. */
const WORD = /[\p{L}\p{N}\p{M}\p{Cf}\u24B6-\u24E9\u{1F130}-\u{1F149}@$!|€£*'’]+/gu;
const UNSEEN = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}'’]/gu;
const LETTER = /\p{L}/u;

/** NFKD without marks and without what is unseen, in small letters; ñ stays a letter of its own, as "ny". */
const plain = (text: string): string =>
  [...text.normalize("NFKC").replaceAll(/ñ/giu, "ny").normalize("NFKD").replace(UNSEEN, "").toLowerCase()]
    .map((sign) => PLAIN.get(sign) ?? sign)
    .join("");

const replaced = (text: string, by: ReadonlyMap<string, string>): string =>
  [...text].map((sign) => by.get(sign) ?? sign).join("");

const read = (raw: string): Pick<Word, "latin" | "cyrillic"> => {
  const word = plain(raw);
  // Signs after a word end a sentence more often than they stand for a letter.
  const letters = word.replace(/^[!|*]+|[!|*]+$/g, "");
  if (!LETTER.test(letters)) return { latin: letters === "" ? null : letters, cyrillic: null };
  const latin = replaced(replaced(letters, LEET), TO_LATIN);
  const cyrillic = replaced(letters, TO_CYRILLIC);
  return {
    latin: /^[a-z0-9*$@!|]+$/.test(latin) ? latin : null,
    cyrillic: /\p{sc=Cyrillic}/u.test(letters) && /^[\p{sc=Cyrillic}*]+$/u.test(cyrillic) ? cyrillic : null,
  };
};

/** Letters that were set apart ("h u g", "h.u.g") are one word, from three on. */
const joined = (words: readonly Word[], text: string): readonly Word[] => {
  const all: Word[] = [];
  let run: Word[] = [];
  const close = () => {
    const [first] = run;
    const last = run.at(-1);
    if (run.length < 3 || !first || !last) all.push(...run);
    else
      all.push({
        ...read(run.map(({ start, end }) => text.slice(start, end)).join("")),
        start: first.start,
        end: last.end,
      });
    run = [];
  };
  for (const word of words) {
    const before = run.at(-1);
    const isApart = [...plain(text.slice(word.start, word.end))].length === 1;
    if (!isApart || (before && word.start - before.end > 2)) close();
    if (isApart) run.push(word);
    else all.push(word);
  }
  close();
  return all;
};

/** The words of a text as somebody reads them, whatever they are written with. */
export const wordsOf = (text: string): readonly Word[] => {
  const found = [...text.matchAll(WORD)].map(({ 0: raw, index }) => ({
    ...read(raw),
    start: index,
    end: index + raw.length,
  }));
  return joined(found, text);
};
