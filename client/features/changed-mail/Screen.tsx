import { useEffect, useState } from "react";
import { useLocation } from "react-router";
import type { Result } from "../../net/state.ts";
import { useAccountAct } from "../../ui/account-act.ts";
import { Page } from "../../ui/Page.tsx";
import { useLinkToken } from "../../ui/useLinkToken.ts";
import { Waiting } from "../../ui/Waiting.tsx";
import { End } from "./End.tsx";
import { newMailEnd, oldMailEnd } from "./view.ts";

/** Keyed by what the link carries: another one may be opened in the same tab. */
type OpenedProps = { readonly token: string };
const NOTHING: Result = { ok: true };

/** `/new-mail#<token>` and `/old-mail#<token>`: opened from letters. */
export const ChangedMailScreen = () => {
  const token = useLinkToken();
  return useLocation().pathname === "/new-mail" ? (
    <NewMail key={token} token={token} />
  ) : (
    <OldMail key={token} token={token} />
  );
};

/** Opens by itself; a second time changes nothing. */
const NewMail = ({ token }: OpenedProps) => {
  const act = useAccountAct();
  const [result, setResult] = useState<Result | null>(token === "" ? NOTHING : null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (token === "") return;
    let isOver = false;
    void act((account) => account.confirmMail(token)).then((told) => !isOver && setResult(told));
    return () => {
      isOver = true;
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `act` is made anew at each look, and asks the same
  }, [token, tries]);
  const again = () => {
    setResult(null);
    setTries(tries + 1);
  };
  if (result !== null) return <End words={newMailEnd(token, result)} isNew={false} onAgain={again} />;
  return (
    <Page title="One moment">
      <Waiting text="Opening the link of your letter…" />
    </Page>
  );
};

/** Asks first: every device is signed out by it. */
const OldMail = ({ token }: OpenedProps) => {
  const act = useAccountAct();
  const [isAsking, setIsAsking] = useState(false);
  const [result, setResult] = useState<Result | null>(token === "" ? NOTHING : null);
  const takeBack = async () => {
    if (isAsking) return;
    setIsAsking(true);
    setResult(await act((account) => account.undoMail(token)));
    setIsAsking(false);
  };
  if (result !== null)
    return <End words={oldMailEnd(token, result)} isNew={token !== ""} onAgain={() => void takeBack()} />;
  return (
    <Page
      title="Was it not you?"
      lead="Your account was given another mail. If that was not you, take it back: your account has this mail again, and every device is signed out."
    >
      <div>
        <button type="button" className="button button--main" aria-disabled={isAsking} onClick={() => void takeBack()}>
          {isAsking ? "Taking it back…" : "Take my account back"}
        </button>
      </div>
      <p className="soft">If it was you, just close this page.</p>
    </Page>
  );
};
