import type { StoreApi } from "zustand/vanilla";
import type { AccountView, SessionView } from "#shared/schema/account.ts";
import { resultOf, type Http } from "./http.client.ts";
import { meOf, type Identity } from "./identity.ts";
import type { AccountClient, ClientState, Me } from "./state.ts";
import type { Vaults } from "./vault.port.ts";

/** The code of accounts: the first load does without it. */
export type LoadAccountHttp = () => Promise<typeof createAccountHttp>;

export type AccountHttpDeps = {
  readonly http: Http;
  readonly store: Pick<StoreApi<ClientState>, "getState">;
  readonly identity: Pick<Identity, "become" | "check" | "leave">;
  readonly vaults: Pick<Vaults, "open">;
};

/** Accounts and signed-in devices over HTTP, and what follows from them for who this device is. */
export const createAccountHttp = ({ http, store, identity, vaults }: AccountHttpDeps): AccountClient => {
  const whoIsHere = (): Me | null => {
    const { me } = store.getState();
    return me === "unknown" ? null : me;
  };
  const ask: Http = async (...asked) => {
    const answer = await http(...asked);
    // This device was signed out elsewhere.
    if (answer.kind === "signed_out") void identity.check();
    return answer;
  };
  const forget = async (userId: string): Promise<void> => {
    const vault = await vaults.open(userId).catch(() => null);
    await vault?.clear().catch(() => {});
  };
  return {
    account: async () => {
      const answer = await ask("GET", "/api/account");
      if (answer.kind !== "ok") return null;
      const account = answer.body as AccountView; // the route's documented answer
      // The link of the letter was opened elsewhere.
      if (account.mail !== null && whoIsHere()?.isGuest === true) void identity.check();
      return account;
    },
    register: async (mail, password) => resultOf(await ask("POST", "/api/account", { mail, password })),
    confirm: async (token) => {
      const result = resultOf(await http("POST", "/api/account/confirm", { token }));
      // It may be the guest on this device who has an account now.
      if (result.ok && whoIsHere() !== null) await identity.check();
      return result;
    },
    signIn: async (mail, password) => {
      const before = whoIsHere();
      const answer = await http("POST", "/api/sign-in", { mail, password });
      if (answer.kind === "ok") {
        const me = meOf(answer.body);
        await identity.become(me);
        // Nobody can come back as that guest.
        if (before?.isGuest === true && before.id !== me.id) await forget(before.id);
      }
      return resultOf(answer);
    },
    forgot: async (mail) => resultOf(await http("POST", "/api/password/forgot", { mail })),
    reset: async (token, password) => {
      const result = resultOf(await http("POST", "/api/password/reset", { token, password }));
      if (result.ok && whoIsHere() !== null) await identity.check();
      return result;
    },
    changePassword: async (current, password) => resultOf(await ask("PUT", "/api/password", { current, password })),
    sessions: async () => {
      const answer = await ask("GET", "/api/sessions");
      return answer.kind === "ok" ? (answer.body as { sessions: SessionView[] }).sessions : null; // as above
    },
    endSession: async (id) => {
      const result = resultOf(await ask("DELETE", `/api/sessions/${encodeURIComponent(id)}`));
      // It may have been the one of this device.
      if (result.ok && (await http("GET", "/api/me")).kind === "signed_out") await identity.leave();
      return result;
    },
    signOutEverywhere: async () => {
      const result = resultOf(await ask("POST", "/api/sign-out-everywhere"));
      if (result.ok) await identity.leave();
      return result;
    },
  };
};
