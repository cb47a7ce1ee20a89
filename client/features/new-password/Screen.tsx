import { useState } from "react";
import { Link } from "react-router";
import { Being } from "../../ui/Being.tsx";
import { Page } from "../../ui/Page.tsx";
import { TakesFocus } from "../../ui/TakesFocus.tsx";
import { useLinkToken } from "../../ui/useLinkToken.ts";
import { ChoosePassword } from "./ChoosePassword.tsx";
import { ENDS, type End } from "./view.ts";

/** `/new-password#<token>`: opened from a letter. */
export const NewPasswordScreen = () => {
  const token = useLinkToken();
  const [reached, setReached] = useState<{ readonly token: string; readonly end: End } | null>(null);
  // Another link may be opened in the same tab.
  const end = token === "" ? "no_link" : reached?.token === token ? reached.end : null;
  if (end === null)
    return (
      <Page title="Choose a new password" lead="It opens your account from now on.">
        <ChoosePassword key={token} token={token} onEnd={(next) => setReached({ token, end: next })} />
      </Page>
    );
  const { title, text, act, to } = ENDS[end];
  return (
    <Page title={title}>
      <TakesFocus className="stack" isNew={reached !== null}>
        <p className="page__lead">{text}</p>
        <Being
          being={end === "done" ? "honey/plain" : "moon/plain"}
          size={150}
          phaseOf={end}
          isAsleep={end !== "done"}
        />
        <div>
          <Link className="button button--main" to={to} replace>
            {act}
          </Link>
        </div>
      </TakesFocus>
    </Page>
  );
};
