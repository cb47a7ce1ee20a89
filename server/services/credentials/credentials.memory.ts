import type { LetterWay } from "#shared/schema/account.ts";
import type { Letter } from "../../platform/mail/mailer.ts";
import { spend, type Bucket } from "#shared/schema/limits.ts";
import type { MemoryIdentity } from "../identity/identity.memory.ts";
import { done, refused } from "../outcome.ts";
import type { MemoryTables } from "../world.memory.ts";
import { CREDENTIAL_LIMITS } from "./credentials.limits.ts";
import type { Credentials } from "./credentials.port.ts";
import { LETTERS } from "./letters.ts";

type Deps = {
  readonly tables: MemoryTables;
  readonly identity: MemoryIdentity;
  readonly mailer: { readonly way: LetterWay; post(letter: Letter): void };
  /** The one password that is too common. */
  readonly common: string | undefined;
  readonly nowMs?: () => number;
};
type Link = { readonly userId: string; readonly mail: string; readonly password: string | null; isUsed: boolean };
type Account = { readonly mail: string; password: string };

const OK = done({ ok: true } as const);
const HOUR_MS = 3_600_000;

/** Ways in without a database: passwords are kept as they are. Passes the same contract. */
export const createMemoryCredentials = ({
  tables,
  identity,
  mailer,
  common,
  nowMs = tables.nowMs,
}: Deps): Credentials => {
  const accounts = new Map<string, Account>();
  const links = new Map<string, Link & { readonly kind: "register" | "reset"; readonly expiresAtMs: number }>();
  const buckets = new Map<string, Bucket>();
  let made = 0;
  const tooMany = (what: keyof typeof CREDENTIAL_LIMITS, whom: string) => {
    const key = `${what} ${whom}`;
    const spent = spend(CREDENTIAL_LIMITS[what], buckets.get(key), nowMs());
    if (spent.ok) buckets.set(key, spent.bucket);
    return spent.ok ? null : refused({ code: "too_many", retryAfterMs: spent.retryAfterMs });
  };
  const ownerOf = (mail: string) => [...accounts].find(([, account]) => account.mail === mail)?.[0];
  const keepLink = (kind: "register" | "reset", userId: string, mail: string, password: string | null): string => {
    for (const [token, link] of links)
      if (link.userId === userId && link.kind === kind && !link.isUsed) links.delete(token);
    made += 1;
    const token = String(made).padStart(43, "m");
    const expiresAtMs = nowMs() + (kind === "register" ? 24 : 1) * HOUR_MS;
    links.set(token, { kind, userId, mail, password, isUsed: false, expiresAtMs });
    return token;
  };
  const openLink = (kind: "register" | "reset", token: string) => {
    const link = links.get(token);
    return link?.kind === kind && (link.isUsed || nowMs() < link.expiresAtMs) ? link : null;
  };
  const link = (page: string, token: string): string => `http://127.0.0.1/${page}#${token}`;
  return {
    async account(userId) {
      tables.reach();
      if (!tables.isHere(userId)) return null;
      const waiting = [...links.values()].find(
        (one) => one.userId === userId && one.kind === "register" && !one.isUsed && nowMs() < one.expiresAtMs,
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
      if (ownerOf(mail) !== undefined) mailer.post(LETTERS.taken(mail, "http://127.0.0.1/sign-in"));
      else mailer.post(LETTERS.register(mail, link("confirm", keepLink("register", userId, mail, password))));
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
      const held = tooMany("signInFromAddress", address) ?? tooMany("signInOfMail", mail);
      if (held) return held;
      const userId = ownerOf(mail);
      if (userId === undefined || accounts.get(userId)?.password !== password)
        return refused({ code: "wrong_sign_in" });
      await identity.signOut(headers);
      return done({ userId, setCookies: await identity.startSession(userId, headers) });
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
      if (!opened || !account || opened.isUsed) return refused({ code: "link_expired" });
      if (password === common) return refused({ code: "weak_password" });
      account.password = password;
      opened.isUsed = true;
      await identity.endSessions(opened.userId);
      mailer.post(LETTERS.changed(account.mail, "http://127.0.0.1/sign-in"));
      return OK;
    },
    async changePassword({ userId, sessionId }, current, password) {
      tables.reach();
      const held = tooMany("passwordOfPerson", userId);
      if (held) return held;
      const account = accounts.get(userId);
      if (account?.password !== current) return refused({ code: "wrong_sign_in" });
      if (password === common) return refused({ code: "weak_password" });
      account.password = password;
      for (const { id } of await identity.sessions({ userId, sessionId })) {
        if (id !== sessionId) await identity.endSession(userId, id);
      }
      mailer.post(LETTERS.changed(account.mail, "http://127.0.0.1/sign-in"));
      return OK;
    },
  };
};
