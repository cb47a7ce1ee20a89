import type { Word } from "./words.ts";

/** What a word's mark adds up from: input `marks` of the model, 0..7. */
export const MARK = { negated: 1, loud: 2, afterBut: 4 } as const;

/** How many words a negation reaches, at most: to the next sign or "but". */
const REACH = 4;

const NEGATIONS = new Set(
  "not no never none nothing nobody neither nor without hardly barely scarcely nowhere isnt dont".split(" "),
);
const TURNS = new Set(["but", "however", "although", "though", "yet", "still"]);

/** Whether each word stands in the reach of a negation, is written loudly, and comes after the sentence's "but". */
export function marksOf(words: readonly Word[]): readonly number[] {
  let reach = 0;
  let isAfterBut = false;
  return words.map(({ text, isLoud, isSign }) => {
    if (isSign) {
      reach = 0;
      if (text !== ",") isAfterBut = false;
      return 0;
    }
    if (TURNS.has(text)) {
      reach = 0;
      isAfterBut = true;
    }
    const mark = (reach > 0 ? MARK.negated : 0) + (isLoud ? MARK.loud : 0) + (isAfterBut ? MARK.afterBut : 0);
    reach = NEGATIONS.has(text) ? REACH : Math.max(0, reach - 1);
    return mark;
  });
}
