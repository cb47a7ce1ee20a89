import type { AccountView } from "#shared/schema/account.ts";
import type { RefusalCode } from "#shared/schema/refusal.ts";
import type { IsCommon } from "../../platform/auth/common-passwords.ts";
import type { IdentityParts } from "../../platform/auth/open-identity.ts";
import type { Passwords } from "../../platform/auth/passwords.ts";
import type { Rows } from "../../platform/database/database.ts";
import type { KeptLimits } from "../../platform/kept-limits.ts";
import type { Mailer } from "../../platform/mail/mailer.ts";
import type { Accounts } from "../identity/identity.port.ts";
import { done, refused, type Outcome } from "../outcome.ts";
import type { SecondFactor } from "../second-factor/second-factor.port.ts";
import { CREDENTIAL_LIMITS } from "./credentials.limits.ts";
import type { Credentials } from "./credentials.port.ts";
import { LETTERS } from "./letters.ts";

export type CredentialsDeps = Pick<IdentityParts, "createToken" | "hashOf"> & {
  readonly database: Rows;
  readonly accounts: Pick<Accounts, "signOut" | "startSession">;
  readonly secondFactor: Pick<SecondFactor, "hold">;
  readonly ended: { look(): Promise<void> };
  readonly passwords: Passwords;
  readonly isCommon: IsCommon;
  readonly limits: KeptLimits;
  readonly mailer: Pick<Mailer, "way" | "post">;
  /** Where people reach us: links in letters lead there. */
  readonly origin: () => string;
};

const REGISTER_LASTS = "24 hours";
const RESET_LASTS = "1 hour";
const CHANGE_LASTS = "24 hours";
const UNDO_LASTS = "7 days";

const ACCOUNT = `
  select email as mail, (
    select mail from mail_links
    where user_id = users.id and kind in ('register', 'change') and used_at is null and expires_at > now()
    order by created_at desc limit 1
  ) as waiting, exists (
    select from credentials where user_id = users.id and password is not null
  ) as "hasPassword" from users where id = $1 and deleted_at is null`;
const OWN_WORDS = `select coalesce(display_name, '') as name, coalesce(email, '') as mail from users where id = $1`;
const OF_LINK = `
  select coalesce(display_name, '') as name, mail from mail_links join users on users.id = user_id
  where token_hash = $1 and kind = 'reset'`;
const PASSWORD_OF = `
  select password, email as mail from credentials join users on users.id = user_id
  where user_id = $1 and provider_id = 'credential' and deleted_at is null`;
const PASSWORD_AT = `
  select user_id as "userId", password from credentials join users on users.id = user_id
  where lower(email) = $1 and provider_id = 'credential' and password is not null
    and (deleted_at is null or exists (select from erasures where erasures.user_id = users.id))`;
/** Only over the one that was verified: it may have been changed meanwhile. */
const REHASH = `
  update credentials set password = $3, updated_at = now()
  where user_id = $1 and provider_id = 'credential' and password = $2`;

type Found = { readonly userId: string; readonly password: string };
type AccountRow = { readonly mail: string | null; readonly waiting: string | null; readonly hasPassword: boolean };
type Own = { readonly name: string; readonly mail: string };
type Said = { readonly outcome: RefusalCode | "ok" };

