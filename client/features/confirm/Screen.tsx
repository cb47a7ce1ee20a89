import type { ReactNode } from "react";
import { Link } from "react-router";
import { Being } from "../../ui/Being.tsx";
import { useClientState } from "../../ui/client-context.ts";
import { Page } from "../../ui/Page.tsx";
import { Status } from "../../ui/Status.tsx";
import { useLinkToken } from "../../ui/useLinkToken.ts";
import { Waiting } from "../../ui/Waiting.tsx";
import { useConfirm } from "./useConfirm.ts";
import { confirmWords, type Next } from "./view.ts";

/** `/confirm#<token>`: opened from a letter; makes the guest who asked for it an account. */
export const ConfirmScreen = () => {
  const token = useLinkToken();
  const [result, again] = useConfirm(token);
  const here = useClientState(({ me }) => (me === "unknown" ? null : me));
  const words = result === null ? null : confirmWords(token, result, here);
  return (
    <Page title={words?.title ?? "One moment"}>
      {words === null && <Waiting text="Opening the link of your letter…" />}
      <Status className="page__lead">{words?.text}</Status>
      {words !== null && (
        <>
          <Being being={here?.being ?? "honey/plain"} size={150} phaseOf={here?.id ?? "me"} isAsleep={!words.isDone} />
          <div className="row">
            <NextAct next={words.next} isHere={here !== null} onAgain={again} />
          </div>
        </>
      )}
    </Page>
  );
};

type NextActProps = { readonly next: Next; readonly isHere: boolean; readonly onAgain: () => void };

const NextAct = ({ next, isHere, onAgain }: NextActProps): ReactNode => {
  switch (next) {
    case "home":
      return <Act to="/">{isHere ? "Go home" : "Go to the first page"}</Act>;
    case "sign_in":
      return <Act to="/sign-in">Sign in</Act>;
    case "ask":
      return (
        <>
          <Act to="/you#account">Ask for another letter</Act>
          <Link className="button" to="/sign-in" replace>
            Sign in
          </Link>
        </>
      );
    case "again":
      return (
        <button type="button" className="button button--main" onClick={onAgain}>
          Try again
        </button>
      );
  }
};

/** In place of this address, which is of no use a second time. */
const Act = ({ to, children }: { readonly to: string; readonly children: string }) => (
  <Link className="button button--main" to={to} replace>
    {children}
  </Link>
);
