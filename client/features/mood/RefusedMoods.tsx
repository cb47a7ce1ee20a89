import { useState } from "react";
import type { MoodsClient, WaitingMood } from "../../net/moods.port.ts";
import { whenWords } from "../../ui/when.ts";
import { useNowMs } from "../../net/clock.ts";
import { useWaitingMoods } from "../../ui/useMoods.ts";
import { AddMore } from "./AddMore.tsx";
import { CopyText } from "./CopyText.tsx";
import { refusedWords } from "./view.ts";

type RefusedMoodProps = {
  readonly moods: MoodsClient;
  readonly mood: WaitingMood;
  readonly code: Parameters<typeof refusedWords>[0];
  readonly known: readonly string[];
};

const RefusedMood = ({ moods, mood: { key, draft }, code, known }: RefusedMoodProps) => {
  const nowMs = useNowMs(60_000);
  const [isChanging, setIsChanging] = useState(false);
  return (
    <li className="refused stack">
      <p className="refused__what">{`“${draft.mood}”, ${whenWords(draft.feltAtMs, nowMs)}`}</p>
      <p>{refusedWords(code, draft)}</p>
      {draft.note !== "" && <p className="refused__note">{draft.note}</p>}
      <div className="row">
        <button type="button" className="button" aria-expanded={isChanging} onClick={() => setIsChanging(!isChanging)}>
          Change it
        </button>
        <button type="button" className="button" onClick={() => moods.retry(key)}>
          Send it again
        </button>
        {draft.note !== "" && <CopyText text={draft.note} label="Copy the note" />}
        <button type="button" className="button button--quiet" onClick={() => void moods.discard(key)}>
          Throw it away
        </button>
      </div>
      {isChanging && (
        <AddMore
          draft={draft}
          known={known}
          affect={moods.affect}
          onSave={(next) => {
            void moods.change(key, next);
            setIsChanging(false);
          }}
          onClose={() => setIsChanging(false)}
        />
      )}
    </li>
  );
};

/** Moods that the server did not take: each can be read, changed and sent, or thrown away. */
export const RefusedMoods = ({ moods, known }: { readonly moods: MoodsClient; readonly known: readonly string[] }) => {
  const refused = useWaitingMoods(moods).flatMap((mood) =>
    typeof mood.state === "object" ? [{ mood, code: mood.state.refused }] : [],
  );
  if (refused.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="refused-title">
      <h2 id="refused-title">{refused.length === 1 ? "One mood needs you" : "Some moods need you"}</h2>
      <ul className="stack">
        {refused.map(({ mood, code }) => (
          <RefusedMood key={mood.key} moods={moods} mood={mood} code={code} known={known} />
        ))}
      </ul>
    </section>
  );
};
