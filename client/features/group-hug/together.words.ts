import type { Together } from "#shared/schema/group-hug.ts";
import { namesWords } from "../../ui/group-hug.words.ts";
import { msWords } from "./ms.words.ts";

export type TogetherWords = {
  readonly who: string;
  /** How closely; warm words without figures where it was not measured. */
  readonly step: string;
  /** What the figures mean; null = there are none. */
  readonly meaning: string | null;
};

/** in: took part in touch; there: was in the room; elsewhere: reads of it later. */
export type Reader = "in" | "there" | "elsewhere";

const whoWords = (others: readonly string[], reader: Reader): string => {
  const names = namesWords(others, 4);
  switch (reader) {
    case "in":
      return names === "" ? "You held on." : `You and ${names} held each other.`;
    case "there":
      return `${names || "They"} held each other, and you were there.`;
    case "elsewhere":
      return `${names || "A few people"} held each other.`;
  }
};

/** The moment after it: who was in it besides the reader, and how closely everybody was in step. */
export const togetherWords = (
  others: readonly string[],
  reader: Reader,
  together: Pick<Together, "withinMs" | "worstMs"> | null,
): TogetherWords => {
  const who = whoWords(others, reader);
  const they = reader === "elsewhere" ? "They" : "You";
  if (together === null) return { who, step: `For a moment ${they.toLowerCase()} all breathed as one.`, meaning: null };
  const within = msWords(together.withinMs);
  const worst = msWords(together.worstMs);
  return {
    who,
    step: `${they} were in step within ${within} ms, at worst ${worst}.`,
    meaning:
      `At half of the beats, the devices that could be measured were within ${within} thousandths of a second of each ` +
      `other. At none that was measured can they have been more than ${worst} apart, counting everything that clocks ` +
      "cannot know. " +
      "The blink of an eye takes about 150.",
  };
};
