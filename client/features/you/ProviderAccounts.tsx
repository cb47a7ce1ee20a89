import { useId, useState } from "react";
import { useLocation } from "react-router";
import { useNowMs } from "../../net/clock.ts";
import type { AccountClient } from "../../net/state.ts";
import { useAccountAct } from "../../ui/account-act.ts";
import { useMe } from "../../ui/client-context.ts";
import { visitWords } from "../../ui/provider.words.ts";
import { ProviderActs, useProviders } from "../../ui/ProviderActs.tsx";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";
import { VisitNote } from "../../ui/VisitNote.tsx";
import { providerAccountName, providerAccountWords } from "./account.view.ts";
import type { AfterAge } from "./useAge.tsx";
import { OtherDevices } from "./OtherDevices.tsx";
import { useAccountAsked } from "./useAccountAsked.ts";

const read = (account: AccountClient) => account.providerAccounts();

type ProviderAccountsProps = { readonly afterAge: AfterAge; readonly onOut: () => void };

/** Accounts at Google, Apple or Facebook that open this one. Nothing is shown where there are none and none can be. */
export const ProviderAccounts = ({ afterAge, onOut }: ProviderAccountsProps) => {
  const act = useAccountAct();
  const { isGuest, name } = useMe();
  const id = useId();
  const nowMs = useNowMs(60_000);
  const { search } = useLocation();
  const offered = useProviders();
  const [accounts, again] = useAccountAsked(read);
  const [isUnlinking, setIsUnlinking] = useState(false);
  const [said, setSaid] = useState<{ readonly text: string; readonly isProblem: boolean } | null>(null);
  if (typeof accounts !== "object" || (accounts.length === 0 && offered.length === 0)) return null;
  const visited = said === null ? visitWords(search, "link") : null;
  const unlink = async (accountId: string) => {
    if (isUnlinking) return;
    setIsUnlinking(true);
    setSaid(null);
    const result = await act((account) => account.unlinkProviderAccount(accountId));
    setIsUnlinking(false);
    setSaid(
      result.ok ? { text: "It is unlinked.", isProblem: false } : { text: sentenceOf(result.refusal), isProblem: true },
    );
    again();
    // The button that had it goes with its row.
    document.getElementById(`${id}title`)?.focus();
  };
  return (
    <div className="stack">
      <h3 id={`${id}title`} className="field__label you__title" tabIndex={-1}>
        An account elsewhere
      </h3>
      <VisitNote said={visited} />
      <p className="soft">
        {isGuest
          ? `An account that you have elsewhere opens this one. With it you can always come back as ${name}.`
          : "An account that you have elsewhere opens this one, without a mail or a password of ours."}
      </p>
      {accounts.length > 0 && (
        <ul className="you__devices" aria-labelledby={`${id}title`}>
          {accounts.map((account) => (
            <li key={account.id} className="you__device">
              <div>
                <p className="you__device-name">{providerAccountName(account)}</p>
                <p id={`${id}${account.id}`} className="field__hint">
                  {providerAccountWords(account, nowMs)}
                </p>
              </div>
              <button
                type="button"
                className="button"
                aria-label={`Unlink ${providerAccountName(account)}`}
                aria-describedby={`${id}${account.id}`}
                aria-disabled={isUnlinking}
                onClick={() => void unlink(account.id)}
              >
                Unlink
              </button>
            </li>
          ))}
        </ul>
      )}
      <Status className={said?.isProblem ? "field__error" : "soft"}>{said?.text}</Status>
      {/* After each change it looks anew. */}
      {(said ?? visited)?.isProblem === false && <OtherDevices key={said?.text ?? "visited"} onOut={onOut} />}
      <ProviderActs purpose="link" before={afterAge} />
    </div>
  );
};
