import type { LetterWay } from "#shared/schema/account.ts";
import type { Letter } from "../../platform/mail/mailer.ts";
import { spend, type Bucket } from "#shared/schema/limits.ts";
import type { MemoryIdentity } from "../identity/identity.memory.ts";
import { done, refused } from "../outcome.ts";
import type { MemorySecondFactor } from "../second-factor/second-factor.memory.ts";
import type { MemoryTables } from "../world.memory.ts";
import { CREDENTIAL_LIMITS } from "./credentials.limits.ts";
import type { Credentials } from "./credentials.port.ts";
import { LETTERS } from "./letters.ts";

type Deps = {
  readonly tables: MemoryTables;
  readonly identity: MemoryIdentity;
  /** Asked late: it needs to know who has a mail. */
  readonly secondFactor: () => Pick<MemorySecondFactor, "hold" | "forgetTickets">;
  readonly mailer: { readonly way: LetterWay; post(letter: Letter): void };
  /** The one password that is too common. */
  readonly common: string | undefined;
  readonly nowMs?: () => number;
};
type Link = { readonly userId: string; readonly mail: string; readonly password: string | null; isUsed: boolean };
type Account = { mail: string; password: string };
type LinkKind = "register" | "reset" | "change" | "undo";

const SIGN_IN = "http://127.0.0.1/sign-in";
const OK = done({ ok: true } as const);
const HOUR_MS = 3_600_000;
const LASTS_HOURS: Readonly<Record<LinkKind, number>> = { register: 24, reset: 1, change: 24, undo: 7 * 24 };

