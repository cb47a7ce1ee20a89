import { useId, useState, type FormEvent } from "react";
import { useClient } from "../../ui/client-context.ts";
import type { ActOnMeasures } from "./Measures.tsx";
import { endWords, LENGTHS, measureWords, NEW_FOR } from "./measures.words.ts";
import { Pick } from "./Pick.tsx";

type SetRaidProps = { readonly nowMs: number; readonly act: ActOnMeasures };

/** Only people who have been here for a while, for a while. */
export const SetRaid = ({ nowMs, act }: SetRaidProps) => {
  const id = useId();
  const client = useClient();
  const [newForMinutes, setNewFor] = useState(1_440);
  const [minutes, setMinutes] = useState(60);
  const [isBusy, setIsBusy] = useState(false);
  const set = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setIsBusy(true);
    const key = client.newKey();
    await act((staff) => staff.measures.setRaid(key, { newForMinutes, minutes }), "The raid switch is on.");
    setIsBusy(false);
  };
  return (
    <form className="card stack" aria-labelledby={`${id}title`} onSubmit={(event) => void set(event)}>
      <h2 id={`${id}title`}>Raid switch</h2>
      <Pick label="New is whoever came in the last" value={newForMinutes} choices={NEW_FOR} onPick={setNewFor} />
      <Pick label="It is on for" value={minutes} choices={LENGTHS} onPick={setMinutes} />
      <p className="field__hint" aria-live="polite">
        {measureWords({ kind: "raid", settings: { newForMinutes } })} They are told so kindly, and until when. It ends
        by itself at {endWords(nowMs + minutes * 60_000, nowMs)}.
      </p>
      <div>
        <button type="submit" className="button button--main" aria-disabled={isBusy}>
          {isBusy ? "One moment…" : "Turn it on"}
        </button>
      </div>
    </form>
  );
};
