import type { Failure } from "../../net/state.ts";
import { sentenceOf } from "../../ui/sentences.ts";

type FailedProps = { readonly refusal: Failure; readonly onAgain: () => void };

/** Why something could not be fetched, and a second try. */
export const Failed = ({ refusal, onAgain }: FailedProps) => (
  <div className="row" role="alert">
    <p>{sentenceOf(refusal)}</p>
    <button type="button" className="button" onClick={onAgain}>
      Try again
    </button>
  </div>
);
