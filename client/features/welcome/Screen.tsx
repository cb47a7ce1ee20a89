import { Suspense, useId, useRef, useState, type FormEvent, type ReactNode } from "react";
import { Link, useLocation, useNavigate } from "react-router";
import { Being } from "../../ui/Being.tsx";
import { beingText, beingWords } from "../../ui/being-names.ts";
import { BeingPicker } from "../../ui/BeingPicker.tsx";
import { useClient } from "../../ui/client-context.ts";
import { Page } from "../../ui/Page.tsx";
import { FIRST_BEING, nameProblem, refusalSentence } from "./view.ts";
import "./welcome.css";

/** Nobody is signed in: a name and a being, and in. `note`: why they came, where that is known. */
export const WelcomeScreen = ({ note }: { readonly note?: ReactNode }) => {
  const client = useClient();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [name, setName] = useState("");
  const [being, setBeing] = useState(FIRST_BEING);
  const [problem, setProblem] = useState<string | null>(null);
  const [isEntering, setIsEntering] = useState(false);

  const refuse = (sentence: string) => {
    setProblem(sentence);
    input.current?.focus();
  };
  const enter = async (event: FormEvent) => {
    event.preventDefault();
    const own = nameProblem(name);
    if (own || isEntering) return own ? refuse(own) : undefined;
    setIsEntering(true);
    setProblem(null);
    // Who came by a link goes where it leads; everybody else is asked one thing first.
    if (pathname === "/") void navigate("/consent/first", { replace: true });
    const result = await client.enter(name.trim(), being);
    setIsEntering(false);
    if (!result.ok) refuse(refusalSentence(result.refusal));
  };

  return (
    <Page
      width="wide"
      title="Be held for a moment"
      lead="Send somebody a hug that they see and feel, and let yourself be hugged. A name and a being are enough: no password, no mail."
    >
      <Suspense>{note}</Suspense>
      <form className="welcome" noValidate onSubmit={(event) => void enter(event)}>
        <div className="welcome__being">
          <div className="welcome__light" />
          <Being being={beingText(being)} size="min(62vw, 340px)" phaseOf="me" />
          <p className="welcome__name">{name.trim() || "You"}</p>
          <p className="unseen" aria-live="polite">{`You are ${beingWords(being)}.`}</p>
        </div>
        <div className="welcome__choice stack">
          <div className="field">
            <label className="field__label" htmlFor={`${id}name`}>
              What shall we call you?
            </label>
            <input
              ref={input}
              id={`${id}name`}
              className="field__input"
              value={name}
              // oxlint-disable-next-line jsx-a11y/autocomplete-valid -- "nickname" is a field of HTML that the rule does not know
              autoComplete="nickname"
              aria-invalid={problem !== null}
              aria-describedby={problem ? `${id}problem` : undefined}
              onChange={(event) => setName(event.target.value)}
            />
            <p id={`${id}problem`} className="field__error" role="alert">
              {problem}
            </p>
          </div>
          <BeingPicker value={being} onChange={setBeing} />
          <div className="row">
            <button type="submit" className="button button--main welcome__in" aria-disabled={isEntering}>
              {isEntering ? "Coming in…" : "Come in"}
            </button>
            <Link className="button button--quiet" to="/sign-in">
              I have an account
            </Link>
          </div>
          <p className="soft">
            You stay signed in on this device. You can change your name and your being at any time.
          </p>
        </div>
      </form>
    </Page>
  );
};
