import { useState, type ReactNode } from "react";
import { Link } from "react-router";
import { Being } from "../../ui/Being.tsx";
import { useClient, useMe } from "../../ui/client-context.ts";
import { Page } from "../../ui/Page.tsx";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { useInvited } from "./useInvited.ts";
import { joinWords, type JoinWords } from "./view.ts";
import "./join.css";

/** `/join/<token>` for somebody who is in: whether the two want to follow each other. */
export const JoinScreen = () => {
  const client = useClient();
  const me = useMe();
  const [token, looked, again] = useInvited();
  const [isDone, setIsDone] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const [problem, setProblem] = useState("");
  const follow = async () => {
    if (isAsking) return;
    setIsAsking(true);
    const own = await client.loadOwn().catch(() => null);
    const result = (await own?.acceptInvitation(token)) ?? { ok: false, refusal: { code: "offline" } as const };
    setIsAsking(false);
    setIsDone(result.ok);
    setProblem(result.ok ? "" : sentenceOf(result.refusal));
    if (result.ok) document.querySelector<HTMLElement>("main h1")?.focus();
  };
  const words = looked === "asking" ? null : joinWords(looked, me, isDone);
  const by = looked !== "asking" && "invited" in looked ? looked.invited.by : null;
  return (
    <Page title={words?.title ?? "One moment"}>
      {words === null && <Waiting text="Opening your invitation…" />}
      <Status className="page__lead">{words?.text}</Status>
      {words !== null && (
        <>
          <div className="join__two">
            {by && by.id !== me.id && (
              <Being being={by.being} size={150} phaseOf={by.id} tilt={words.next === "hug" ? 0.5 : 0} />
            )}
            <Being being={me.being} size={150} phaseOf={me.id} tilt={words.next === "hug" ? -0.5 : 0} />
          </div>
          <div className="row">
            <NextAct
              next={words.next}
              byId={by?.id ?? ""}
              isAsking={isAsking}
              onFollow={() => void follow()}
              onAgain={again}
            />
          </div>
          <p className="field__error" role="alert">
            {problem}
          </p>
        </>
      )}
    </Page>
  );
};

type NextActProps = {
  readonly next: JoinWords["next"];
  readonly byId: string;
  readonly isAsking: boolean;
  readonly onFollow: () => void;
  readonly onAgain: () => void;
};

const NextAct = ({ next, byId, isAsking, onFollow, onAgain }: NextActProps): ReactNode => {
  switch (next) {
    case "follow":
      return (
        <>
          <button type="button" className="button button--main" aria-disabled={isAsking} onClick={onFollow}>
            Follow each other
          </button>
          <Act to="/" isQuiet>
            Not now
          </Act>
        </>
      );
    case "hug":
      return (
        <>
          <Act to={`/hug/${byId}`}>Send a hug</Act>
          <Act to="/" isQuiet>
            Go home
          </Act>
        </>
      );
    case "invite":
      return <Act to="/invite">Hand it on</Act>;
    case "home":
      return <Act to="/">Go home</Act>;
    case "again":
      return (
        <button type="button" className="button button--main" onClick={onAgain}>
          Try again
        </button>
      );
  }
};

/** In place of this address: nobody needs to come back to it. */
const Act = ({ to, isQuiet = false, children }: { to: string; isQuiet?: boolean; children: string }) => (
  <Link className={isQuiet ? "button" : "button button--main"} to={to} replace>
    {children}
  </Link>
);
