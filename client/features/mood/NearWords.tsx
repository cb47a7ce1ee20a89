import type { MoodPlace } from "#shared/mood/emotion-words.ts";
import { layWords, type FieldSize } from "./near-layout.ts";
import { placeWords } from "./place.ts";
import type { PadWord } from "./words.ts";

/** Px that the meaning takes at an edge of the field. */
const MEANING_PX = 72;
/** Above this the meaning moves to the lower edge, out of the finger's way. */
const HIGH = 0.66;

type NearWordsProps = {
  readonly place: MoodPlace;
  readonly size: FieldSize;
  /** The word that letting go chooses. */
  readonly word: string;
  readonly definition: string | null;
  readonly beside: readonly PadWord[];
};

/** The word that letting go chooses, with what it means, and those that lie around; drawn, and said elsewhere. */
export const NearWords = ({ place, size, word, definition, beside }: NearWordsProps) => {
  const isHigh = place.arousal > HIGH;
  const taken = isHigh ? { top: 0, bottom: MEANING_PX } : { top: MEANING_PX, bottom: 0 };
  return (
    <div aria-hidden="true">
      <p className="moodpad__meaning" data-below={isHigh}>
        {definition ?? placeWords(place)}
      </p>
      <span
        className="moodpad__mark"
        style={{ left: place.valence * size.width, top: (1 - place.arousal) * size.height }}
      />
      {layWords(place, word, beside, size, taken).map(({ word: drawn, x, y, isChosen }) => (
        <span
          key={isChosen ? "chosen" : drawn}
          className={isChosen ? "moodpad__word moodpad__word--chosen" : "moodpad__word"}
          style={{ left: x, top: y }}
        >
          {drawn}
        </span>
      ))}
    </div>
  );
};
