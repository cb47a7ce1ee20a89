import { useState } from "react";
import { Link } from "react-router";
import type { HugRequestView, RequestAnswer } from "#shared/schema/consent.ts";
import { useNowMs } from "../../net/clock.ts";
import { Being } from "../../ui/Being.tsx";
import { openRequests } from "../../ui/consent.words.ts";
import { Icon } from "../../ui/Icon.tsx";
import { ReportButton, useReporting } from "../../ui/ReportButton.tsx";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";
import { useConsentCall } from "../../ui/useConsent.ts";
import { answeredWords } from "./requests.words.ts";
import { WhatAreRequests } from "./WhatAreRequests.tsx";

type Said = { readonly text: string; readonly isProblem: boolean };
type OneProps = { readonly request: HugRequestView; readonly onAnswer: (answer: RequestAnswer) => void };

const HugRequest = ({ request: { from }, onAnswer }: OneProps) => (
  <>
    <p className="invited__words">{`${from.name} would like to hug you.`}</p>
    <div className="row">
      {(
        [
          ["once", "Once"],
          ["always", "Always"],
          ["not_now", "Not now"],
        ] as const
      ).map(([answer, words]) => (
        <button key={answer} type="button" className="button" onClick={() => onAnswer(answer)}>
          {words}
          <span className="unseen">{`: ${from.name}`}</span>
        </button>
      ))}
    </div>
  </>
);

const Need = ({ request: { from, message }, onAnswer }: OneProps) => (
  <>
    <div className="invited__words">
      <p>{`${from.name} could use a hug.`}</p>
      {message && <p className="soft">{message}</p>}
    </div>
    <div className="row">
      <Link className="button" to={`/hug/${from.id}`}>
        Send a hug
        <span className="unseen">{`: ${from.name}`}</span>
      </Link>
      <button type="button" className="button" onClick={() => onAnswer("not_now")}>
        Not now
        <span className="unseen">{`: ${from.name}`}</span>
      </button>
    </div>
  </>
);

/** Who would like to hug this person, and who could use a hug; each answer is kind, and "Not now" is told to nobody. */
export const Requests = ({ requests }: { readonly requests: readonly HugRequestView[] }) => {
  const nowMs = useNowMs(10_000);
  const call = useConsentCall();
  const reporting = useReporting();
  const [said, setSaid] = useState<Said | null>(null);
  const open = openRequests(requests, nowMs);
  const answer = async (request: HugRequestView, given: RequestAnswer) => {
    const result = await call((consent) => consent.answer(request.id, given));
    setSaid(
      result.ok
        ? { text: answeredWords(request, given), isProblem: false }
        : { text: sentenceOf(result.refusal), isProblem: true },
    );
    // The button that had it goes with its card.
    document.getElementById("requests-said")?.focus();
  };
  const hasHug = open.some(({ kind }) => kind === "hug");
  return (
    <section className="stack requests" aria-label="Requests" hidden={open.length === 0 && said === null}>
      <ul className="stack" aria-live="polite">
        {open.map((request) => {
          const Card = request.kind === "need" ? Need : HugRequest;
          return (
            <li key={request.id} className="invited">
              <Being being={request.from.being} size={88} phaseOf={request.from.id} tilt={0.4} />
              <Card request={request} onAnswer={(given) => void answer(request, given)} />
              <ReportButton
                what={{ subject: "message", id: request.id, name: request.from.name }}
                person={request.from}
                className="invited__report"
                open={reporting.open}
              >
                <Icon name="flag" size={18} />
              </ReportButton>
            </li>
          );
        })}
      </ul>
      {reporting.shown}
      {hasHug && <WhatAreRequests />}
      <div id="requests-said" className="requests__said" tabIndex={-1}>
        <Status className={said?.isProblem ? "field__error" : "soft"}>{said?.text}</Status>
      </div>
    </section>
  );
};
