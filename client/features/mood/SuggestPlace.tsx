import { useState } from "react";
import type { MoodPlace } from "#shared/mood/emotion-words.ts";
import type { MoodsClient } from "../../net/moods.port.ts";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";
import { suggestedWords } from "./suggested.words.ts";

type SuggestPlaceProps = {
  readonly note: string;
  /** What the mood is called, and where it lies now. */
  readonly word: string;
  readonly place: MoodPlace;
  readonly affect: NonNullable<MoodsClient["affect"]>;
  readonly onPlace: (place: MoodPlace) => void;
};

/** Only when it is asked for: what the note sounds like. The person decides, and can take it back. */
export const SuggestPlace = ({ note, word, place, affect, onPlace }: SuggestPlaceProps) => {
  const [found, setFound] = useState<MoodPlace | "asking" | null>(null);
  /** Where it lay before a suggestion was used; null = none is. */
  const [before, setBefore] = useState<MoodPlace | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const ask = async () => {
    setProblem(null);
    setFound("asking");
    const told = await affect(note);
    setFound(told.ok ? { valence: told.value.valence, arousal: told.value.arousal } : null);
    if (!told.ok) setProblem(sentenceOf(told.refusal));
  };
  const suggested = found === "asking" ? null : found;
  const isThere = suggested?.valence === place.valence && suggested.arousal === place.arousal;
  const isUsed = isThere && before !== null;
  const use = () => {
    if (suggested === null) return;
    setBefore(isUsed ? null : (before ?? place));
    onPlace(isUsed ? before : suggested);
  };
  return (
    <div className="stack tight">
      <div className="row">
        <button
          type="button"
          className="button"
          aria-disabled={note.trim() === ""}
          onClick={() => note.trim() && void ask()}
        >
          Suggest a place
        </button>
        {suggested !== null && (isUsed || !isThere) && (
          <button type="button" className="button button--quiet" onClick={use}>
            {isUsed ? "Put it back" : "Use it"}
          </button>
        )}
      </div>
      <Status className="field__hint">
        {found === "asking" && "Reading your note…"}
        {suggested !== null && suggestedWords({ word, place, suggested, isUsed })}
        {problem}
      </Status>
    </div>
  );
};
