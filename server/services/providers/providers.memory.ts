import type { ProviderAccountView, ProviderName, VisitPurpose } from "#shared/schema/provider.ts";
import { spend, type Bucket } from "#shared/schema/limits.ts";
import type { ProviderParts } from "../../platform/auth/providers/open-providers.ts";
import type { ProviderClaims } from "../../platform/auth/providers/provider.port.ts";
import type { Mailer } from "../../platform/mail/mailer.ts";
import type { MemoryIdentity } from "../identity/identity.memory.ts";
import type { RoomIdentity } from "../identity/identity.port.ts";
import type { Ages } from "../ages/ages.port.ts";
import { done, refused } from "../outcome.ts";
import type { SecondFactor } from "../second-factor/second-factor.port.ts";
import type { SessionCookie } from "../../platform/auth/session-cookie.ts";
import type { MemoryTables } from "../world.memory.ts";
import { linkedLetter } from "./letters.ts";
import { PROVIDER_LIMITS } from "./providers.limits.ts";
import type { Providers, VisitEnd } from "./providers.port.ts";
import { nameInUser, refusalOf } from "./returned.rules.ts";

type Deps = ProviderParts & {
  readonly tables: MemoryTables;
  readonly identity: MemoryIdentity;
  readonly secondFactor: Pick<SecondFactor, "hold">;
  readonly ticketCookie: SessionCookie;
  readonly ages: Pick<Ages, "isKnown">;
  readonly mailer: Pick<Mailer, "post">;
  /** The mail of their account; all are verified. */
  readonly mailOf: (userId: string) => Promise<string | null>;
  /** They have a password or a passkey, too. */
  readonly hasOtherWay: (userId: string) => Promise<boolean>;
};
export type MemoryProviders = Providers & { readonly has: (userId: string) => boolean };

type Kept = {
  readonly id: string;
  readonly userId: string;
  readonly provider: ProviderName;
  readonly subject: string;
  readonly sinceMs: number;
  mail: string | null;
  lastUsedMs: number;
};
type Visit = {
  readonly provider: ProviderName;
  readonly purpose: VisitPurpose;
  readonly who: RoomIdentity | null;
  readonly browserHash: string;
  readonly redirectUri: string;
  readonly endsAtMs: number;
};

const MINUTES_MS = 10 * 60_000;

