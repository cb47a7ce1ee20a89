import { Link } from "react-router";
import { Being } from "../../ui/Being.tsx";
import { Page } from "../../ui/Page.tsx";
import { TakesFocus } from "../../ui/TakesFocus.tsx";
import type { EndWords } from "./view.ts";

const ACTS = {
  home: { to: "/", words: "Go home" },
  sign_in: { to: "/sign-in", words: "Sign in" },
  new_password: { to: "/sign-in?forgot", words: "Choose another password" },
} as const;

/** `isNew`: it stands in for something that had the focus. */
export const End = (props: { readonly words: EndWords; readonly isNew: boolean; readonly onAgain: () => void }) => {
  const { title, text, isDone, next } = props.words;
  return (
    <Page title={title}>
      <TakesFocus className="stack" isNew={props.isNew}>
        <p className="page__lead">{text}</p>
        <Being being={isDone ? "honey/plain" : "moon/plain"} size={150} phaseOf={title} isAsleep={!isDone} />
        <div>
          {next === "again" ? (
            <button type="button" className="button button--main" onClick={props.onAgain}>
              Try again
            </button>
          ) : (
            <Link className="button button--main" to={ACTS[next].to} replace>
              {ACTS[next].words}
            </Link>
          )}
        </div>
      </TakesFocus>
    </Page>
  );
};
