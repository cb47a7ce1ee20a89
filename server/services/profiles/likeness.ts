/** As the database's `folded`: small letters without accents. */
export const folded = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFKD")
    .replaceAll(/[\u0300-\u036f]/g, "");

/** Three letters each, of every word with two blanks before and one behind, as PostgreSQL's pg_trgm has them. */
const trigramsOf = (text: string): ReadonlySet<string> => {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(
    words.flatMap((word) => Array.from({ length: word.length + 1 }, (_, at) => `  ${word} `.slice(at, at + 3))),
  );
};

/** How much of what is sought is in the words, 0 to 1: about pg_trgm's `word_similarity`, for the world in memory. */
export const likeness = (sought: string, words: string): number => {
  const [wanted, there] = [trigramsOf(folded(sought)), trigramsOf(folded(words))];
  return wanted.size === 0 ? 0 : [...wanted].filter((one) => there.has(one)).length / wanted.size;
};
