import { useId, useState } from "react";
import type { AccountClient } from "../../net/state.ts";
import { useMe } from "../../ui/client-context.ts";
import { Waiting } from "../../ui/Waiting.tsx";
import { Away } from "../../ui/Away.tsx";
import { KeepAccount } from "./KeepAccount.tsx";
import { OwnAccount } from "./OwnAccount.tsx";
import { ProviderAccounts } from "./ProviderAccounts.tsx";
import { Passkeys } from "./Passkeys.tsx";
import { useMeant } from "./useMeant.ts";
import { useAge, type AfterAge } from "./useAge.tsx";
import { useAccountAsked } from "./useAccountAsked.ts";

const read = async (account: AccountClient) => {
  const own = await account.account();
  if (own === null) return null;
  // Asked once, of whoever becomes an account.
  const isAgeKnown = own.mail !== null || ((await account.age())?.isKnown ?? false);
  return { ...own, isAgeKnown };
};

const AT_ONCE: AfterAge = (act) => act;

/** How one comes back: a guest is asked to make an account, an account has a password and devices. */
export const Account = () => {
  const id = useId();
  const { isGuest, name } = useMe();
  const [account, again] = useAccountAsked(read);
  const { question, afterAge } = useAge(typeof account !== "object" || account.isAgeKnown);
  // A changed password signs other devices out, and so does whoever is asked after another change.
  const [changes, setChanges] = useState(0);
  const onOut = () => setChanges(changes + 1);
  const title = useMeant("account", typeof account === "object");
  return (
    <section className="card stack" aria-labelledby={`${id}title`}>
      <h2 ref={title} id={`${id}title`} className="you__title" tabIndex={-1}>
        Your account
      </h2>
      {isGuest && (
        <p>{`You are here as a guest: only this device knows you. Keep this account, and you can come back as ${name} on any device and never lose your hugs.`}</p>
      )}
      {account === "asking" && <Waiting text="Looking at your account…" />}
      {account === "away" && <Away text="Your account is out of reach. Nothing is lost." onAgain={again} />}
      {typeof account === "object" && (
        <>
          {question}
          <Passkeys afterAge={isGuest ? afterAge : AT_ONCE} onOut={onOut} />
          <ProviderAccounts afterAge={isGuest ? afterAge : AT_ONCE} onOut={onOut} />
          {account.mail === null && (
            <>
              <h3 className="field__label">{isGuest ? "Keep this account" : "A mail and a password"}</h3>
              <KeepAccount account={account} afterAge={afterAge} />
            </>
          )}
          {!isGuest && <OwnAccount account={account} changes={changes} onOut={onOut} />}
        </>
      )}
    </section>
  );
};
