/** Why a row, or a part of it, is not among what is brought along. */
export const WHY_NOT = {
  no_day: "Its date could not be read.",
  no_time: "Its time could not be read.",
  no_mood: "It has no mood.",
  ahead: "It lies ahead of now.",
  too_old: "It is from before the year 2000.",
  unclosed: "A quote is opened here and never closed, so nothing from here on could be read.",
  too_many: "The file has more rows than one import takes. Split it, and bring the rest along as well.",
  refused: "It could not be kept as it is.",
  note_cut: "The note was longer than fits; this is the rest of it.",
  mood_cut: "The mood's word was longer than fits; this is the rest of it.",
  tags_left: "There were more activities, or longer ones, than fit; these are the rest.",
  other_column: "There is no place for this column.",
} as const;
export type WhyNot = keyof typeof WHY_NOT;

export type NotTaken = {
  /** Of the file, as a spreadsheet counts: the header is 1. */
  readonly row: number;
  /** Date, time and mood as they are written there. */
  readonly when: string;
  readonly mood: string;
  readonly why: WhyNot;
  /** What was left. */
  readonly text: string;
};

const OF_PARTS: ReadonlySet<WhyNot> = new Set(["note_cut", "mood_cut", "tags_left", "other_column"]);
/** The entry itself is taken. */
export const isOfPart = ({ why }: NotTaken): boolean => OF_PARTS.has(why);

/** What a spreadsheet would take for a formula is a text (OWASP, CSV injection). */
const cellOf = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** The list as a file of its own: nothing is lost, it only is not here. */
export const notTakenCsv = (list: readonly NotTaken[]): string =>
  [
    ["row", "when", "mood", "why", "text"],
    ...list.map(({ row, when, mood, why, text }) => [String(row), when, mood, WHY_NOT[why], text]),
  ]
    .map((cells) => cells.map(cellOf).join(","))
    .join("\r\n");
