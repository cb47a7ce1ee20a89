/** A note is read from its first and its last words; what is between them is skipped. */
export const MAX_WORDS = 128;

/** Enough code units for half of that in any language; what is longer is never looked at as a whole. */
const HALF_CODE_UNITS = 800;

/** One word, number, sign or picture of a text, as it is written. */
export type Piece = { readonly kind: "word" | "number" | "sign" | "picture"; readonly text: string };

const EMOTICON = String.raw`<\/?3|[:;=]['^o-]?[()\][DPp/|*3Oo](?![a-zA-Z0-9])|\^_?\^`;
const EMOJI = String.raw`\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}]`;
const PIECE = new RegExp(
  [
    String.raw`(?<picture>${EMOTICON}|${EMOJI})`,
    String.raw`(?<word>\p{L}[\p{L}\p{M}]*(?:['’]\p{L}[\p{L}\p{M}]*)*)`,
    String.raw`(?<number>\p{N}[\p{N}.,:]*(?:st|nd|rd|th|am|pm)?)`,
    String.raw`(?<sign>[!?]+|\.{2,}|…|[.,;:\n\r–—]|-{2,})`,
  ].join("|"),
  "gu",
);

/** The beginning and the end of a long text, cut between code points as far as `normalize` is concerned. */
function ends(text: string): string {
  if (text.length <= 2 * HALF_CODE_UNITS) return text;
  return `${text.slice(0, HALF_CODE_UNITS)} ${text.slice(-HALF_CODE_UNITS)}`;
}

/** At most `MAX_WORDS` pieces of a text of any length: no note costs more than a page does. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const match of ends(text).normalize("NFKC").matchAll(PIECE)) {
    const { picture, word, number } = match.groups ?? {};
    const kind = word ? "word" : picture ? "picture" : number ? "number" : "sign";
    pieces.push({ kind, text: match[0] });
  }
  if (pieces.length <= MAX_WORDS) return pieces;
  return [...pieces.slice(0, MAX_WORDS / 2), ...pieces.slice(-MAX_WORDS / 2)];
}
