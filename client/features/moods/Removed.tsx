import { useState } from "react";
import { Link } from "react-router";
import { VERSION_DAYS } from "#shared/schema/mood.limits.ts";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";
import { useMoodsCall } from "../../ui/useMoodsCall.ts";

type State = "removed" | "asking" | "back" | { readonly problem: string };

/** A mood was deleted, and can be had back. */
export const Removed = ({ id }: { readonly id: string }) => {
  const call = useMoodsCall();
  const [state, setState] = useState<State>("removed");
  const undo = async () => {
    if (state === "asking") return;
    setState("asking");
    const told = await call((moods) => moods.restore(id, null));
    setState(told.ok ? "back" : { problem: sentenceOf(told.refusal) });
  };
  return (
    <div className="moods__removed row" tabIndex={-1} data-focus="removed">
      <Status>
        {state === "back" ? (
          <>
            It is back. <Link to={`/moods/entry/${id}`}>See it</Link>
          </>
        ) : (
          <>
            The mood is deleted. For {VERSION_DAYS} days it can be had back under{" "}
            <Link to="/moods/deleted">Deleted lately</Link>.
          </>
        )}
      </Status>
      {state !== "back" && (
        <button type="button" className="button" aria-disabled={state === "asking"} onClick={() => void undo()}>
          Undo
        </button>
      )}
      {typeof state === "object" && (
        <p className="field__error" role="alert">
          {state.problem}
        </p>
      )}
    </div>
  );
};
