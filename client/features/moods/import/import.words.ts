import type { OneOfFive } from "#shared/mood/daylio/mood-places.ts";
import { WHY_NOT, type NotTaken } from "#shared/mood/daylio/not-taken.ts";
import type { DaylioFile, FileRead } from "#shared/mood/daylio/read-file.ts";

type Unread = Extract<FileRead, { readonly ok: false }>["why"];

/** Why a file cannot be read, and what to do. Nothing was sent then. */
export const UNREAD: Readonly<Record<Unread, string>> = {
  too_big:
    "That file is larger than 20 MB, which is more than a diary’s export. Please look whether it is the right one.",
  empty: "That file is empty.",
  archive: "That is a packed file, such as Daylio’s backup. Please unpack it, or export “CSV (table)” in Daylio.",
  not_text: "That file is no text. In Daylio choose More, Export Entries, CSV (table).",
  not_daylio:
    "That is no file of Daylio’s: it has no columns for the date, the time and the mood. In Daylio choose More, Export Entries, CSV (table).",
  no_rows: "There are no moods in that file.",
};

export const count = (number: number): string => new Intl.NumberFormat("en").format(number);
export const moodsCount = (number: number): string => (number === 1 ? "1 mood" : `${count(number)} moods`);

/** What is worth knowing of how a file was written. */
export const fileNotes = ({ encoding, nuls }: DaylioFile): readonly string[] => [
  ...(encoding === "windows-1252"
    ? ["It was written in an older alphabet (Windows-1252). Please look whether its letters are right."]
    : []),
  ...(nuls > 0 ? [`${count(nuls)} empty signs (NUL) were left out.`] : []),
];

/** What the five are called here. */
export const FIVE_WORDS: Readonly<Record<OneOfFive, string>> = {
  rad: "rad: very pleasant",
  good: "good: pleasant",
  meh: "meh: in the middle",
  bad: "bad: unpleasant",
  awful: "awful: very unpleasant",
};

/** The reasons with how often each, the most frequent first: "3 × Its date could not be read." */
export const reasonsOf = (left: readonly NotTaken[]): readonly string[] => {
  const counts = new Map<NotTaken["why"], number>();
  for (const { why } of left) counts.set(why, (counts.get(why) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1]).map(([why, times]) => `${count(times)} × ${WHY_NOT[why]}`);
};

/** What came of an import. */
export const doneWords = (added: number, known: number): string => {
  if (added === 0)
    return known === 0 ? "Nothing was brought along." : "All of them were here already. Nothing was added twice.";
  const came = added === 1 ? "1 mood came along." : `${moodsCount(added)} came along.`;
  return known === 0 ? came : `${came} ${known === 1 ? "1 was" : `${count(known)} were`} here already.`;
};
