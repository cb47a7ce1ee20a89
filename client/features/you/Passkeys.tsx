import { useId, useState } from "react";
import type { AccountClient, Result } from "../../net/state.ts";
import { useAccountAct } from "../../ui/account-act.ts";
import { useMe } from "../../ui/client-context.ts";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";
import { useNowMs } from "../../net/clock.ts";
import { passkeyName, passkeyWords } from "./account.view.ts";
import type { AfterAge } from "./useAge.tsx";
import { OtherDevices } from "./OtherDevices.tsx";
import { useAccountAsked } from "./useAccountAsked.ts";

/** `list` null = this browser or this address has none. */
const read = async (account: AccountClient) => {
  if (!account.hasPasskeys) return { list: null };
  const list = await account.passkeys();
  return list && { list };
};

type PasskeysProps = { readonly afterAge: AfterAge; readonly onOut: () => void };

/** Finger, face or code of a device in place of mail and password. Nothing is shown where there are none. */
export const Passkeys = ({ afterAge, onOut }: PasskeysProps) => {
  const askAccount = useAccountAct();
  const { isGuest, name } = useMe();
  const id = useId();
  const nowMs = useNowMs(60_000);
  const [keys, again] = useAccountAsked(read);
  const [isAsking, setIsAsking] = useState(false);
  const [said, setSaid] = useState<{ readonly text: string; readonly isProblem: boolean } | null>(null);
  if (typeof keys !== "object" || keys.list === null) return null;
  const act = async (ask: (account: AccountClient) => Promise<Result>, done: string) => {
    if (isAsking) return;
    setIsAsking(true);
    setSaid(null);
    const result = await askAccount(ask);
    setIsAsking(false);
    setSaid({ text: result.ok ? done : sentenceOf(result.refusal), isProblem: !result.ok });
    again();
  };
  const remove = async (passkeyId: string) => {
    await act((account) => account.removePasskey(passkeyId), "The passkey is removed.");
    // The button that had it goes with its row.
    document.getElementById(`${id}title`)?.focus();
  };
  return (
    <div className="stack">
      <h3 id={`${id}title`} className="field__label you__title" tabIndex={-1}>
        Passkeys
      </h3>
      <p className="soft">
        {isGuest
          ? `Your finger, face or code opens this account, without a mail or a password. With one you can always come back as ${name}.`
          : "Your finger, face or code opens this account, without a mail or a password."}
      </p>
      {keys.list.length > 0 && (
        <ul className="you__devices" aria-labelledby={`${id}title`}>
          {keys.list.map((passkey) => (
            <li key={passkey.id} className="you__device">
              <div>
                <p className="you__device-name">{passkeyName(passkey)}</p>
                <p id={`${id}${passkey.id}`} className="field__hint">
                  {passkeyWords(passkey, nowMs)}
                </p>
              </div>
              <button
                type="button"
                className="button"
                aria-label={`Remove ${passkeyName(passkey)}`}
                aria-describedby={`${id}${passkey.id}`}
                aria-disabled={isAsking}
                onClick={() => void remove(passkey.id)}
              >
                Remove
              </button>
            </li>
          ))}
        </ul>
      )}
      <Status className={said?.isProblem ? "field__error" : "soft"}>{said?.text}</Status>
      {said?.isProblem === false && <OtherDevices onOut={onOut} />}
      <div>
        <button
          type="button"
          className="button"
          aria-disabled={isAsking}
          onClick={() =>
            void act(
              afterAge((account) => account.addPasskey()),
              "Your passkey is added. You can come back with it.",
            )
          }
        >
          {isAsking ? "Asking your device…" : "Add a passkey"}
        </button>
      </div>
    </div>
  );
};
