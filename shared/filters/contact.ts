/** A mail address, a web address, a name on another service, a telephone number: where somebody is reached elsewhere. */
const PATTERNS: readonly RegExp[] = [
  /[\p{L}\p{N}._%+-]+\s?(?:@|\(at\)|\[at\])\s?[\p{L}\p{N}-]+(?:\.|\s?\(dot\)\s?)\p{L}{2,}/giu,
  /\bhttps?:\/\/\S+/giu,
  /\bwww\.\S+\.\S+/giu,
  /\b[\p{L}\p{N}-]+\.(?:com|org|net|io|me|app|gg|ly|de|fr|es|it|pt|nl|pl|ru|com\.tr|co\.uk)\b(?:\/\S*)?/giu,
  /(?:^|\s)@[A-Za-z0-9_.]{3,30}\b/gu,
  /\b(?:whatsapp|telegram|snapchat|snap|insta|instagram|discord|signal|kik)\s?[:=]\s?@?[\w.#+ -]*\w/giu,
];
const NUMBER = /\+?\(?\d[\d\s()./-]{6,18}\d/gu;
/** Dates, times, and thousands are numbers of many digits, too. */
const NO_TELEPHONE =
  /^(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:\s.*)?|\d{1,3}(?:[ .,]\d{3})+|\d{1,2}[.:]\d{2}\s?-\s?\d{1,2}[.:]\d{2}|(?:19|20)\d\d\s?[-/–]\s?(?:19|20)\d\d)$/;

export type Span = { readonly start: number; readonly end: number };

/** Code units, `end` exclusive. */
export const contactSpans = (text: string): readonly Span[] => {
  const numbers = [...text.matchAll(NUMBER)].filter(
    ([found]) => found.replaceAll(/\D/g, "").length >= 8 && !NO_TELEPHONE.test(found.trim()),
  );
  return [...PATTERNS.flatMap((pattern) => [...text.matchAll(pattern)]), ...numbers].map(({ 0: found, index }) => ({
    start: index + found.length - found.trimStart().length,
    end: index + found.length,
  }));
};
