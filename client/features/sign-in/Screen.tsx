import { useState } from "react";
import { useLocation } from "react-router";
import { useClientState } from "../../ui/client-context.ts";
import { codeAskedBy, visitWords } from "../../ui/provider.words.ts";
import { VisitNote } from "../../ui/VisitNote.tsx";
import { Page } from "../../ui/Page.tsx";
import { Forgot } from "./Forgot.tsx";
import { SignIn } from "./SignIn.tsx";
import { WhoIsHere } from "./WhoIsHere.tsx";

/** `/sign-in`, and `/sign-in?forgot` for a letter in place of the password. */
export const SignInScreen = () => {
  const me = useClientState((state) => state.me);
  const { search } = useLocation();
  const isForgotten = new URLSearchParams(search).has("forgot");
  // Kept between the two.
  const [mail, setMail] = useState("");
  if (isForgotten)
    return (
      <Page
        title="Choose another password"
        lead="We send a letter to your mail address. Its link lets you choose another password."
      >
        <Forgot mail={mail} onMail={setMail} />
      </Page>
    );
  return (
    <Page title="Welcome back" lead="Sign in, and everything is where you left it.">
      <VisitNote said={visitWords(search, "sign_in")} />
      {me !== null && me !== "unknown" && <WhoIsHere me={me} />}
      <SignIn mail={mail} onMail={setMail} isNobodyHere={me === null} knownBy={codeAskedBy(search)} />
    </Page>
  );
};
