import type { SecondFactorView } from "#shared/schema/second-factor.ts";
import type { RefusalCode } from "#shared/schema/refusal.ts";
import type { IdentityParts } from "../../platform/auth/open-identity.ts";
import type { OneTimeCodes } from "../../platform/auth/one-time-codes.ts";
import type { Rows } from "../../platform/database/database.ts";
import type { KeptLimits } from "../../platform/kept-limits.ts";
import type { Mailer } from "../../platform/mail/mailer.ts";
import type { SealedPlace, Sealing } from "../../platform/sealing/sealing.port.ts";
import type { Accounts } from "../identity/identity.port.ts";
import { done, refused } from "../outcome.ts";
import { FACTOR_LETTERS } from "./letters.ts";
import { SECOND_FACTOR_LIMITS } from "./second-factor.limits.ts";
import type { SecondFactor } from "./second-factor.port.ts";

export type SecondFactorDeps = Pick<IdentityParts, "createToken" | "hashOf" | "ticketCookie"> & {
  readonly database: Rows;
  readonly accounts: Pick<Accounts, "signOut" | "startSession">;
  readonly sealing: Pick<Sealing, "seal" | "open">;
  readonly codes: OneTimeCodes;
  readonly limits: KeptLimits;
  readonly mailer: Pick<Mailer, "post">;
  /** Where people reach us: letters lead there. */
  readonly origin: () => string;
  readonly nowMs: () => number;
};

const TICKET_LASTS = "10 minutes";

const VIEW = `
  select epoch_ms(confirmed_at)::float8 as "sinceMs",
    (select count(*)::int from backup_codes where user_id = $1 and used_at is null) as "backupCodesLeft"
  from second_factors where user_id = $1 and confirmed_at is not null`;
const PENDING = `
  select secret from second_factors
  where user_id = $1 and confirmed_at is null and created_at > now() - interval '1 hour'`;
const SECRET = `select secret from second_factors where user_id = $1 and confirmed_at is not null`;
const OWNER = `select coalesce(email, username) as account, email as mail from users where id = $1 and deleted_at is null`;
const HOLDER = `
  select user_id as "userId" from sign_in_tickets join users on users.id = user_id
    and (deleted_at is null or exists (select from erasures where erasures.user_id = users.id))
  where token_hash = $1 and expires_at > clock_timestamp()`;
/** Taken only now: a wrong code leaves it. */
const TAKE = `delete from sign_in_tickets where token_hash = $1 and expires_at > clock_timestamp() returning id`;

const OFF: SecondFactorView = { isOn: false, sinceMs: null, backupCodesLeft: 0 };
const NONE = refused({ code: "no_second_factor" });
const EXPIRED = refused({ code: "ticket_expired" });
type Said = { readonly outcome: RefusalCode | "ok" };

/** Moved to another person, a sealed secret does not open. */
const placeOf = (userId: string): SealedPlace => ({
  owner: userId,
  table: "second_factors",
  column: "secret",
  row: userId,
});

