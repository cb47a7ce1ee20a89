import { useState } from "react";
import { Link } from "react-router";
import { useNowMs } from "../../net/clock.ts";
import { useClientState } from "../../ui/client-context.ts";
import { quietUntilWords } from "../../ui/consent.words.ts";
import { DoNotDisturb } from "../../ui/DoNotDisturb.tsx";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";
import { useConsent, useConsentCall } from "../../ui/useConsent.ts";
import { needWords } from "./requests.words.ts";

/** The buttons go with what they change. */
const focusHere = (): void => document.getElementById("own-state")?.focus();

/** What this person asked for or chose that is going on now, each with its way back; else the quiet way to ask. */
export const OwnState = () => {
  const nowMs = useNowMs(10_000);
  const call = useConsentCall();
  const need = useClientState(({ inbox }) => inbox.need);
  const { settings, problem, set } = useConsent();
  const [refused, setRefused] = useState<string | null>(null);
  const asked = needWords(need, nowMs);
  const disturbMs = settings.noDisturbUntilMs ?? 0;
  const takeBack = async () => {
    if (need === null) return;
    const result = await call((consent) => consent.closeNeed(need.key));
    setRefused(result.ok ? null : sentenceOf(result.refusal));
    focusHere();
  };
  return (
    <section id="own-state" className="stack own" aria-label="For you" tabIndex={-1}>
      <Status>
        {asked && (
          <div className="outbox">
            <p>{asked}</p>
            <button type="button" className="button" onClick={() => void takeBack()}>
              Take it back
            </button>
          </div>
        )}
      </Status>
      <Status>
        {disturbMs > nowMs && (
          <div className="outbox">
            <p>{`You are not disturbed ${quietUntilWords(disturbMs, nowMs)}. Hugs wait for you.`}</p>
            <button
              type="button"
              className="button"
              onClick={() => {
                void set({ noDisturbUntilMs: null });
                focusHere();
              }}
            >
              Let hugs come again
            </button>
          </div>
        )}
      </Status>
      <div className="row">
        {!asked && (
          <Link className="button button--quiet" to="/consent/need">
            I could use a hug
          </Link>
        )}
        {disturbMs <= nowMs && (
          <details className="own__disturb">
            <summary className="button button--quiet">Do not disturb</summary>
            <DoNotDisturb isTitleUnseen onChosen={focusHere} />
          </details>
        )}
      </div>
      {(refused ?? problem) && (
        <p className="field__error" role="alert">
          {refused ?? problem}
        </p>
      )}
    </section>
  );
};
