import { useState } from "react";
import type { MoodPlace } from "#shared/mood/emotion-words.ts";
import type { MoodsClient } from "../../net/moods.port.ts";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";
import { placeWords } from "./place.ts";

type SuggestPlaceProps = {
  readonly note: string;
  readonly affect: NonNullable<MoodsClient["affect"]>;
  readonly onPlace: (place: MoodPlace) => void;
};

/** Only when it is asked for: what the note sounds like. The person decides. */
export const SuggestPlace = ({ note, affect, onPlace }: SuggestPlaceProps) => {
  const [found, setFound] = useState<MoodPlace | "asking" | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const ask = async () => {
    setProblem(null);
    setFound("asking");
    const told = await affect(note);
    setFound(told.ok ? { valence: told.value.valence, arousal: told.value.arousal } : null);
    if (!told.ok) setProblem(sentenceOf(told.refusal));
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
        {typeof found === "object" && found !== null && (
          <button type="button" className="button button--quiet" onClick={() => onPlace(found)}>
            Use it
          </button>
        )}
      </div>
      <Status className="field__hint">
        {found === "asking" && "Reading your note…"}
        {typeof found === "object" && found !== null && `It sounds ${placeWords(found)}. You know better.`}
        {problem}
      </Status>
    </div>
  );
};
