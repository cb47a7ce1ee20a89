import { useId } from "react";
import { sentenceOf } from "../../../ui/sentences.ts";
import { Status } from "../../../ui/Status.tsx";
import { TakesFocus } from "../../../ui/TakesFocus.tsx";
import { count } from "./import.words.ts";
import type { ImportState } from "./useImport.ts";

type SendingProps = {
  readonly state: Extract<ImportState, { readonly kind: "sending" | "stopped" }>;
  readonly onStop: () => void;
  readonly onGoOn: () => void;
  readonly onOther: () => void;
};

/** How far it is, and the ways to stop and to go on. */
export const Sending = ({ state, onStop, onGoOn, onOther }: SendingProps) => {
  const id = useId();
  const { load, sent } = state;
  return (
    <TakesFocus isNew className="card stack">
      <label className="field__label" htmlFor={`${id}sent`}>
        {`${count(sent.entries)} of ${count(load.entries)}`}
      </label>
      <progress id={`${id}sent`} className="import__progress" value={sent.entries} max={load.entries} />
      <Status className="soft">
        {state.kind === "stopped" &&
          `${state.failed === null ? "Stopped." : sentenceOf(state.failed)} What came along so far is here. Going on adds nothing twice.`}
      </Status>
      <div className="row">
        {state.kind === "sending" ? (
          <button type="button" className="button" onClick={onStop}>
            Stop
          </button>
        ) : (
          <>
            <button type="button" className="button button--main" onClick={onGoOn}>
              Go on
            </button>
            <button type="button" className="button" onClick={onOther}>
              Leave it
            </button>
          </>
        )}
      </div>
    </TakesFocus>
  );
};
