import { useState } from "react";
import { Being } from "../../ui/Being.tsx";
import { useReducedMotion } from "../../ui/media.ts";

/** A being that breathes at the pace of calm, with words that go along. Still for whoever wants no motion, or stops it. */
export const Breath = ({ being }: { readonly being: string }) => {
  const wantsStill = useReducedMotion();
  const [isStopped, setIsStopped] = useState(false);
  const isStill = wantsStill || isStopped;
  return (
    <div className={isStill ? "breath breath--still" : "breath"}>
      <div className="breath__picture">
        <div className="breath__light" />
        <Being being={being} size="min(46vw, 250px)" phaseOf="" />
      </div>
      <p className="breath__words">
        {isStill ? (
          "Breathe in slowly. Breathe out a little longer."
        ) : (
          <>
            <span className="breath__in" aria-hidden="true">
              Breathe in…
            </span>
            <span className="breath__out" aria-hidden="true">
              …and out
            </span>
            <span className="unseen">Breathe in for four seconds, and out for six.</span>
          </>
        )}
      </p>
      {!wantsStill && (
        <button type="button" className="button button--quiet" onClick={() => setIsStopped(!isStopped)}>
          {isStopped ? "Let it breathe again" : "Stop the motion"}
        </button>
      )}
    </div>
  );
};
