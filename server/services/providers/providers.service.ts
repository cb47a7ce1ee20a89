import type { ProviderAccountView, ProviderName, VisitPurpose } from "#shared/schema/provider.ts";
import type { RefusalCode } from "#shared/schema/refusal.ts";
import { invariant } from "../../errors.ts";
import type { ProviderParts } from "../../platform/auth/providers/open-providers.ts";
import type { ProviderClaims } from "../../platform/auth/providers/provider.port.ts";
import type { Rows } from "../../platform/database/database.ts";
import type { KeptLimits } from "../../platform/kept-limits.ts";
import type { Mailer } from "../../platform/mail/mailer.ts";
import type { Accounts } from "../identity/identity.port.ts";
import { done, refused } from "../outcome.ts";
import type { SecondFactor } from "../second-factor/second-factor.port.ts";
import type { SessionCookie } from "../../platform/auth/session-cookie.ts";
import { isUuid } from "../uuid.ts";
import { linkedLetter } from "./letters.ts";
import { PROVIDER_LIMITS } from "./providers.limits.ts";
import type { Providers, VisitEnd } from "./providers.port.ts";
import { nameInUser, refusalOf } from "./returned.rules.ts";

export type ProvidersDeps = ProviderParts & {
  readonly database: Rows;
  readonly accounts: Pick<Accounts, "signOut" | "startSession" | "endSession" | "renewToken">;
  readonly secondFactor: Pick<SecondFactor, "hold">;
  readonly ticketCookie: SessionCookie;
  readonly limits: KeptLimits;
  readonly mailer: Pick<Mailer, "post">;
  /** Where people reach us: links in letters lead there. */
  readonly origin: () => string;
};

const LIST = `
  select id, provider_id as provider, mail, epoch_ms(created_at)::float8 as "sinceMs",
    epoch_ms(last_used_at)::float8 as "lastUsedMs"
  from credentials where user_id = $1 and provider_id <> 'credential' order by created_at desc, id`;
/** Taken as it is read: a visit is good once. Whoever has not the browser's secret cannot even use it up. */
const TAKE = `
  delete from provider_visits where state_hash = $1 and browser_hash = $2 and provider = $3 and expires_at > now()
  returning purpose, user_id as "userId", session_id as "sessionId", redirect_uri as "redirectUri"`;
const ENTER = `
  select outcome, person, is_here as "isHere", told from enter_by_provider($1, $2, $3, $4, $5, $6, $7, $8)`;
/** A guest would become an account by it, in the session they began in, and has not said how old they are. */
const NEEDS_AGE = `
  select 1 from users join sessions on user_id = users.id and sessions.id = $5 and expires_at > now()
  where users.id = $4 and is_anonymous and birth_year_band is null
    and not exists (select from credentials where provider_id = $1 and account_id = $2)
    and not exists (select from users where lower(email) = $3 and deleted_at is null)`;
const LINK = "select outcome, told from link_provider($1, $2, $3, $4, $5, $6)";
const ORIGIN = /^https?:\/\/[^/]+$/;
/** What somebody is called whom no provider gave a name; they choose how they look on the page "You". */
const NAMELESS = "Friend";
const NEW_BEING = "ember/plain";

type Visit = {
  readonly purpose: VisitPurpose;
  readonly userId: string | null;
  readonly sessionId: string | null;
  readonly redirectUri: string;
};
type Entered = {
  readonly outcome: RefusalCode | "ok";
  readonly person: string | null;
  readonly isHere: boolean;
  readonly told: string | null;
};
type Linked = { readonly outcome: RefusalCode | "ok"; readonly told: string | null };

