import { useEffect, useState } from "react";
import type { ProviderName, VisitPurpose } from "#shared/schema/provider.ts";
import type { AccountClient, Result } from "../net/state.ts";
import { useAccountAct } from "./account-act.ts";
import { useClient } from "./client-context.ts";
import { PROVIDER_NAMES } from "./provider.words.ts";
import { ProviderMark } from "./ProviderMark.tsx";
import { sentenceOf } from "./sentences.ts";
import { Status } from "./Status.tsx";
import "./provider.css";

/** Those this server offers; none until that is known. */
export const useProviders = (): readonly ProviderName[] => {
  const client = useClient();
  const [offered, setOffered] = useState<readonly ProviderName[]>([]);
  useEffect(() => {
    let isOver = false;
    void client
      .loadAccount()
      .then((account) => account.providers())
      .then(
        (told) => !isOver && setOffered(told ?? []),
        () => {},
      );
    return () => {
      isOver = true;
    };
  }, [client]);
  return offered;
};

type Go = (account: AccountClient) => Promise<Result>;
/** `before`: what is asked of them first. */
type ProviderActsProps = { readonly purpose: VisitPurpose; readonly before?: (go: Go) => Go };

/** The other ways in, where this server has them. Each leaves for the provider's own page. */
export const ProviderActs = ({ purpose, before = (go) => go }: ProviderActsProps) => {
  const act = useAccountAct();
  const offered = useProviders();
  const [going, setGoing] = useState<ProviderName | null>(null);
  const [problem, setProblem] = useState("");
  useEffect(() => {
    // Somebody who comes back by the browser's own button finds the page as they left it.
    const back = () => setGoing(null);
    window.addEventListener("pageshow", back);
    return () => window.removeEventListener("pageshow", back);
  }, []);
  if (offered.length === 0) return null;
  const go = async (provider: ProviderName) => {
    if (going !== null) return;
    setGoing(provider);
    setProblem("");
    const result = await act(before((account) => account.goToProvider(provider, purpose)));
    if (result.ok) return;
    setGoing(null);
    setProblem(sentenceOf(result.refusal));
  };
  return (
    <div className="providers stack">
      {offered.map((provider) => (
        <button
          key={provider}
          type="button"
          className="button"
          aria-disabled={going !== null}
          onClick={() => void go(provider)}
        >
          <ProviderMark provider={provider} />
          {going === provider ? `Opening ${PROVIDER_NAMES[provider]}…` : `Continue with ${PROVIDER_NAMES[provider]}`}
        </button>
      ))}
      <Status className="field__error">{problem}</Status>
    </div>
  );
};
