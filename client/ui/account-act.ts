import { createContext, useContext } from "react";
import type { AccountClient, Result } from "../net/state.ts";
import { useClient } from "./client-context.ts";

/** Asks whoever is here to show that it is them; resolves whether they did. Null = nothing on this page asks. */
export const StepUpContext = createContext<(() => Promise<boolean>) | null>(null);

const OFFLINE: Result = { ok: false, refusal: { code: "offline" } };

/**
 * Asks something of the account, once the code for it is there. What is refused with `step_up_needed` is asked once more
 * after they have shown that it is them; "Not now" leaves it refused.
 */
export const useAccountAct = () => {
  const client = useClient();
  const stepUp = useContext(StepUpContext);
  return async <T extends Result>(act: (account: AccountClient) => Promise<T>): Promise<T | Result> => {
    // Without the code for it, as without a connection.
    const once = (): Promise<T | Result> => client.loadAccount().then(act, () => OFFLINE);
    const result = await once();
    if (result.ok || result.refusal.code !== "step_up_needed" || stepUp === null) return result;
    return (await stepUp()) ? once() : result;
  };
};
