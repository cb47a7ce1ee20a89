import { spend, type Bucket } from "#shared/schema/limits.ts";
import type { SessionCookie } from "../../platform/auth/session-cookie.ts";
import type { OneTimeCodes } from "../../platform/auth/one-time-codes.ts";
import type { Letter } from "../../platform/mail/mailer.ts";
import type { MemoryIdentity } from "../identity/identity.memory.ts";
import { done, refused } from "../outcome.ts";
import type { MemoryTables } from "../world.memory.ts";
import { FACTOR_LETTERS } from "./letters.ts";
import { SECOND_FACTOR_LIMITS } from "./second-factor.limits.ts";
import type { SecondFactor } from "./second-factor.port.ts";

type Deps = {
  readonly tables: MemoryTables;
  readonly identity: MemoryIdentity;
  readonly codes: OneTimeCodes;
  readonly ticketCookie: SessionCookie;
  /** Null = there is no password. */
  readonly mailOf: (userId: string) => Promise<string | null>;
  readonly post: (letter: Letter) => void;
};
export type MemorySecondFactor = SecondFactor & {
  /** The password is another one. */
  forgetTickets(userId: string): void;
};
type Kept = {
  readonly secret: string;
  readonly begunAtMs: number;
  sinceMs: number | null;
  lastStep: number;
  backup: Set<string>;
};

const HOUR_MS = 3_600_000;
const TICKET_MS = 10 * 60_000;
const NONE = refused({ code: "no_second_factor" });
const WRONG = refused({ code: "wrong_code" });
const EXPIRED = refused({ code: "ticket_expired" });

/** A second factor without a database: secrets lie open. Passes the same contract. */
export const createMemorySecondFactor = ({
  tables,
  identity,
  codes,
  ticketCookie,
  mailOf,
  post,
}: Deps): MemorySecondFactor => {
  const kept = new Map<string, Kept>();
  const tickets = new Map<string, { readonly userId: string; readonly expiresAtMs: number }>();
  const buckets = new Map<string, Bucket>();
  let made = 0;
  const tooMany = (userId: string) => {
    const spent = spend(SECOND_FACTOR_LIMITS.codeOfPerson, buckets.get(userId), tables.nowMs());
    if (spent.ok) buckets.set(userId, spent.bucket);
    return spent.ok ? null : refused({ code: "too_many", retryAfterMs: spent.retryAfterMs });
  };
  const onOf = (userId: string) => {
    const one = kept.get(userId);
    return one?.sinceMs == null ? null : one;
  };
  const tell = async (userId: string, letter: keyof typeof FACTOR_LETTERS): Promise<void> => {
    const mail = await mailOf(userId);
    if (mail !== null) post(FACTOR_LETTERS[letter](mail, "http://127.0.0.1/sign-in"));
  };
  const renew = (userId: string, one: Kept) => {
    const backupCodes = codes.makeBackupCodes();
    one.backup = new Set(backupCodes.map((code) => codes.hashOf(userId, code)));
    return done({ backupCodes });
  };
  const forgetTickets = (userId: string): void => {
    for (const [ticket, held] of tickets) if (held.userId === userId) tickets.delete(ticket);
  };
  const take: SecondFactor["take"] = async (userId, code) => {
    tables.reach();
    const held = tooMany(userId);
    if (held) return held;
    const one = onOf(userId);
    if (one === null) return NONE;
    if (!/^\d+$/.test(code)) {
      if (!one.backup.delete(codes.hashOf(userId, code))) return WRONG;
      await tell(userId, "used");
      return done({ ok: true });
    }
    const step = codes.stepOf(one.secret, code, tables.nowMs());
    if (step === null || step <= one.lastStep) return WRONG;
    one.lastStep = step;
    return done({ ok: true });
  };
  return {
    take,
    forgetTickets,
    async view(userId) {
      tables.reach();
      const one = onOf(userId);
      return { isOn: one !== null, sinceMs: one?.sinceMs ?? null, backupCodesLeft: one?.backup.size ?? 0 };
    },
    async begin(userId) {
      tables.reach();
      if (!tables.isHere(userId)) return refused({ code: "no_such_person" });
      const mail = await mailOf(userId);
      if (mail === null) return refused({ code: "no_password" });
      if (onOf(userId)) return refused({ code: "second_factor_on" });
      const secret = codes.makeSecret();
      kept.set(userId, { secret, begunAtMs: tables.nowMs(), sinceMs: null, lastStep: 0, backup: new Set() });
      return done({ secret, address: codes.addressOf(secret, mail) });
    },
    async turnOn(userId, code) {
      tables.reach();
      const held = tooMany(userId);
      if (held) return held;
      const one = kept.get(userId);
      if (!one || one.sinceMs !== null || tables.nowMs() > one.begunAtMs + HOUR_MS) return NONE;
      const step = codes.stepOf(one.secret, code, tables.nowMs());
      if (step === null) return WRONG;
      one.sinceMs = tables.nextMs();
      one.lastStep = step;
      await tell(userId, "on");
      return renew(userId, one);
    },
    async renewBackupCodes(userId) {
      tables.reach();
      const one = onOf(userId);
      if (one === null) return NONE;
      await tell(userId, "renewed");
      return renew(userId, one);
    },
    async turnOff(userId) {
      tables.reach();
      if (onOf(userId) === null) return NONE;
      kept.delete(userId);
      forgetTickets(userId);
      await tell(userId, "off");
      return done({ ok: true });
    },
    async hold(userId) {
      tables.reach();
      if (onOf(userId) === null) return null;
      made += 1;
      const ticket = String(made).padStart(43, "t");
      const expiresAtMs = tables.nowMs() + TICKET_MS;
      tickets.set(ticket, { userId, expiresAtMs });
      return { ticket, expiresAtMs };
    },
    async finish(given, code, headers) {
      tables.reach();
      const carried = ticketCookie.read(headers);
      const ticket = given ?? carried ?? "";
      const held = tickets.get(ticket);
      if (!held || held.expiresAtMs <= tables.nowMs() || !tables.isHere(held.userId)) return EXPIRED;
      const used = await take(held.userId, code);
      if (!used.ok) return used.refusal.code === "no_second_factor" ? EXPIRED : used;
      if (!tickets.delete(ticket)) return EXPIRED;
      await identity.signOut(headers);
      const setCookies = [...(await identity.startSession(held.userId, headers))];
      if (carried !== null) setCookies.push(ticketCookie.remove());
      return done({ userId: held.userId, setCookies });
    },
  };
};
