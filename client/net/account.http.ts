import type { StoreApi } from "zustand/vanilla";
import type { AccountView, SessionView } from "#shared/schema/account.ts";
import type { HeldSignIn } from "#shared/schema/second-factor.ts";
import type { PasskeyAsked, PasskeyView } from "#shared/schema/passkey.ts";
import { createDataRightsHttp } from "./data-rights.http.ts";
import { createCreate, type CreateDeps } from "./create.http.ts";
import type { ProviderAccountView, ProviderName } from "#shared/schema/provider.ts";
import { resultOf, type Http, type HttpAnswer } from "./http.client.ts";
import { meOf, type Identity } from "./identity.ts";
import type { PasskeyAnswered, PasskeyDevice } from "./passkey.device.ts";
import { createSecondFactorHttp } from "./second-factor.http.ts";
import type { AccountClient, ClientState, Me, Result } from "./state.ts";
import type { Vaults } from "./vault.port.ts";

/** The code of accounts: the first load does without it. */
export type LoadAccountHttp = () => Promise<(deps: AccountHttpDeps) => AccountClient>;

export type AccountHttpDeps = {
  readonly http: Http;
  readonly clock: CreateDeps["clock"];
  readonly uuid: CreateDeps["uuid"];
  readonly store: Pick<StoreApi<ClientState>, "getState">;
  readonly identity: Pick<Identity, "become" | "check" | "leave">;
  readonly vaults: Pick<Vaults, "forget">;
};

/** Of a sign-in that needs a code; null = it is a profile. */
const ticketIn = (body: unknown): string | null => (body as Partial<HeldSignIn>).ticket ?? null; // one of the route's two answers
const DISMISSED: Result = { ok: false, refusal: { code: "dismissed" } };

/**
 * Accounts and signed-in devices over HTTP, and what follows from them for who this device is. `device`: what makes and
 * shows passkeys; null = there are none here. `leaveFor`: takes the browser to another site's page.
 */
export const createAccountHttp = (
  { http, clock, uuid, store, identity, vaults }: AccountHttpDeps,
  device: PasskeyDevice | null = null,
  leaveFor: (address: string) => void = () => {},
): AccountClient => {
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
  const create = createCreate({ http: ask, clock, uuid });
  const become = async (answer: HttpAnswer): Promise<Result> => {
    const before = whoIsHere();
    if (answer.kind === "ok") {
      const me = meOf(answer.body);
      await identity.become(me);
      // Nobody can come back as that guest.
      if (before?.isGuest === true && before.id !== me.id) await vaults.forget(before.id).catch(() => {});
    }
    // Who they are is shown once that is undone.
    if (answer.kind === "failed" && answer.failure.code === "leaving") await identity.check();
    return resultOf(answer);
  };
  const becomeBy = async (path: string, body: unknown): Promise<Result> => become(await http("POST", path, body));
  /** What the server asks of the device, what that answers, and what follows. */
  const withDevice = async (
    path: string,
    show: (device: PasskeyDevice, asked: PasskeyAsked["options"]) => Promise<PasskeyAnswered>,
    then: (answer: { readonly ceremonyId: string; readonly response: unknown }) => Promise<Result>,
  ): Promise<Result> => {
    if (device === null) return { ok: false, refusal: { code: "no_passkeys_here" } };
    const begun = await http("POST", path);
    if (begun.kind !== "ok") return resultOf(begun);
    const { ceremonyId, options } = begun.body as PasskeyAsked; // the route's documented answer
    const shown = await show(device, options);
    // One that it has already is as good as a new one.
    if (shown.kind === "known") return { ok: true };
    return shown.kind === "dismissed" ? DISMISSED : then({ ceremonyId, response: shown.response });
  };
  const checkIfHere = async (): Promise<void> => {
    if (whoIsHere() !== null) await identity.check();
  };
  return {
    ...createSecondFactorHttp({ http, ask, becomeBy, withDevice, check: checkIfHere }),
    ...createDataRightsHttp({
      ask,
      check: identity.check,
      isLeaving: () => store.getState().connection.kind === "leaving",
    }),
    hasPasskeys: device !== null,
    passkeys: async () => {
      const answer = await ask("GET", "/api/passkeys");
      return answer.kind === "ok" ? (answer.body as { passkeys: PasskeyView[] }).passkeys : null; // as above
    },
    addPasskey: () =>
      withDevice(
        "/api/passkeys/begin",
        (own, asked) => own.add(asked),
        async (answer) => {
          const result = resultOf(await ask("POST", "/api/passkeys", answer));
          // A guest no more.
          if (result.ok && whoIsHere()?.isGuest === true) await identity.check();
          return result;
        },
      ),
    removePasskey: async (id) => resultOf(await ask("DELETE", `/api/passkeys/${encodeURIComponent(id)}`)),
    signInWithPasskey: () =>
      withDevice(
        "/api/sign-in/passkey/begin",
        (own, asked) => own.sign(asked),
        (answer) => becomeBy("/api/sign-in/passkey", answer),
      ),
    providers: async () => {
      const answer = await http("GET", "/api/providers");
      return answer.kind === "ok" ? (answer.body as { providers: ProviderName[] }).providers : null; // as above
    },
    goToProvider: async (provider, purpose) => {
      const path = purpose === "link" ? "/api/provider-accounts/begin" : "/api/sign-in/provider/begin";
      const answer = await (purpose === "link" ? ask : http)("POST", path, { provider });
      if (answer.kind === "ok") leaveFor((answer.body as { address: string }).address); // as above
      return resultOf(answer);
    },
    providerAccounts: async () => {
      const answer = await ask("GET", "/api/provider-accounts");
      return answer.kind === "ok" ? (answer.body as { accounts: ProviderAccountView[] }).accounts : null; // as above
    },
    unlinkProviderAccount: async (id) =>
      resultOf(await ask("DELETE", `/api/provider-accounts/${encodeURIComponent(id)}`)),
    account: async () => {
      const answer = await ask("GET", "/api/account");
      if (answer.kind !== "ok") return null;
      const account = answer.body as AccountView; // the route's documented answer
      // The link of the letter was opened elsewhere.
      if (account.mail !== null && whoIsHere()?.isGuest === true) void identity.check();
      return account;
    },
    register: async (mail, password) => resultOf(await create("/api/account", { mail, password })),
    confirm: async (token) => {
      const result = resultOf(await http("POST", "/api/account/confirm", { token }));
      // It may be the guest on this device who has an account now.
      if (result.ok) await checkIfHere();
      return result;
    },
    signIn: async (mail, password) => {
      const answer = await http("POST", "/api/sign-in", { mail, password });
      const ticket = answer.kind === "ok" ? ticketIn(answer.body) : null;
      return ticket === null ? become(answer) : { ok: true, ticket };
    },
    forgot: async (mail) => resultOf(await http("POST", "/api/password/forgot", { mail })),
    reset: async (token, password) => {
      const result = resultOf(await http("POST", "/api/password/reset", { token, password }));
      if (result.ok) await checkIfHere();
      return result;
    },
    changePassword: async (password) => resultOf(await ask("PUT", "/api/password", { password })),
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
    signOutOthers: async () => resultOf(await ask("POST", "/api/sign-out-others")),
    signOutEverywhere: async () => {
      const result = resultOf(await ask("POST", "/api/sign-out-everywhere"));
      if (result.ok) await identity.leave();
      return result;
    },
  };
};