export const createSecondFactor = (deps: SecondFactorDeps): SecondFactor => {
  const { database, sealing, codes, accounts } = deps;
  const ask = async (sql: string, parameters: readonly unknown[]): Promise<RefusalCode | "ok"> =>
    (await database.rows<Said>(sql, parameters))[0]?.outcome ?? "server_error";
  const secretIn = async (sql: string, userId: string) => {
    const [kept] = await database.rows<{ secret: string }>(sql, [userId]);
    if (!kept) return null;
    const secret = await sealing.open(placeOf(userId), kept.secret);
    return secret === null ? null : { sealed: kept.secret, secret };
  };
  const tooMany = async (userId: string) => {
    const retryAfterMs = await deps.limits.take("codeOfPerson", userId, SECOND_FACTOR_LIMITS.codeOfPerson);
    return retryAfterMs > 0 ? refused({ code: "too_many", retryAfterMs }) : null;
  };
  const tell = async (userId: string, letter: keyof typeof FACTOR_LETTERS): Promise<void> => {
    const [owner] = await database.rows<{ mail: string | null }>(OWNER, [userId]);
    if (owner?.mail) deps.mailer.post(FACTOR_LETTERS[letter](owner.mail, `${deps.origin()}/sign-in`));
  };
  const takeAppCode = async (userId: string, code: string): Promise<boolean> => {
    const kept = await secretIn(SECRET, userId);
    const step = kept && codes.stepOf(kept.secret, code, deps.nowMs());
    if (step === null) return false;
    const [said] = await database.rows<{ taken: boolean }>("select use_time_step($1, $2) as taken", [userId, step]);
    return said?.taken === true;
  };
  const takeBackupCode = async (userId: string, code: string): Promise<boolean> => {
    const sql = "select use_backup_code($1, $2) as taken";
    const [said] = await database.rows<{ taken: boolean }>(sql, [userId, codes.hashOf(userId, code)]);
    if (said?.taken !== true) return false;
    await tell(userId, "used");
    return true;
  };
  const withBackupCodes = async (
    userId: string,
    letter: keyof typeof FACTOR_LETTERS,
    keep: (hashes: readonly string[]) => Promise<RefusalCode | "ok">,
  ) => {
    const backupCodes = codes.makeBackupCodes();
    const outcome = await keep(backupCodes.map((code) => codes.hashOf(userId, code)));
    if (outcome !== "ok") return refused({ code: outcome });
    await tell(userId, letter);
    return done({ backupCodes });
  };
  const view: SecondFactor["view"] = async (userId) => {
    const [on] = await database.rows<Omit<SecondFactorView, "isOn">>(VIEW, [userId]);
    return on ? { isOn: true, ...on } : OFF;
  };
  const take: SecondFactor["take"] = async (userId, code) => {
    const held = await tooMany(userId);
    if (held) return held;
    if (!(await view(userId)).isOn) return NONE;
    const isTaken = /^\d+$/.test(code) ? await takeAppCode(userId, code) : await takeBackupCode(userId, code);
    return isTaken ? done({ ok: true }) : refused({ code: "wrong_code" });
  };
  return {
    view,
    take,

    async begin(userId) {
      const [owner] = await database.rows<{ account: string }>(OWNER, [userId]);
      if (!owner) return refused({ code: "no_such_person" });
      const secret = codes.makeSecret();
      const sealed = await sealing.seal(placeOf(userId), secret);
      const outcome = await ask("select begin_second_factor($1, $2) as outcome", [userId, sealed]);
      if (outcome !== "ok") return refused({ code: outcome });
      return done({ secret, address: codes.addressOf(secret, owner.account) });
    },

    async turnOn(userId, code) {
      const held = await tooMany(userId);
      if (held) return held;
      const begun = await secretIn(PENDING, userId);
      if (begun === null) return NONE;
      const step = codes.stepOf(begun.secret, code, deps.nowMs());
      if (step === null) return refused({ code: "wrong_code" });
      const sql = "select turn_on_second_factor($1, $2, $3, $4) as outcome";
      return withBackupCodes(userId, "on", (hashes) => ask(sql, [userId, begun.sealed, step, hashes]));
    },

    renewBackupCodes: (userId) =>
      withBackupCodes(userId, "renewed", (hashes) =>
        ask("select replace_backup_codes($1, $2) as outcome", [userId, hashes]),
      ),

    async turnOff(userId) {
      const outcome = await ask("select turn_off_second_factor($1) as outcome", [userId]);
      if (outcome !== "ok") return refused({ code: outcome });
      await tell(userId, "off");
      return done({ ok: true });
    },

    async hold(userId) {
      const { token, hash } = deps.createToken();
      const sql = `select epoch_ms(hold_sign_in($1, $2, $3::interval))::float8 as "expiresAtMs"`;
      const [held] = await database.rows<{ expiresAtMs: number | null }>(sql, [userId, hash, TICKET_LASTS]);
      return held?.expiresAtMs == null ? null : { ticket: token, expiresAtMs: held.expiresAtMs };
    },

    async finish(given, code, headers) {
      const carried = deps.ticketCookie.read(headers);
      const ticket = given ?? carried;
      if (ticket === null) return EXPIRED;
      const hash = deps.hashOf(ticket);
      const [holder] = await database.rows<{ userId: string }>(HOLDER, [hash]);
      if (!holder) return EXPIRED;
      const used = await take(holder.userId, code);
      if (!used.ok) return used.refusal.code === "no_second_factor" ? EXPIRED : used;
      if ((await database.rows(TAKE, [hash])).length === 0) return EXPIRED;
      await accounts.signOut(headers);
      const setCookies = [...(await accounts.startSession(holder.userId, headers))];
      if (carried !== null) setCookies.push(deps.ticketCookie.remove());
      return done({ userId: holder.userId, setCookies });
    },
  };
};