export const createProviders = (deps: ProvidersDeps): Providers => {
  const { database, accounts, clients, visitCookie, visitSecrets, createToken, hashOf, nameOf } = deps;
  const tell = (mail: string | null, provider: ProviderName) => {
    if (mail !== null) deps.mailer.post(linkedLetter(mail, provider, `${deps.origin()}/you#account`));
  };
  const claimsParameters = (provider: ProviderName, { subject, mail, isMailVerified }: ProviderClaims) =>
    [provider, subject, mail, isMailVerified] as const;

  /** Whoever came back as who they are here has another cookie from now on. */
  const renewed = (userId: string, { sessionId }: Visit) =>
    sessionId === null ? Promise.resolve([]) : accounts.renewToken({ userId, sessionId });
  const enter = async (provider: ProviderName, claims: ProviderClaims, visit: Visit, headers: Headers) => {
    const needsAge = [provider, claims.subject, claims.mail, visit.userId, visit.sessionId];
    if ((await database.rows(NEEDS_AGE, needsAge)).length > 0) return refused({ code: "age_needed" });
    const asked = [...claimsParameters(provider, claims), claims.name ?? NAMELESS, NEW_BEING];
    const [said] = await database.rows<Entered>(ENTER, [...asked, visit.userId, visit.sessionId]);
    invariant(said, "enter_by_provider answers.");
    if (said.outcome !== "ok" || said.person === null) return refused({ code: said.outcome as RefusalCode }); // as: not "ok"
    tell(said.told, provider);
    const userId = said.person;
    if (said.isHere) return done({ userId, isHeld: false, setCookies: await renewed(userId, visit) });
    const held = await deps.secondFactor.hold(userId);
    if (held !== null) return done({ userId, isHeld: true, setCookies: [deps.ticketCookie.write(held.ticket)] });
    // Whoever was here is not any more; a callback from another site comes without the session's cookie.
    if (visit.userId !== null && visit.sessionId !== null) await accounts.endSession(visit.userId, visit.sessionId);
    await accounts.signOut(headers);
    return done({ userId, isHeld: false, setCookies: await accounts.startSession(userId, headers) });
  };
  const link = async (provider: ProviderName, claims: ProviderClaims, visit: Visit) => {
    const { userId, sessionId } = visit;
    if (userId === null) return refused({ code: "provider_stale" });
    const asked = [...claimsParameters(provider, claims), userId, sessionId];
    const [said] = await database.rows<Linked>(LINK, asked);
    invariant(said, "link_provider answers.");
    if (said.outcome !== "ok") return refused({ code: said.outcome });
    tell(said.told, provider);
    return done({ userId, isHeld: false, setCookies: await renewed(userId, visit) });
  };

  return {
    offered: [...clients.keys()],

    list: (userId) => database.rows<ProviderAccountView>(LIST, [userId]),

    async begin(provider, purpose, who, origin, from) {
      const client = clients.get(provider);
      if (client === undefined) return refused({ code: "no_such_provider" });
      const retryAfterMs = await deps.limits.take("visitsFromAddress", from, PROVIDER_LIMITS.visitsFromAddress);
      if (retryAfterMs > 0) return refused({ code: "too_many", retryAfterMs });
      const [browser, state] = [createToken(), createToken()];
      const redirectUri = `${ORIGIN.test(origin) ? origin : deps.origin()}/api/providers/${provider}/callback`;
      const address = await client.address({ ...visitSecrets(browser.token, state.token), redirectUri });
      if (address.kind !== "ok") return refused({ code: "provider_away" });
      const visit = [
        state.hash,
        browser.hash,
        provider,
        purpose,
        who?.userId ?? null,
        who?.sessionId ?? null,
        redirectUri,
      ];
      await database.rows("select begin_provider_visit($1, $2, $3, $4, $5, $6, $7)", visit);
      return done({ address: address.value, setCookies: [visitCookie.write(browser.token)] });
    },

    async finish(provider, returned, headers) {
      const over = (code: RefusalCode, purpose: VisitPurpose, setCookies: readonly string[]): VisitEnd => ({
        purpose,
        outcome: refused({ code }),
        setCookies,
      });
      const client = clients.get(provider);
      if (client === undefined) return over("no_such_provider", "sign_in", []);
      const [browser, { state }] = [visitCookie.read(headers), returned];
      if (browser === null || state === undefined) return over("provider_stale", "sign_in", []);
      const [visit] = await database.rows<Visit>(TAKE, [hashOf(state), hashOf(browser), provider]);
      if (visit === undefined) return over("provider_stale", "sign_in", []);
      const clearing = [visitCookie.remove()];
      const why = refusalOf(returned);
      if (why !== null) return over(why, visit.purpose, clearing);
      const claims = await client.claims({
        ...visitSecrets(browser, state),
        redirectUri: visit.redirectUri,
        code: returned.code ?? "",
        issuer: returned.iss ?? null,
      });
      if (claims.kind !== "ok")
        return over(claims.kind === "away" ? "provider_away" : "provider_refused", visit.purpose, clearing);
      const whose = { ...claims.value, name: claims.value.name ?? nameOf(nameInUser(returned.user)) };
      const ended =
        visit.purpose === "link" ? await link(provider, whose, visit) : await enter(provider, whose, visit, headers);
      if (!ended.ok) return { purpose: visit.purpose, outcome: ended, setCookies: clearing };
      const { userId, isHeld, setCookies } = ended.value;
      return { purpose: visit.purpose, outcome: done({ userId, isHeld }), setCookies: [...clearing, ...setCookies] };
    },

    async remove(userId, accountId) {
      if (!isUuid(accountId)) return refused({ code: "no_such_provider_account" });
      const sql = "select remove_provider_account($1, $2) as outcome";
      const [said] = await database.rows<{ outcome: RefusalCode | "ok" }>(sql, [userId, accountId]);
      invariant(said, "remove_provider_account answers.");
      return said.outcome === "ok" ? done({ ok: true } as const) : refused({ code: said.outcome });
    },
  };
};
