import { useId, useLayoutEffect, useRef, useState } from "react";
import { useMe } from "../../ui/client-context.ts";
import { Choice } from "../../ui/Choice.tsx";
import "../../ui/ask-dialog.css";

type EraseDialogProps = { readonly onYes: () => void; readonly onNo: () => void };

/** Says what happens, and goes on only once it is said that it is understood. */
export const EraseDialog = ({ onYes, onNo }: EraseDialogProps) => {
  const { isGuest } = useMe();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isUnderstood, setIsUnderstood] = useState(false);
  const [problem, setProblem] = useState("");
  // Closed while it is still on the page: one that was taken away gives no focus back.
  useLayoutEffect(() => {
    const own = dialog.current;
    own?.showModal();
    return () => own?.close();
  }, []);
  const goOn = () => (isUnderstood ? onYes() : setProblem("Please tick the box above first."));
  return (
    <dialog ref={dialog} className="ask" aria-labelledby={`${id}title`} aria-describedby={`${id}text`} onCancel={onNo}>
      <h2 id={`${id}title`} tabIndex={-1}>
        Erase everything?
      </h2>
      <ul id={`${id}text`} className="you__steps">
        <li>
          <b>At once</b> nobody can see or reach you, and every other device is signed out.
        </li>
        <li>
          <b>For seven days</b> nothing is gone. You can undo it
          {isGuest ? " on this device: do not sign out before." : ": just sign in."}
        </li>
        <li>
          <b>Then it is gone for good</b>, all that HugMood keeps about you. Hugs you gave stay with those who have
          them, without your words, from “someone”.
        </li>
      </ul>
      <Choice
        type="checkbox"
        label="I understand"
        hint="After seven days nobody can bring it back."
        isChosen={isUnderstood}
        onChange={(next) => {
          setIsUnderstood(next);
          setProblem("");
        }}
      />
      <p className="field__error" role="alert">
        {problem}
      </p>
      <div className="row">
        <button type="button" className="button" onClick={onNo}>
          Not now
        </button>
        <button type="button" className="button button--main" onClick={goOn}>
          Erase everything
        </button>
      </div>
    </dialog>
  );
};
