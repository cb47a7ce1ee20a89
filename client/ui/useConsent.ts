import { useCallback, useState } from "react";
import type { ConsentSettings } from "#shared/schema/consent.ts";
import type { ConsentClient } from "../net/consent.port.ts";
import type { Result } from "../net/state.ts";
import { useClient, useClientState } from "./client-context.ts";
import { sentenceOf } from "./sentences.ts";

/** One call of consent, whose code may have to be loaded first; without it, it is as if offline. */
export const useConsentCall = () => {
  const client = useClient();
  return useCallback(
    (call: (consent: ConsentClient) => Promise<Result>): Promise<Result> =>
      client.loadConsent().then(call, (): Result => ({ ok: false, refusal: { code: "offline" } })),
    [client],
  );
};

type Wanted = { readonly settings: ConsentSettings; readonly answeredWith: ConsentSettings | null };

/** The settings as they will be once the server agrees; a refusal puts them back and gives its sentence. */
export const useConsent = () => {
  const client = useClient();
  const call = useConsentCall();
  const known = useClientState((state) => state.inbox.consent);
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const isWanted = wanted !== null && (wanted.answeredWith === null || wanted.answeredWith === known);
  const settings = isWanted ? wanted.settings : known;
  // The inbox counts this device, too. Before it has said what holds, a change would take the rest back.
  const isKnown = useClientState(({ inbox }) => inbox.devices > 0);
  const set = async (change: Partial<ConsentSettings>): Promise<boolean> => {
    if (!isKnown) {
      setProblem(sentenceOf({ code: "offline" }));
      return false;
    }
    const asked: Wanted = { settings: { ...settings, ...change }, answeredWith: null };
    setWanted(asked);
    const result = await call((consent) => consent.set(asked.settings));
    setProblem(result.ok ? null : sentenceOf(result.refusal));
    const answered = result.ok ? { ...asked, answeredWith: client.store.getState().inbox.consent } : null;
    // An answer to an earlier wish says nothing about the newest one.
    setWanted((newest) => (newest === asked ? answered : newest));
    return result.ok;
  };
  return { settings, isKnown, problem, set };
};
