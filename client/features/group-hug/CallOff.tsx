import { useState } from "react";
import type { GroupHugSession } from "../../net/state.ts";
import { AskDialog } from "../../ui/AskDialog.tsx";
import { useAct } from "./useAct.ts";

type CallOffProps = { readonly session: GroupHugSession; readonly isUnderWay: boolean };

/** Ends it for everybody, after a question. */
export const CallOff = ({ session, isUnderWay }: CallOffProps) => {
  const { act, problem } = useAct();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <div className="stack">
      <div>
        <button type="button" className="button button--quiet" onClick={() => setIsAsking(true)}>
          {isUnderWay ? "End it for everybody…" : "Call it off…"}
        </button>
      </div>
      {problem && (
        <p className="field__error" role="alert">
          {problem}
        </p>
      )}
      {isAsking && (
        <AskDialog
          title={isUnderWay ? "End it for everybody?" : "Call it off?"}
          text={
            isUnderWay
              ? "The hug ends here for everybody who is in it. If you only want to go yourself, press Leave: it goes on without you."
              : "Everybody who is here is told, and nobody can come in any more. You can start another one at any time."
          }
          yes={isUnderWay ? "End it" : "Call it off"}
          onYes={() => {
            setIsAsking(false);
            void act(() => session.cancel());
          }}
          onNo={() => setIsAsking(false)}
        />
      )}
    </div>
  );
};
