import { useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import type { MoodDraft } from "#shared/schema/mood.ts";
import { EMOTION_WORDS } from "#shared/mood/emotion-words.ts";
import type { MoodsClient } from "../../net/moods.port.ts";
import { Being } from "../../ui/Being.tsx";
import { useMe } from "../../ui/client-context.ts";
import { Status } from "../../ui/Status.tsx";
import { useWaitingMoods } from "../../ui/useMoods.ts";
import { AddMore } from "./AddMore.tsx";
import { LowRow } from "./LowRow.tsx";
import { placeWords } from "./place.ts";
import { LOW_VALENCE, seenWords } from "./view.ts";

type SavedMoodProps = {
  readonly moods: MoodsClient;
  readonly moodKey: string;
  readonly draft: MoodDraft;
  readonly known: readonly string[];
  readonly onChanged: (draft: MoodDraft) => void;
  readonly onUndone: (left: "kept" | "nowhere") => void;
  readonly onAnother: () => void;
};

const PENDING = "It is kept on this device, and goes out as soon as there is a connection.";

/** What was just saved: taken back with one tap for as long as this is shown, and the place to say more. */
export const SavedMood = ({ moods, moodKey, draft, known, onChanged, onUndone, onAnother }: SavedMoodProps) => {
  const me = useMe();
  const heading = useRef<HTMLHeadingElement>(null);
  const [isAdding, setIsAdding] = useState(false);
  const waits = useWaitingMoods(moods).some(({ key, state }) => key === moodKey && state === "waiting");
  const meaning = EMOTION_WORDS.find(({ word }) => word === draft.mood)?.definition ?? `${placeWords(draft)}.`;
  useEffect(() => heading.current?.focus(), [moodKey]);
  const undo = async () => {
    onUndone(await moods.discard(moodKey));
  };
  const save = (next: MoodDraft) => {
    void moods.change(moodKey, next);
    onChanged(next);
    setIsAdding(false);
    heading.current?.focus();
  };
  return (
    <div className="stack saved">
      <section className="saved__card" aria-labelledby="saved-title">
        <Being being={me.being} size="clamp(92px, 25vw, 150px)" phaseOf={me.id} mood={draft} />
        <div className="stack saved__words">
          <h2 id="saved-title" ref={heading} tabIndex={-1}>
            {`Saved: ${draft.mood}`}
          </h2>
          <p>{meaning}</p>
        </div>
        <div className="stack saved__after">
          <Status>{`${seenWords(draft.audience)}${waits ? ` ${PENDING}` : ""}`}</Status>
          <div className="row">
            <button type="button" className="button" onClick={() => void undo()}>
              Undo
            </button>
            <button type="button" className="button" aria-expanded={isAdding} onClick={() => setIsAdding(!isAdding)}>
              {draft.note !== "" || draft.tags.length > 0 ? "Change it" : "Add more"}
            </button>
          </div>
        </div>
      </section>
      {draft.valence < LOW_VALENCE && <LowRow />}
      {isAdding && (
        <AddMore
          draft={draft}
          known={known}
          affect={moods.affect}
          onSave={save}
          onClose={() => {
            setIsAdding(false);
            heading.current?.focus();
          }}
        />
      )}
      {!isAdding && (
        <div className="row">
          <Link className="button button--main" to="/">
            Done
          </Link>
          <Link className="button button--quiet" to="/moods">
            Look at your moods
          </Link>
          <button type="button" className="button button--quiet" onClick={onAnother}>
            Say another one
          </button>
        </div>
      )}
    </div>
  );
};