/** Ways in without a database: passwords are kept as they are. Passes the same contract. */
export const createMemoryCredentials = ({
  tables,
  identity,
  secondFactor,
  mailer,
  common,
  nowMs = tables.nowMs,
}: Deps): Credentials => {
  const accounts = new Map<string, Account>();
  const links = new Map<string, Link & { readonly kind: LinkKind; readonly expiresAtMs: number }>();
  const buckets = new Map<string, Bucket>();
  let made = 0;
  const tooMany = (what: keyof typeof CREDENTIAL_LIMITS, whom: string) => {
    const key = `${what} ${whom}`;
    const spent = spend(CREDENTIAL_LIMITS[what], buckets.get(key), nowMs());
    if (spent.ok) buckets.set(key, spent.bucket);
    return spent.ok ? null : refused({ code: "too_many", retryAfterMs: spent.retryAfterMs });
  };
  const ownerOf = (mail: string) => [...accounts].find(([, account]) => account.mail === mail)?.[0];
  const dropLinks = (userId: string, ...kinds: readonly LinkKind[]): void => {
    for (const [token, link] of links)
      if (link.userId === userId && kinds.includes(link.kind) && !link.isUsed) links.delete(token);
  };
  const setPassword = (userId: string, account: Account, password: string): void => {
    account.password = password;
    dropLinks(userId, "change");
    secondFactor().forgetTickets(userId);
  };
  const keepLink = (kind: LinkKind, userId: string, mail: string, password: string | null): string => {
    if (kind !== "undo") dropLinks(userId, kind);
    made += 1;
    const token = String(made).padStart(43, "m");
    const expiresAtMs = nowMs() + LASTS_HOURS[kind] * HOUR_MS;
    links.set(token, { kind, userId, mail, password, isUsed: false, expiresAtMs });
    return token;
  };
  const openLink = (kind: LinkKind, token: string) => {
    const link = links.get(token);
    return link?.kind === kind && (link.isUsed || nowMs() < link.expiresAtMs) ? link : null;
  };
  const link = (page: string, token: string): string => `http://127.0.0.1/${page}#${token}`;
  return {
    async account(userId) {
      tables.reach();
      if (!tables.isHere(userId)) return null;
      const waiting = [...links.values()].find(
        (one) =>
          one.userId === userId &&
          (one.kind === "register" || one.kind === "change") &&
          !one.isUsed &&
          nowMs() < one.expiresAtMs,
      );
      const mail = accounts.get(userId)?.mail ?? null;
      return { mail, waitingMail: waiting?.mail ?? null, hasPassword: mail !== null, letters: mailer.way };
    },
    async register(userId, { mail, password }) {
      tables.reach();
      if (mailer.way === "none") return refused({ code: "no_letters" });
      const held = tooMany("registerOfPerson", userId);
      if (held) return held;
      if (password === common) return refused({ code: "weak_password" });
      const full = tooMany("lettersToMail", mail);
      if (full) return full;
      if (!tables.isHere(userId)) return refused({ code: "no_such_person" });
      if (accounts.has(userId)) return refused({ code: "already_an_account" });
      const token = keepLink("register", userId, mail, password);
      const isTaken = ownerOf(mail) !== undefined;
      mailer.post(isTaken ? LETTERS.taken(mail, SIGN_IN) : LETTERS.register(mail, link("confirm", token)));
      return OK;
    },
    async confirm(token) {
      tables.reach();
      const opened = openLink("register", token);
      const person = tables.people.get(opened?.userId ?? "");
      if (!opened || !person || person.isGone) return refused({ code: "link_expired" });
      if (opened.isUsed)
        return accounts.get(opened.userId)?.mail === opened.mail ? OK : refused({ code: "link_expired" });
      if (accounts.has(opened.userId)) return refused({ code: "already_an_account" });
      if (ownerOf(opened.mail) !== undefined) return refused({ code: "mail_taken" });
      accounts.set(opened.userId, { mail: opened.mail, password: opened.password ?? "" });
      tables.people.set(opened.userId, { ...person, isGuest: false });
      opened.isUsed = true;
      return OK;
    },
    async signIn({ mail, password }, headers, address) {
      tables.reach();
      const full = tooMany("signInFromAddress", address) ?? tooMany("signInOfMail", mail);
      if (full) return full;
      const userId = ownerOf(mail);
      if (userId === undefined || accounts.get(userId)?.password !== password)
        return refused({ code: "wrong_sign_in" });
      const held = await secondFactor().hold(userId);
      if (held !== null) return done({ kind: "held", held });
      await identity.signOut(headers);
      return done({ kind: "signed_in", userId, setCookies: await identity.startSession(userId, headers) });
    },
    async forgot(mail, address) {
      tables.reach();
      if (mailer.way === "none") return refused({ code: "no_letters" });
      const held = tooMany("lettersFromAddress", address) ?? tooMany("lettersToMail", mail);
      if (held) return held;
      const owner = ownerOf(mail);
      if (owner !== undefined)
        mailer.post(LETTERS.reset(mail, link("new-password", keepLink("reset", owner, mail, null))));
      return OK;
    },
    async reset(token, password) {
      tables.reach();
      const opened = openLink("reset", token);
      const account = accounts.get(opened?.userId ?? "");
      if (!opened || account?.mail !== opened.mail || opened.isUsed) return refused({ code: "link_expired" });
      if (password === common) return refused({ code: "weak_password" });
      setPassword(opened.userId, account, password);
      opened.isUsed = true;
      await identity.endSessions(opened.userId);
      mailer.post(LETTERS.changed(account.mail, SIGN_IN));
      return OK;
    },
    async check(userId, password) {
      tables.reach();
      const held = tooMany("passwordOfPerson", userId);
      if (held) return held;
      return accounts.get(userId)?.password === password ? OK : refused({ code: "wrong_sign_in" });
    },
    async changePassword({ userId, sessionId }, password) {
      tables.reach();
      const account = accounts.get(userId);
      if (!account) return refused({ code: "no_password" });
      if (password === common) return refused({ code: "weak_password" });
      setPassword(userId, account, password);
      for (const { id } of await identity.sessions({ userId, sessionId })) {
        if (id !== sessionId) await identity.endSession(userId, id);
      }
      mailer.post(LETTERS.changed(account.mail, SIGN_IN));
      return OK;
    },
    async changeMail(userId, mail) {
      tables.reach();
      if (mailer.way === "none") return refused({ code: "no_letters" });
      const held = tooMany("mailOfPerson", userId) ?? tooMany("lettersToMail", mail);
      if (held) return held;
      if (!tables.isHere(userId)) return refused({ code: "no_such_person" });
      if (!accounts.has(userId)) return refused({ code: "no_password" });
      const token = keepLink("change", userId, mail, null);
      const isTaken = ownerOf(mail) !== undefined;
      mailer.post(isTaken ? LETTERS.taken(mail, SIGN_IN) : LETTERS.change(mail, link("new-mail", token)));
      return OK;
    },
    async confirmMail(token) {
      tables.reach();
      const opened = openLink("change", token);
      const account = accounts.get(opened?.userId ?? "");
      if (!opened || !account || !tables.isHere(opened.userId)) return refused({ code: "link_expired" });
      if (opened.isUsed) return account.mail === opened.mail ? OK : refused({ code: "link_expired" });
      if (ownerOf(opened.mail) !== undefined) return refused({ code: "mail_taken" });
      opened.isUsed = true;
      mailer.post(LETTERS.moved(account.mail, link("old-mail", keepLink("undo", opened.userId, account.mail, null))));
      account.mail = opened.mail;
      return OK;
    },
    async undoMail(token) {
      tables.reach();
      const opened = openLink("undo", token);
      const account = accounts.get(opened?.userId ?? "");
      if (!opened || !account || opened.isUsed || !tables.isHere(opened.userId))
        return refused({ code: "link_expired" });
      if (![undefined, opened.userId].includes(ownerOf(opened.mail))) return refused({ code: "mail_taken" });
      account.mail = opened.mail;
      opened.isUsed = true;
      dropLinks(opened.userId, "change", "reset");
      // Later ones, by the order in which they were made.
      const all = [...links];
      for (const [later, one] of all.slice(all.findIndex(([made]) => made === token) + 1))
        if (one.userId === opened.userId && one.kind === "undo") links.delete(later);
      secondFactor().forgetTickets(opened.userId);
      await identity.endSessions(opened.userId);
      return OK;
    },
  };
};
