import type { RemovedMood } from "#shared/schema/mood.ts";
import { useNowMs } from "../../net/clock.ts";
import { LevelMark } from "../../ui/charts/LevelMark.tsx";
import { pleasantWords, stirredWords } from "../../ui/charts/mood.words.ts";
import { deletedWords, feltWords } from "./deleted.words.ts";

type DeletedMoodProps = {
  readonly mood: RemovedMood;
  readonly isBusy: boolean;
  readonly onBack: () => void;
  readonly onForget: () => void;
};

/** One mood that was deleted, and what can be done with it. */
export const DeletedMood = ({ mood, isBusy, onBack, onForget }: DeletedMoodProps) => {
  const nowMs = useNowMs(60_000);
  const of = `: ${mood.mood}, ${feltWords(mood)}`;
  return (
    <li className="deleted">
      <svg className="entry__mark" width="30" height="38" aria-hidden="true">
        <LevelMark value={mood.valence} width={30} height={38} isQuiet />
      </svg>
      <div className="entry__words">
        <p className="entry__mood">
          {mood.mood}
          <span className="entry__felt">{`${pleasantWords(mood.valence)}, ${stirredWords(mood.arousal)}`}</span>
        </p>
        <p className="soft">{feltWords(mood)}</p>
        {mood.note !== "" && <p className="entry__note">{mood.note}</p>}
        {mood.tags.length > 0 && (
          <ul className="entry__tags" aria-label="Tags">
            {mood.tags.map((tag) => (
              <li key={tag}>{tag}</li>
            ))}
          </ul>
        )}
        <p className="entry__who">{deletedWords(mood, nowMs)}</p>
        <div className="row">
          <button
            type="button"
            className="button"
            aria-disabled={isBusy}
            aria-label={`Bring it back${of}`}
            onClick={onBack}
          >
            Bring it back
          </button>
          <button
            type="button"
            className="button button--quiet"
            aria-disabled={isBusy}
            aria-label={`Delete for good${of}`}
            onClick={onForget}
          >
            Delete for good
          </button>
        </div>
      </div>
    </li>
  );
};
