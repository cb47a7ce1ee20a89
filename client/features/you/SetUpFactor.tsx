import { useState } from "react";
import type { SecretToKeep } from "#shared/schema/second-factor.ts";
import { AccountForm } from "../../ui/AccountForm.tsx";
import { codeProblem, onlyProblems } from "../../ui/account.words.ts";
import { CodeField } from "../../ui/CodeField.tsx";
import { CopyLink } from "../../ui/CopyLink.tsx";
import { QrCode } from "../../ui/QrCode.tsx";
import { TakesFocus } from "../../ui/TakesFocus.tsx";
import { useAccountForm } from "../../ui/useAccountForm.ts";
import { inFours } from "./account.view.ts";
import "./second-factor.css";

type SetUpFactorProps = {
  readonly toKeep: SecretToKeep;
  readonly onOn: (backupCodes: readonly string[]) => void;
  readonly onNotNow: () => void;
};

/** The secret goes to the app by its camera or by hand, and a code of it comes back. */
export const SetUpFactor = ({ toKeep: { secret, address }, onOn, onNotNow }: SetUpFactorProps) => {
  const form = useAccountForm();
  const [code, setCode] = useState("");
  const send = async () => {
    let backupCodes: readonly string[] = [];
    const isOn = await form.ask(onlyProblems({ code: codeProblem(code) }), async (account) => {
      const told = await account.turnOnSecondFactor(code);
      if (told.ok) ({ backupCodes } = told.value);
      return told;
    });
    if (isOn) onOn(backupCodes);
  };
  const notNow = (
    <button type="button" className="button button--quiet" onClick={onNotNow}>
      Not now
    </button>
  );
  return (
    <TakesFocus className="stack" isNew>
      <p>
        Scan this with an authenticator app. Any will do: one you have, or the one in your phone or your password
        manager.
      </p>
      <div className="factor__scan">
        <QrCode text={address} label="QR code for your authenticator app" />
        <div className="stack factor__by-hand">
          <p className="soft">On this device, or without a camera:</p>
          <div>
            <a className="button" href={address}>
              Open my app
            </a>
          </div>
          <p className="soft">or type this key:</p>
          <p className="factor__key">{inFours(secret)}</p>
          <CopyLink address={secret} label="Copy the key" />
        </div>
      </div>
      <AccountForm
        form={form}
        label="Turn on codes"
        act="Turn on"
        acting="Looking…"
        isMain={false}
        beside={notNow}
        onSend={() => void send()}
      >
        <CodeField takesBackup={false} {...form.field("code", code, setCode)} />
      </AccountForm>
    </TakesFocus>
  );
};
