import { useId, useState } from "react";
import { Link } from "react-router";
import { wallNowMs } from "../../net/clock.ts";
import { copyRange } from "./copy-range.ts";
import { ReasonForm } from "./ReasonForm.tsx";
import { SaidLine } from "./SaidLine.tsx";
import { useSaid } from "./useSaid.ts";

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const MONTH_MS = 30 * 86_400_000;

/** A copy of the audit takes a second person. */
export const AskCopy = () => {
  const id = useId();
  const { said, act, sayProblem } = useSaid();
  const [days, setDays] = useState(() => {
    const nowMs = wallNowMs();
    return { first: dayOf(nowMs - MONTH_MS), last: dayOf(nowMs) };
  });
  const range = copyRange(days.first, days.last);
  const ask = async (reason: string): Promise<boolean> => {
    if (range === null) {
      sayProblem("Please say from which day to which, the first one first.");
      return false;
    }
    const told = await act(
      (staff) => staff.restrictions.askApproval({ what: "audit", ...range, reason }),
      "It waits for a second person. After their yes you take the copy under “Approvals”.",
    );
    return told.ok;
  };
  return (
    <section className="stack" aria-labelledby={`${id}title`}>
      <h2 id={`${id}title`}>Take a copy</h2>
      <p className="soft">
        A file that can be checked by itself. It takes a second person, and what waits for one is under{" "}
        <Link to="/staff/approvals">Approvals</Link>.
      </p>
      <div className="staff__looks">
        {(
          [
            ["first", "From (day, UTC)"],
            ["last", "To, with that day"],
          ] as const
        ).map(([name, words]) => (
          <div key={name} className="field">
            <label className="field__label" htmlFor={id + name}>
              {words}
            </label>
            <input
              id={id + name}
              className="field__input"
              type="date"
              value={days[name]}
              onChange={(event) => setDays({ ...days, [name]: event.target.value })}
            />
          </div>
        ))}
      </div>
      <ReasonForm
        label="Why do you need a copy?"
        hint="A second person reads your reason, and says yes or no within a day. The copy names people by their ids."
        does="Ask a second person"
        onReason={ask}
      />
      <SaidLine said={said} />
    </section>
  );
};