/** Providers in memory; passes the same contract. Mails that providers verified are known to providers only. */
export const createMemoryProviders = (deps: Deps): MemoryProviders => {
  const { tables, identity, clients, visitCookie, visitSecrets, createToken, hashOf } = deps;
  const kept: Kept[] = [];
  const mails = new Map<string, string>();
  const visits = new Map<string, Visit>();
  const buckets = new Map<string, Bucket>();
  let last: Promise<unknown> = Promise.resolve();
  /** As the lock of the others: one after the other. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };

  const mailOf = async (userId: string) => (await deps.mailOf(userId)) ?? mails.get(userId) ?? null;
  const ownerOf = async (mail: string | null): Promise<string | null> => {
    for (const id of mail === null ? [] : tables.people.keys()) {
      if (tables.isHere(id) && (await mailOf(id)) === mail) return id;
    }
    return null;
  };
  const isIn = async ({ userId, sessionId }: RoomIdentity): Promise<boolean> =>
    tables.isHere(userId) && (await identity.verifyRoomToken(identity.tokenFor(userId, sessionId))) !== null;
  const add = async (userId: string, provider: ProviderName, { subject, mail, isMailVerified }: ProviderClaims) => {
    const [id, sinceMs] = [tables.newId(), tables.nextMs()];
    kept.push({ id, userId, provider, subject, mail, sinceMs, lastUsedMs: sinceMs });
    const person = tables.people.get(userId);
    if (person) tables.people.set(userId, { ...person, isGuest: false });
    const isFree = (await ownerOf(mail)) === null && (await mailOf(userId)) === null;
    if (mail !== null && isMailVerified && isFree) mails.set(userId, mail);
  };
  const tell = (mail: string | null, provider: ProviderName) => {
    if (mail !== null) deps.mailer.post(linkedLetter(mail, provider, "http://127.0.0.1/you#account"));
  };

  const link = async ({ provider, who }: Visit, claims: ProviderClaims) => {
    if (who === null || !(await isIn(who))) return refused({ code: "provider_stale" });
    const holder = kept.find((one) => one.provider === provider && one.subject === claims.subject)?.userId;
    if (holder !== undefined && holder !== who.userId) return refused({ code: "provider_taken" });
    if (holder === undefined) {
      tell(await mailOf(who.userId), provider);
      await add(who.userId, provider, claims);
    }
    return done({ userId: who.userId, isHeld: false, setCookies: await identity.renewToken(who) });
  };
  /** Whom it lets in. */
  const personOf = async ({ provider, who }: Visit, claims: ProviderClaims) => {
    const found = kept.find((one) => one.provider === provider && one.subject === claims.subject);
    if (found) {
      if (!tables.isHere(found.userId)) return refused({ code: "provider_refused" });
      found.mail = claims.mail ?? found.mail;
      found.lastUsedMs = tables.nextMs();
      return done(found.userId);
    }
    const owner = await ownerOf(claims.mail);
    if (owner !== null && !claims.isMailVerified) return refused({ code: "link_first" });
    let userId = owner;
    if (userId === null && who !== null) {
      if (!(await isIn(who))) return refused({ code: "provider_stale" });
      if (tables.people.get(who.userId)?.isGuest !== true) return refused({ code: "link_first" });
      if (!(await deps.ages.isKnown(who.userId))) return refused({ code: "age_needed" });
      userId = who.userId;
    }
    if (userId === null) {
      const id = tables.newId();
      const person = { id, name: claims.name ?? "Friend", being: "ember/plain", username: `guest-${id.slice(-12)}` };
      tables.people.set(id, { ...person, isGuest: false, isGone: false, createdAtMs: tables.nowMs() });
      userId = id;
    }
    if (owner !== null) tell(await mailOf(owner), provider);
    await add(userId, provider, claims);
    return done(userId);
  };
  const enter = async (visit: Visit, claims: ProviderClaims, headers: Headers) => {
    const found = await personOf(visit, claims);
    if (!found.ok) return found;
    const { who } = visit;
    const userId = found.value;
    if (who?.userId === userId && (await isIn(who)))
      return done({ userId, isHeld: false, setCookies: await identity.renewToken(who) });
    const held = await deps.secondFactor.hold(userId);
    if (held !== null) return done({ userId, isHeld: true, setCookies: [deps.ticketCookie.write(held.ticket)] });
    if (who !== null) await identity.endSession(who.userId, who.sessionId);
    await identity.signOut(headers);
    return done({ userId, isHeld: false, setCookies: await identity.startSession(userId, headers) });
  };

  return {
    has: (userId) => kept.some((one) => one.userId === userId),
    offered: [...clients.keys()],
    async list(userId) {
      tables.reach();
      const own = kept.filter((one) => one.userId === userId).toReversed();
      return own.map(({ id, provider, mail, sinceMs, lastUsedMs }): ProviderAccountView => {
        return { id, provider, mail, sinceMs, lastUsedMs };
      });
    },
    async begin(provider, purpose, who, origin, from) {
      tables.reach();
      const client = clients.get(provider);
      if (client === undefined) return refused({ code: "no_such_provider" });
      const spent = spend(PROVIDER_LIMITS.visitsFromAddress, buckets.get(from), tables.nowMs());
      if (!spent.ok) return refused({ code: "too_many", retryAfterMs: spent.retryAfterMs });
      buckets.set(from, spent.bucket);
      const [browser, state] = [createToken(), createToken()];
      const redirectUri = `${origin}/api/providers/${provider}/callback`;
      const address = await client.address({ ...visitSecrets(browser.token, state.token), redirectUri });
      if (address.kind !== "ok") return refused({ code: "provider_away" });
      const endsAtMs = tables.nowMs() + MINUTES_MS;
      visits.set(state.hash, { provider, purpose, who, browserHash: browser.hash, redirectUri, endsAtMs });
      return done({ address: address.value, setCookies: [visitCookie.write(browser.token)] });
    },
    async finish(provider, returned, headers): Promise<VisitEnd> {
      tables.reach();
      const client = clients.get(provider);
      if (client === undefined)
        return { purpose: "sign_in", outcome: refused({ code: "no_such_provider" }), setCookies: [] };
      const [browser, { state = "" }] = [visitCookie.read(headers), returned];
      const visit = visits.get(hashOf(state));
      const isTheirs = browser !== null && visit?.browserHash === hashOf(browser) && visit.provider === provider;
      if (!visit || !isTheirs || visit.endsAtMs <= tables.nowMs())
        return { purpose: "sign_in", outcome: refused({ code: "provider_stale" }), setCookies: [] };
      visits.delete(hashOf(state));
      const { purpose, redirectUri } = visit;
      const setCookies = [visitCookie.remove()];
      const why = refusalOf(returned);
      if (why !== null) return { purpose, outcome: refused({ code: why }), setCookies };
      const secrets = visitSecrets(browser, state);
      const code = returned.code ?? "";
      const claims = await client.claims({ ...secrets, redirectUri, code, issuer: returned.iss ?? null });
      if (claims.kind !== "ok") {
        const refusal = { code: claims.kind === "away" ? "provider_away" : "provider_refused" } as const;
        return { purpose, outcome: refused(refusal), setCookies };
      }
      const name = claims.value.name ?? deps.nameOf(nameInUser(returned.user));
      const whose = { ...claims.value, name };
      const ended = await inTurn(async () => (purpose === "link" ? link(visit, whose) : enter(visit, whose, headers)));
      if (!ended.ok) return { purpose, outcome: ended, setCookies };
      const { userId, isHeld } = ended.value;
      return { purpose, outcome: done({ userId, isHeld }), setCookies: [...setCookies, ...ended.value.setCookies] };
    },
    async remove(userId, accountId) {
      tables.reach();
      const own = kept.filter((one) => one.userId === userId);
      const found = own.find(({ id }) => id === accountId);
      if (!found) return refused({ code: "no_such_provider_account" });
      if (own.length === 1 && !(await deps.hasOtherWay(userId))) return refused({ code: "last_way_in" });
      kept.splice(kept.indexOf(found), 1);
      return done({ ok: true });
    },
  };
};
