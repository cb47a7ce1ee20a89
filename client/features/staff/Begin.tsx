import { useState } from "react";
import { Link } from "react-router";
import { useAccountAct } from "../../ui/account-act.ts";
import { Page } from "../../ui/Page.tsx";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";
import { useAskStaff } from "./useStaff.ts";

/** `onBegun`: there is a staff session now, or something else is so. */
type BeginProps = { readonly onBegun: () => void };

/** The way into a staff session: one shows that it is oneself. */
export const Begin = ({ onBegun }: BeginProps) => {
  const act = useAccountAct();
  const ask = useAskStaff();
  const [isAsking, setIsAsking] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  const [problem, setProblem] = useState("");
  const begin = async () => {
    if (isAsking) return;
    setIsAsking(true);
    setProblem("");
    const result = await act(() => ask((staff) => staff.begin()));
    setIsAsking(false);
    if (result.ok) return onBegun();
    setCode(result.refusal.code);
    setProblem(result.refusal.code === "no_second_factor" ? "" : sentenceOf(result.refusal));
  };
  return (
    <Page
      title="For the staff"
      lead="Here you see all rooms as they are. It is for this device, and ends after fifteen minutes in which you do nothing."
    >
      <div>
        <button type="button" className="button button--main" aria-disabled={isAsking} onClick={() => void begin()}>
          {isAsking ? "One moment…" : "Begin"}
        </button>
      </div>
      <Status className="field__error">{problem}</Status>
      {code === "no_second_factor" && (
        <p>
          First you need a second factor: an app with codes, or a passkey. <Link to="/you">Turn one on</Link>, then come
          back.
        </p>
      )}
    </Page>
  );
};