export const createCredentials = (deps: CredentialsDeps): Credentials => {
  const { database, passwords, limits, mailer, createToken, hashOf } = deps;
  const link = (page: string, token: string): string => `${deps.origin()}/${page}#${token}`;
  const signInLink = (): string => `${deps.origin()}/sign-in`;
  const ask = async (sql: string, parameters: readonly unknown[]): Promise<RefusalCode | "ok"> =>
    (await database.rows<Said>(sql, parameters))[0]?.outcome ?? "server_error";
  const okOr = (outcome: RefusalCode | "ok") => (outcome === "ok" ? OK : refused<{ ok: true }>({ code: outcome }));
  /** Null = go on. Tokens that were taken before one was missing stay taken. */
  const tooMany = async (...asked: readonly [keyof typeof CREDENTIAL_LIMITS, string][]) => {
    for (const [what, whom] of asked) {
      const retryAfterMs = await limits.take(what, whom, CREDENTIAL_LIMITS[what]);
      if (retryAfterMs > 0) return refused({ code: "too_many", retryAfterMs });
    }
    return null;
  };
  const isWeak = async (password: string, own: Own | undefined) =>
    deps.isCommon(password, own === undefined ? [] : [own.name, own.mail]);
  const rehash = async ({ userId, password: kept }: Found, password: string): Promise<void> => {
    if (!passwords.isOutdated(kept)) return;
    await database.rows(REHASH, [userId, kept, await passwords.hash(password)]);
  };
  const lookAtEnded = () => deps.ended.look().catch(() => undefined);

  return {
    async account(userId) {
      const [row] = await database.rows<AccountRow>(ACCOUNT, [userId]);
      if (!row) return null;
      const { mail, waiting: waitingMail, hasPassword } = row;
      return { mail, waitingMail, hasPassword, letters: mailer.way } satisfies AccountView;
    },

    async register(userId, { mail, password }) {
      if (mailer.way === "none") return refused({ code: "no_letters" });
      const held = await tooMany(["registerOfPerson", userId]);
      if (held) return held;
      const [own] = await database.rows<Own>(OWN_WORDS, [userId]);
      if (await isWeak(password, own && { ...own, mail })) return refused({ code: "weak_password" });
      const full = await tooMany(["lettersToMail", mail]);
      if (full) return full;
      const { token, hash } = createToken();
      const sql = "select keep_register_link($1, $2, $3, $4, $5::interval) as outcome";
      const outcome = await ask(sql, [userId, hash, mail, await passwords.hash(password), REGISTER_LASTS]);
      if (outcome === "ok") mailer.post(LETTERS.register(mail, link("confirm", token)));
      if (outcome === "mail_taken") mailer.post(LETTERS.taken(mail, signInLink()));
      return outcome === "mail_taken" ? OK : okOr(outcome);
    },

    confirm: async (token) => okOr(await ask("select become_account($1) as outcome", [hashOf(token)])),

    async signIn({ mail, password }, headers, address) {
      const held = await tooMany(["signInFromAddress", address], ["signInOfMail", mail]);
      if (held) return held;
      const [found] = await database.rows<Found>(PASSWORD_AT, [mail]);
      // A mail that nobody has costs the same work.
      const isRight = await (found
        ? passwords.verify(found.password, password)
        : passwords.hash(password).then(() => false));
      if (!found || !isRight) return refused({ code: "wrong_sign_in" });
      const { userId } = found;
      // A new hash can wait for another time. Before a ticket is made: another hash ends tickets.
      await rehash(found, password).catch(() => undefined);
      const waiting = await deps.secondFactor.hold(userId);
      if (waiting !== null) return done({ kind: "held", held: waiting });
      // Whoever was here before is not any more.
      await deps.accounts.signOut(headers);
      return done({ kind: "signed_in", userId, setCookies: await deps.accounts.startSession(userId, headers) });
    },

    async forgot(mail, address) {
      if (mailer.way === "none") return refused({ code: "no_letters" });
      const held = await tooMany(["lettersFromAddress", address], ["lettersToMail", mail]);
      if (held) return held;
      const { token, hash } = createToken();
      const sql = "select keep_reset_link($1, $2, $3::interval) as owner";
      const [kept] = await database.rows<{ owner: string | null }>(sql, [hash, mail, RESET_LASTS]);
      if (kept?.owner) mailer.post(LETTERS.reset(mail, link("new-password", token)));
      return OK;
    },

    async reset(token, password) {
      const [own] = await database.rows<Own>(OF_LINK, [hashOf(token)]);
      if (!own) return refused({ code: "link_expired" });
      if (await isWeak(password, own)) return refused({ code: "weak_password" });
      const sql = "select reset_password($1, $2) as outcome";
      const outcome = await ask(sql, [hashOf(token), await passwords.hash(password)]);
      if (outcome !== "ok") return okOr(outcome);
      await lookAtEnded();
      mailer.post(LETTERS.changed(own.mail, signInLink()));
      return OK;
    },

    async check(userId, password) {
      const held = await tooMany(["passwordOfPerson", userId]);
      if (held) return held;
      const [kept] = await database.rows<{ password: string | null }>(PASSWORD_OF, [userId]);
      const isRight = kept?.password != null && (await passwords.verify(kept.password, password));
      return isRight ? OK : refused({ code: "wrong_sign_in" });
    },

    async changePassword({ userId, sessionId }, password) {
      const [kept] = await database.rows<{ password: string | null; mail: string }>(PASSWORD_OF, [userId]);
      if (!kept?.password) return refused({ code: "no_password" });
      const [own] = await database.rows<Own>(OWN_WORDS, [userId]);
      if (await isWeak(password, own)) return refused({ code: "weak_password" });
      const sql = "select change_password($1, $2, $3, $4) as outcome";
      const outcome = await ask(sql, [userId, sessionId, kept.password, await passwords.hash(password)]);
      if (outcome !== "ok") return okOr(outcome);
      await lookAtEnded();
      mailer.post(LETTERS.changed(kept.mail, signInLink()));
      return OK;
    },

    async changeMail(userId, mail) {
      if (mailer.way === "none") return refused({ code: "no_letters" });
      const held = await tooMany(["mailOfPerson", userId], ["lettersToMail", mail]);
      if (held) return held;
      const { token, hash } = createToken();
      const sql = "select keep_change_link($1, $2, $3, $4::interval) as outcome";
      const outcome = await ask(sql, [userId, hash, mail, CHANGE_LASTS]);
      if (outcome === "ok") mailer.post(LETTERS.change(mail, link("new-mail", token)));
      if (outcome === "mail_taken") mailer.post(LETTERS.taken(mail, signInLink()));
      return outcome === "mail_taken" ? OK : okOr(outcome);
    },

    async confirmMail(token) {
      const undo = createToken();
      const sql = `select outcome, old_mail as "oldMail" from change_mail($1, $2, $3::interval)`;
      const parameters = [hashOf(token), undo.hash, UNDO_LASTS];
      const [said] = await database.rows<Said & { oldMail: string | null }>(sql, parameters);
      if (said?.oldMail) mailer.post(LETTERS.moved(said.oldMail, link("old-mail", undo.token)));
      return okOr(said?.outcome ?? "server_error");
    },

    async undoMail(token) {
      const outcome = await ask("select undo_mail($1) as outcome", [hashOf(token)]);
      if (outcome === "ok") await lookAtEnded();
      return okOr(outcome);
    },
  };
};

const OK: Outcome<{ readonly ok: true }> = done({ ok: true });
