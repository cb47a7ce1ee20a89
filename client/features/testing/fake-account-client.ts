import type { StoreApi } from "zustand";
import type { AccountView, SessionView } from "#shared/schema/account.ts";
import { PROVIDERS, type ProviderAccountView } from "#shared/schema/provider.ts";
import type { PasskeyView } from "#shared/schema/passkey.ts";
import { after } from "../../net/clock.ts";
import type { AccountClient, ClientState, Failure, Result } from "../../net/state.ts";
import { fakeDataRights } from "./fake-data-rights.ts";
import { fakeSecondFactor } from "./fake-second-factor.ts";
import { ANA, fakeId } from "./fake-people.ts";

const OK: Result = { ok: true };
const MAIL = "ana@example.org";
const DAY_MS = 24 * 60 * 60_000;

/** Refusals by what a link carries (`/confirm?fake=home#expired`), or by a password that is typed. */
const REFUSED: Readonly<Record<string, Failure>> = {
  expired: { code: "link_expired" },
  taken: { code: "mail_taken" },
  already: { code: "already_an_account" },
  offline: { code: "offline" },
  aaaaaaaaaaaaaaa: { code: "weak_password" },
  wrong: { code: "wrong_sign_in" },
  "000000": { code: "wrong_code" },
  often: { code: "too_many", retryAfterMs: 14 * 60_000 },
};

/** Where somebody can come back. */
const HAS_MAIL = ["account", "account-away", "account-codes"];
/** As long as a server takes that hashes a password. */
const answer = (...given: readonly string[]): Promise<Result> =>
  new Promise((resolve) => {
    const refusal = given.map((one) => REFUSED[one]).find((one) => one !== undefined);
    after(700, () => resolve(refusal ? { ok: false, refusal } : OK));
  });

const fakeSessions = (nowMs: number): readonly SessionView[] => [
  { id: fakeId(801), device: "Firefox on Linux", isThis: true, sinceMs: nowMs - DAY_MS, lastUsedMs: nowMs },
  { id: fakeId(802), device: "Safari on iOS", isThis: false, sinceMs: nowMs - 20 * DAY_MS, lastUsedMs: nowMs - DAY_MS },
  { id: fakeId(803), device: "", isThis: false, sinceMs: nowMs - 90 * DAY_MS, lastUsedMs: nowMs - 62 * DAY_MS },
];

/** How an account stands, by the name of its scene. */
const accountOf = (scene: string): AccountView => ({
  mail: HAS_MAIL.includes(scene) ? MAIL : null,
  hasPassword: HAS_MAIL.includes(scene),
  waitingMail: scene === "account-letter" ? MAIL : null,
  letters: scene === "account-printed" ? "printed" : scene === "account-none" ? "none" : "mailed",
});

/**
 * The part of the fake client that is about accounts. `account`, `account-letter`, `account-printed`, `account-none`;
 * `account-codes` has a second factor on, and asks for a step-up; a sign-in with the
 * password "code" needs a code; `account-age` is asked how old it is; `account-slow` answers nothing, `account-away` has no devices, `account-lost` has no code.
 */
export const fakeAccount = (scene: string, store: StoreApi<ClientState>, nowMs: number): AccountClient => {
  let sessions = fakeSessions(nowMs);
  const leave = () => store.setState({ me: null, connection: { kind: "signed_out" } });
  let passkeys: readonly PasskeyView[] =
    scene === "account"
      ? [{ id: fakeId(811), device: "Safari on iOS", sinceMs: nowMs - 9 * DAY_MS, lastUsedMs: nowMs - DAY_MS }]
      : [];
  const become = (result: Result): Result => {
    if (result.ok) store.setState({ me: { ...ANA, isGuest: false }, connection: { kind: "online" } });
    return result;
  };
  let linked: readonly ProviderAccountView[] =
    scene === "account"
      ? [{ id: fakeId(821), provider: "google", mail: MAIL, sinceMs: nowMs - 9 * DAY_MS, lastUsedMs: nowMs - DAY_MS }]
      : [];
  return {
    ...fakeSecondFactor(scene, { answer, become, leave, nowMs }),
    ...fakeDataRights(scene, store, nowMs),
    providers: async () => PROVIDERS,
    goToProvider: async () => {
      await answer();
      return { ok: false, refusal: { code: "provider_away" } };
    },
    providerAccounts: async () => linked,
    unlinkProviderAccount: async (id) => {
      linked = linked.filter((one) => one.id !== id);
      return answer();
    },
    hasPasskeys: true,
    passkeys: async () => passkeys,
    addPasskey: async () => {
      passkeys = [{ id: fakeId(812), device: "Firefox on Linux", sinceMs: nowMs, lastUsedMs: null }, ...passkeys];
      const { me } = store.getState();
      if (me !== null && me !== "unknown") store.setState({ me: { ...me, isGuest: false } });
      return answer();
    },
    removePasskey: async (id) => {
      passkeys = passkeys.filter((one) => one.id !== id);
      return answer();
    },
    signInWithPasskey: async () => become(await answer()),
    account: () => (scene === "account-slow" ? new Promise(() => {}) : Promise.resolve(accountOf(scene))),
    register: (_mail, password) => answer(password),
    confirm: async (token) => {
      const result = await answer(token);
      const { me } = store.getState();
      if (result.ok && me !== null && me !== "unknown") store.setState({ me: { ...me, isGuest: token === "another" } });
      return result;
    },
    signIn: async (_mail, password) => {
      const result = await answer(password);
      return password === "code" ? { ok: true, ticket: "ticket" } : become(result);
    },
    forgot: () => answer(),
    reset: async (token, password) => {
      const result = await answer(token, password);
      if (result.ok) leave();
      return result;
    },
    changePassword: (password) => answer(password),
    sessions: async () => (scene === "account-away" ? null : sessions),
    endSession: async (id) => {
      sessions = sessions.filter((one) => one.id !== id);
      return answer();
    },
    signOutOthers: async () => {
      sessions = sessions.filter((one) => one.isThis);
      return answer();
    },
    signOutEverywhere: async () => {
      leave();
      return OK;
    },
  };
};
