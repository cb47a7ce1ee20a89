import { useRef, useState, type ReactNode } from "react";
import { Link } from "react-router";
import type { RemovedMood } from "#shared/schema/mood.ts";
import { AskDialog } from "../../ui/AskDialog.tsx";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";
import { useMoodsCall } from "../../ui/useMoodsCall.ts";
import { DeletedMood } from "./DeletedMood.tsx";
import { feltWords } from "./deleted.words.ts";

type Said = { readonly text: ReactNode; readonly isProblem: boolean };

/** Moods that were deleted: each is brought back, or deleted for good, which is asked once more. */
export const DeletedMoods = ({ moods }: { readonly moods: readonly RemovedMood[] }) => {
  const call = useMoodsCall();
  const place = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState<RemovedMood | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const say = (text: ReactNode, isProblem = false) => {
    setBusy(null);
    setSaid({ text, isProblem });
    // What was pressed is gone from the list.
    if (!isProblem) place.current?.focus();
  };
  const bringBack = async ({ id, mood }: RemovedMood) => {
    if (busy !== null) return;
    setBusy(id);
    const told = await call((here) => here.restore(id, null));
    if (!told.ok) return say(sentenceOf(told.refusal), true);
    say(
      <>
        {`“${mood}” is back. `}
        <Link to={`/moods/entry/${id}`}>See it</Link>
      </>,
    );
  };
  const forget = async (one: RemovedMood) => {
    setAsked(null);
    if (busy !== null) return;
    setBusy(one.id);
    const result = await call((here) => here.forget(one));
    if (result.ok) say(`“${one.mood}” is deleted for good.`);
    else say(sentenceOf(result.refusal), true);
  };
  return (
    <div ref={place} className="stack deleted__place" tabIndex={-1}>
      <Status className={said?.isProblem ? "field__error" : "soft"}>{said?.text}</Status>
      {moods.length > 0 && (
        <ul className="card entries" aria-label="Deleted moods">
          {moods.map((mood) => (
            <DeletedMood
              key={mood.id}
              mood={mood}
              isBusy={busy !== null}
              onBack={() => void bringBack(mood)}
              onForget={() => setAsked(mood)}
            />
          ))}
        </ul>
      )}
      {asked && (
        <AskDialog
          title="Delete it for good?"
          text={`“${asked.mood}” of ${feltWords(asked)} and everything you wrote with it will be gone at once. It cannot be had back after that.`}
          yes="Delete it for good"
          onYes={() => void forget(asked)}
          onNo={() => setAsked(null)}
        />
      )}
    </div>
  );
};
