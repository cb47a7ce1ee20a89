import { useRef, useState } from "react";
import { Link } from "react-router";
import type { Suggestion } from "#shared/mood/insights/suggestion.ts";
import { suggestionWords } from "#shared/mood/insights/suggestion.words.ts";
import { Being } from "../../ui/Being.tsx";
import { useMe } from "../../ui/client-context.ts";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";
import { actOf } from "./names.ts";
import type { Hiding } from "./useHide.ts";

type TodayProps = { readonly suggestion: Suggestion; readonly hiding: Hiding };

/** One small thing for today, with its why; hidden, nothing comes in its place. */
export const Today = ({ suggestion, hiding }: TodayProps) => {
  const me = useMe();
  const title = useRef<HTMLHeadingElement>(null);
  const [problem, setProblem] = useState("");
  const { says, why } = suggestionWords(suggestion);
  const act = actOf(suggestion.id);
  const isHidden = hiding.ids?.includes(suggestion.id.toLowerCase()) === true;
  const hide = async (on: boolean) => {
    const result = await hiding.hide(suggestion.id, on);
    setProblem(result.ok ? "" : sentenceOf(result.refusal));
    // The button that had it goes.
    if (result.ok) title.current?.focus({ preventScroll: true });
  };
  return (
    <section className="card today" aria-labelledby="today-title">
      <div className="today__being">
        <Being being={me.being} size={104} phaseOf={me.id} isAsleep={isHidden} />
      </div>
      <div className="stack today__words">
        <h2 ref={title} id="today-title" className="insight__title" tabIndex={-1}>
          One small thing for today
        </h2>
        {!isHidden && (
          <>
            <p className="today__says">{says}</p>
            <p className="insight__numbers">{why}</p>
            <div className="row">
              {act !== null && (
                <Link className="button" to={act.to}>
                  {act.words}
                </Link>
              )}
              <button type="button" className="button button--quiet" onClick={() => void hide(true)}>
                Don’t show this
              </button>
            </div>
          </>
        )}
        <Status className={isHidden ? "" : "unseen"}>
          {isHidden && (
            <div className="row">
              <p>You will not be shown this again, and nothing comes in its place today.</p>
              <button type="button" className="button" onClick={() => void hide(false)}>
                Undo
              </button>
            </div>
          )}
        </Status>
        <Status className={problem === "" ? "unseen" : "field__error"}>{problem}</Status>
      </div>
    </section>
  );
};
