import { useState } from "react";
import type { SecondFactorView } from "#shared/schema/second-factor.ts";
import type { AccountClient, Result } from "../../net/state.ts";
import { useNowMs } from "../../net/clock.ts";
import { useAccountAct } from "../../ui/account-act.ts";
import { AskDialog } from "../../ui/AskDialog.tsx";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";
import { factorWords } from "./account.view.ts";

type FactorIsOnProps = {
  readonly factor: SecondFactorView;
  readonly onCodes: (backupCodes: readonly string[]) => void;
  readonly onOff: () => void;
};

export const FactorIsOn = ({ factor, onCodes, onOff }: FactorIsOnProps) => {
  const askAccount = useAccountAct();
  const nowMs = useNowMs(60_000);
  const [asking, setAsking] = useState<"nothing" | "whether_off" | "server">("nothing");
  const [problem, setProblem] = useState("");
  const act = async <T extends Result>(
    ask: (account: AccountClient) => Promise<T>,
    done: (told: T | Result) => void,
  ) => {
    if (asking === "server") return;
    setAsking("server");
    setProblem("");
    const told = await askAccount(ask);
    setAsking("nothing");
    if (told.ok) done(told);
    else setProblem(sentenceOf(told.refusal));
  };
  const renew = () =>
    act(
      (account) => account.renewBackupCodes(),
      (told) => "value" in told && onCodes(told.value.backupCodes),
    );
  return (
    <>
      <p className="soft">{factorWords(factor, nowMs)}</p>
      <div className="row">
        <button type="button" className="button" aria-disabled={asking === "server"} onClick={() => void renew()}>
          New backup codes
        </button>
        <button
          type="button"
          className="button button--quiet"
          aria-disabled={asking === "server"}
          onClick={() => setAsking("whether_off")}
        >
          Turn off
        </button>
      </div>
      <Status className="field__error">{problem}</Status>
      {asking === "whether_off" && (
        <AskDialog
          title="Turn codes off?"
          text="Your password alone opens your account then. Your backup codes are of no use any more."
          yes="Turn off"
          onYes={() => void act((account) => account.turnOffSecondFactor(), onOff)}
          onNo={() => setAsking("nothing")}
        />
      )}
    </>
  );
};
