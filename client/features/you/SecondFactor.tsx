import { useId, useState } from "react";
import type { SecretToKeep } from "#shared/schema/second-factor.ts";
import type { AccountClient } from "../../net/state.ts";
import { useAccountAct } from "../../ui/account-act.ts";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { Away } from "../../ui/Away.tsx";
import { BackupCodes } from "./BackupCodes.tsx";
import { FactorIsOn } from "./FactorIsOn.tsx";
import { SetUpFactor } from "./SetUpFactor.tsx";
import { OtherDevices } from "./OtherDevices.tsx";
import { useAccountAsked } from "./useAccountAsked.ts";

type Stage =
  | { readonly kind: "at_rest" }
  | { readonly kind: "setting_up"; readonly toKeep: SecretToKeep }
  | { readonly kind: "codes"; readonly codes: readonly string[] };

const read = (account: AccountClient) => account.secondFactor();
const AT_REST: Stage = { kind: "at_rest" };

/** An authenticator app beside the password: turned on, its backup codes, turned off. */
export const SecondFactor = ({ onOut }: { readonly onOut: () => void }) => {
  const id = useId();
  const act = useAccountAct();
  const [factor, again] = useAccountAsked(read);
  const [stage, setStage] = useState<Stage>(AT_REST);
  const [hasChanged, setHasChanged] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const [said, setSaid] = useState<{ readonly text: string; readonly isProblem: boolean } | null>(null);
  const title = () => document.getElementById(`${id}title`);
  const rest = (text: string, isChange: boolean) => {
    setHasChanged(isChange);
    setStage(AT_REST);
    setSaid({ text, isProblem: false });
    again();
    title()?.focus();
  };
  const begin = async () => {
    if (isAsking) return;
    setIsAsking(true);
    setSaid(null);
    const begun = await act((account) => account.beginSecondFactor());
    setIsAsking(false);
    if (begun.ok && "value" in begun) setStage({ kind: "setting_up", toKeep: begun.value });
    else if (!begun.ok) setSaid({ text: sentenceOf(begun.refusal), isProblem: true });
  };
  const showCodes = (codes: readonly string[]) => {
    setStage({ kind: "codes", codes });
    setSaid(null);
    again();
  };
  return (
    <div className="stack">
      <h3 id={`${id}title`} className="field__label you__title" tabIndex={-1}>
        A code when you sign in
      </h3>
      {factor === "asking" && <Waiting text="Looking at your codes…" />}
      {factor === "away" && <Away text="Your codes are out of reach at this moment." onAgain={again} />}
      {stage.kind === "setting_up" && (
        <SetUpFactor toKeep={stage.toKeep} onOn={showCodes} onNotNow={() => rest("Codes stay off.", false)} />
      )}
      {stage.kind === "codes" && (
        <BackupCodes codes={stage.codes} onKept={() => rest("Codes are on, and you have your backup codes.", true)} />
      )}
      {stage.kind === "at_rest" && typeof factor === "object" && factor.isOn && (
        <FactorIsOn factor={factor} onCodes={showCodes} onOff={() => rest("Codes are off.", true)} />
      )}
      {stage.kind === "at_rest" && typeof factor === "object" && !factor.isOn && (
        <>
          <p className="soft">
            Beside your password, an app on your phone shows a code that changes every half minute. Whoever learns your
            password still cannot come in.
          </p>
          <div>
            <button type="button" className="button" aria-disabled={isAsking} onClick={() => void begin()}>
              {isAsking ? "One moment…" : "Turn on codes"}
            </button>
          </div>
        </>
      )}
      <Status className={said?.isProblem ? "field__error" : "soft"}>{said?.text}</Status>
      {stage.kind === "at_rest" && hasChanged && <OtherDevices onOut={onOut} />}
    </div>
  );
};
