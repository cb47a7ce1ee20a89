import type { MoodPlace } from "#shared/mood/emotion-words.ts";
import { placeWords } from "./place.ts";

type Suggested = {
  readonly word: string;
  readonly place: MoodPlace;
  readonly suggested: MoodPlace;
  /** The mood was put there. */
  readonly isUsed: boolean;
};

/** What a note sounds like, and where the mood lies; the word is the person's own in any case. */
export const suggestedWords = ({ word, place, suggested, isUsed }: Suggested): string =>
  isUsed
    ? `“${word}” now lies there: ${placeWords(place)}. The word stays as it is; you can change it below.`
    : `It sounds ${placeWords(suggested)}. “${word}” lies at ${placeWords(place)}. You know better.`;
