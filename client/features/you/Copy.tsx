import { useEffect, useId, useRef, useState, type MouseEvent } from "react";
import { after, useNowMs } from "../../net/clock.ts";
import { COPY_ADDRESS } from "../../net/data-rights.client.ts";
import type { AccountClient, Result } from "../../net/state.ts";
import { useAccountAct } from "../../ui/account-act.ts";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { Away } from "../../ui/Away.tsx";
import { useAccountAsked } from "./useAccountAsked.ts";
import { copyWords } from "./your-data.view.ts";

const LOOK_MS = 1_500;
const read = (account: AccountClient) => account.copy();

/** All that is kept about oneself, as a file. */
export const Copy = () => {
  const askAccount = useAccountAct();
  const id = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const nowMs = useNowMs(60_000);
  const [copy, again] = useAccountAsked(read);
  const [isAsking, setIsAsking] = useState(false);
  const [problem, setProblem] = useState("");
  const state = typeof copy === "object" ? copy.state : copy;
  // Also after a look that found nobody.
  useEffect(() => (state === "making" ? after(LOOK_MS, again) : undefined));
  const act = async (ask: (account: AccountClient) => Promise<Result>): Promise<boolean> => {
    if (isAsking) return false;
    setIsAsking(true);
    setProblem("");
    const result = await askAccount(ask);
    setIsAsking(false);
    if (!result.ok) setProblem(sentenceOf(result.refusal));
    return result.ok;
  };
  const make = async () => {
    if (!(await act((account) => account.makeCopy()))) return;
    again();
    // The button that had it goes.
    title.current?.focus();
  };
  return (
    <div className="stack">
      <h3 ref={title} className="field__label you__title" tabIndex={-1}>
        A copy of everything
      </h3>
      <p className="soft">
        All that HugMood keeps about you, with your words in plain text: as a page to read, and as tables and JSON for
        programs. It takes a moment to make.
      </p>
      {copy === "asking" && <Waiting text="Looking for your copy…" />}
      {copy === "away" && <Away text="Your copy is out of reach. Nothing is lost." onAgain={again} />}
      {typeof copy === "object" && copy.state === "making" && (
        <div className="field">
          <label className="field__label" htmlFor={`${id}percent`}>
            {`Making your copy… ${Math.floor(copy.percent)} %`}
          </label>
          <progress id={`${id}percent`} className="you__progress" value={copy.percent} max={100} />
        </div>
      )}
      <Status className={state === "making" ? "unseen" : "soft"}>
        {typeof copy === "object" && copyWords(copy, nowMs)}
      </Status>
      {typeof copy === "object" && copy.state !== "making" && (
        <div className="row">
          {copy.state === "ready" && <SaveCopy mayTake={() => act((account) => account.mayTakeAll())} />}
          <button type="button" className="button" aria-disabled={isAsking} onClick={() => void make()}>
            {copy.state === "ready" ? "Make it anew" : "Make a copy"}
          </button>
        </div>
      )}
      <Status className="field__error">{problem}</Status>
    </div>
  );
};

/** The browser's own link to the file, followed once it is clear that it will be given. */
const SaveCopy = ({ mayTake }: { readonly mayTake: () => Promise<boolean> }) => {
  const link = useRef<HTMLAnchorElement>(null);
  const isGiven = useRef(false);
  const follow = async (event: MouseEvent) => {
    if (isGiven.current) return void (isGiven.current = false);
    event.preventDefault();
    isGiven.current = await mayTake();
    if (isGiven.current) link.current?.click();
  };
  return (
    <a ref={link} className="button" href={COPY_ADDRESS} download="hugmood.zip" onClick={(event) => void follow(event)}>
      Save the copy
    </a>
  );
};
