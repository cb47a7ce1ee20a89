import { Secret, TOTP } from "otpauth";
import { beforeEach, expect, test } from "vitest";
import type { Letter } from "../../platform/mail/mailer.ts";
import type { Credentials } from "../credentials/credentials.port.ts";
import type { Accounts } from "../identity/identity.port.ts";
import type { Passkeys } from "../passkeys/passkeys.port.ts";
import type { StepUp } from "../step-up/step-up.port.ts";
import { cookieOf, enterAccount, enterGuest, PASSWORD, tokenIn } from "../testing/account.ts";
import { valueOf } from "../testing/hug.ts";
import type { SecondFactor } from "./second-factor.port.ts";

/** Ways in with a second factor, and time that can be let pass for all of it. */
export type SecondFactorWorld = {
  readonly credentials: Credentials;
  readonly accounts: Accounts;
  readonly passkeys: Passkeys;
  readonly secondFactor: SecondFactor;
  readonly stepUp: StepUp;
  readonly letters: Letter[];
  readonly nowMs: () => number;
  readonly pass: (minutes: number) => Promise<void>;
  readonly leave: (userId: string) => Promise<void>;
};

const OTHER = "two quiet boats at dusk";
const refusal = (code: string) => ({ ok: false, refusal: { code } });
const WRONG = refusal("wrong_code");
const EXPIRED = refusal("ticket_expired");
const plain = (backupCode: string | undefined): string => (backupCode ?? "").replaceAll("-", "");

/** What an app shows, so many steps from now. */
export const appCode = (secret: string, atMs: number, steps = 0): string =>
  TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: atMs + steps * 30_000 });
/** No code of now, nor of the steps around. */
const wrongCode = (secret: string, atMs: number): string => {
  const near = [-1, 0, 1].map((steps) => appCode(secret, atMs, steps));
  return ["000000", "111111", "222222", "333333"].find((code) => !near.includes(code)) ?? "";
};

/** An account with it on, a step ago, so that the code of this moment is still good. */
export const enterWithFactor = async (world: SecondFactorWorld) => {
  const account = await enterAccount(world);
  const { secret } = valueOf(await world.secondFactor.begin(account.userId));
  const { backupCodes } = valueOf(await world.secondFactor.turnOn(account.userId, appCode(secret, world.nowMs(), -1)));
  return { ...account, secret, backupCodes, code: (steps = 0) => appCode(secret, world.nowMs(), steps) };
};

/** What `SecondFactor` promises. */
export const describeSecondFactor = (world: () => SecondFactorWorld): void => {
  beforeEach(() => void (world().letters.length = 0));

  const signIn = async (mail: string, password = PASSWORD, headers = new Headers()) =>
    valueOf(await world().credentials.signIn({ mail, password }, headers, "192.0.2.1"));
  const ticketFor = async (mail: string): Promise<string> => {
    const said = await signIn(mail);
    if (said.kind !== "held") throw new Error("No code is asked for.");
    return said.held.ticket;
  };
  const finish = (ticket: string, code: string, headers = new Headers()) =>
    world().secondFactor.finish(ticket, code, headers);
  const whoIs = async (headers: Headers) => (await world().accounts.session(headers))?.who.userId;

  test("F1 off at first: the password alone signs in; a guest has nothing to turn on", async () => {
    const { secondFactor } = world();
    const { userId, mail } = await enterAccount(world());
    expect(await secondFactor.view(userId)).toEqual({ isOn: false, sinceMs: null, backupCodesLeft: 0 });
    expect((await signIn(mail)).kind).toBe("signed_in");
    for (const none of [
      await secondFactor.turnOn(userId, "123456"),
      await secondFactor.take(userId, "123456"),
      await secondFactor.renewBackupCodes(userId),
      await secondFactor.turnOff(userId),
    ])
      expect(none).toEqual(refusal("no_second_factor"));
    const guest = await enterGuest(world());
    expect(await secondFactor.begin(guest.userId)).toEqual(refusal("no_password"));
  });

  test("F2 a code of the new secret turns it on, and before that it asks for nothing", async () => {
    const { secondFactor, nowMs, letters } = world();
    const { userId, mail } = await enterAccount(world());
    const { secret, address } = valueOf(await secondFactor.begin(userId));
    expect(new URL(address).searchParams.get("secret")).toBe(secret);
    expect((await secondFactor.view(userId)).isOn).toBe(false);
    expect((await signIn(mail)).kind).toBe("signed_in");
    expect(await secondFactor.turnOn(userId, wrongCode(secret, nowMs()))).toEqual(WRONG);
    letters.length = 0;
    const { backupCodes } = valueOf(await secondFactor.turnOn(userId, appCode(secret, nowMs())));
    expect(new Set(backupCodes).size).toBe(10);
    expect(letters).toMatchObject([{ to: mail, subject: "Signing in to HugMood asks for a code now" }]);
    expect(await secondFactor.view(userId)).toMatchObject({ isOn: true, backupCodesLeft: 10 });
    expect(await secondFactor.begin(userId)).toEqual(refusal("second_factor_on"));
    expect(await secondFactor.turnOn(userId, appCode(secret, nowMs(), 1))).toEqual(refusal("no_second_factor"));
  });

  test("F3 the password gets a ticket, and only the code a session; who was here stays until then", async () => {
    const one = await enterWithFactor(world());
    const guest = await enterGuest(world());
    const said = await signIn(one.mail, PASSWORD, guest.headers);
    expect(said).toMatchObject({ kind: "held", held: { ticket: expect.stringMatching(/^\S{43}$/) } });
    expect(await whoIs(guest.headers)).toBe(guest.userId);
    const ticket = await ticketFor(one.mail);
    expect(await finish(ticket, wrongCode(one.secret, world().nowMs()), guest.headers)).toEqual(WRONG);
    expect(await whoIs(guest.headers)).toBe(guest.userId);
    const signedIn = valueOf(await finish(ticket, one.code(), guest.headers));
    expect(signedIn.userId).toBe(one.userId);
    expect(await whoIs(cookieOf(signedIn.setCookies))).toBe(one.userId);
    expect(await whoIs(guest.headers)).toBeUndefined();
    expect(await finish(ticket, one.code(1))).toEqual(EXPIRED);
  });

  test("F4 a clock may be a step off either way, and no further", async () => {
    for (const [steps, isTaken] of [
      [-2, false],
      [2, false],
      [1, true],
    ] as const) {
      const { userId, secret } = await enterWithFactor(world());
      const used = await world().secondFactor.take(userId, appCode(secret, world().nowMs(), steps));
      expect([steps, used.ok]).toEqual([steps, isTaken]);
    }
    const late = await enterWithFactor(world());
    await world().pass(1);
    valueOf(await world().secondFactor.take(late.userId, late.code(-1)));
  });

  test("F5 a code is taken once, and none of a step before it", async () => {
    const { userId, mail, code } = await enterWithFactor(world());
    const [first, before] = [code(1), code()];
    valueOf(await finish(await ticketFor(mail), first));
    expect(await finish(await ticketFor(mail), first)).toEqual(WRONG);
    expect(await world().secondFactor.take(userId, before)).toEqual(WRONG);
    await world().pass(2);
    valueOf(await world().secondFactor.take(userId, code()));
  });

  test("F6 a backup code signs in once, and the mailbox hears of it; new ones take the place of those of before", async () => {
    const { secondFactor, letters } = world();
    const { userId, mail, backupCodes } = await enterWithFactor(world());
    const [first, second] = backupCodes.map(plain);
    letters.length = 0;
    valueOf(await finish(await ticketFor(mail), first ?? ""));
    expect(letters).toMatchObject([{ to: mail, subject: "A HugMood backup code was used" }]);
    expect(await finish(await ticketFor(mail), first ?? "")).toEqual(WRONG);
    expect((await secondFactor.view(userId)).backupCodesLeft).toBe(9);
    const renewed = valueOf(await secondFactor.renewBackupCodes(userId)).backupCodes;
    expect(await secondFactor.take(userId, second ?? "")).toEqual(WRONG);
    expect(renewed.filter((code) => backupCodes.includes(code))).toEqual([]);
    valueOf(await secondFactor.take(userId, plain(renewed[0])));
  });

  test("F7 of several uses of one code at once one wins, of the app's and of a backup code", async () => {
    const { userId, mail, backupCodes, code } = await enterWithFactor(world());
    const tickets = [await ticketFor(mail), await ticketFor(mail), await ticketFor(mail)];
    const wins = async (tries: Promise<{ ok: boolean }>[]) => (await Promise.all(tries)).filter(({ ok }) => ok).length;
    expect(await wins(tickets.map((ticket) => finish(ticket, plain(backupCodes[0]))))).toBe(1);
    const now = code();
    expect(await wins([1, 2, 3].map(() => world().secondFactor.take(userId, now)))).toBe(1);
    const ticket = await ticketFor(mail);
    expect(await wins([1, 2, 3].map((n) => finish(ticket, plain(backupCodes[n]))))).toBe(1);
  });

  test("F8 tries of one person are limited, the right code too; others are not held back", async () => {
    const [{ userId, secret, mail, code }, other] = [await enterWithFactor(world()), await enterWithFactor(world())];
    const ticket = await ticketFor(mail);
    const wrong = wrongCode(secret, world().nowMs());
    for (let tries = 0; tries < 9; tries += 1) expect(await finish(ticket, wrong)).toEqual(WRONG);
    const held = await finish(ticket, code());
    expect(held).toMatchObject(refusal("too_many"));
    expect(held.ok ? 0 : held.refusal.retryAfterMs).toBeGreaterThan(60_000);
    expect(await world().secondFactor.take(userId, code())).toMatchObject(refusal("too_many"));
    valueOf(await world().secondFactor.take(other.userId, other.code()));
    await world().pass(6);
    valueOf(await finish(ticket, code()));
  });

  test("F9 a ticket is good for ten minutes, for its own person, and only whole", async () => {
    const [one, other] = [await enterWithFactor(world()), await enterWithFactor(world())];
    const ticket = await ticketFor(one.mail);
    expect(await finish(ticket, other.code())).toEqual(WRONG);
    const tampered = `${ticket.slice(0, -1)}${ticket.endsWith("A") ? "B" : "A"}`;
    for (const wrong of [tampered, "x".repeat(43), "", "' or true --"])
      expect(await finish(wrong, one.code())).toEqual(EXPIRED);
    await world().pass(11);
    expect(await finish(ticket, one.code())).toEqual(EXPIRED);
  });

  test("F10 another password ends what waits for a code; one that was reset by mail asks for a code all the same", async () => {
    const { credentials, letters } = world();
    const { mail, code, who } = await enterWithFactor(world());
    const ticket = await ticketFor(mail);
    valueOf(await credentials.forgot(mail, "192.0.2.1"));
    valueOf(await credentials.reset(tokenIn(letters.at(-1)), OTHER));
    expect(await finish(ticket, code())).toEqual(EXPIRED);
    const said = await signIn(mail, OTHER);
    expect(said.kind).toBe("held");
    valueOf(await credentials.changePassword(who, PASSWORD));
    if (said.kind === "held") expect(await finish(said.held.ticket, code())).toEqual(EXPIRED);
  });

  test("F11 turned off, the password alone signs in, and nothing of it opens anything any more", async () => {
    const { secondFactor, letters } = world();
    const { userId, mail, code, backupCodes } = await enterWithFactor(world());
    const ticket = await ticketFor(mail);
    letters.length = 0;
    valueOf(await secondFactor.turnOff(userId));
    expect(letters).toMatchObject([{ to: mail, subject: "Signing in to HugMood asks for no code any more" }]);
    expect((await signIn(mail)).kind).toBe("signed_in");
    expect(await finish(ticket, code())).toEqual(EXPIRED);
    expect(await secondFactor.view(userId)).toMatchObject({ isOn: false, backupCodesLeft: 0 });
    const { secret } = valueOf(await secondFactor.begin(userId));
    valueOf(await secondFactor.turnOn(userId, appCode(secret, world().nowMs())));
    expect(await secondFactor.take(userId, plain(backupCodes[0]))).toEqual(WRONG);
  });

  test("F12 what was begun is good for an hour, and only the newest", async () => {
    const { secondFactor, nowMs } = world();
    const { userId } = await enterAccount(world());
    const first = valueOf(await secondFactor.begin(userId));
    const second = valueOf(await secondFactor.begin(userId));
    expect(second.secret).not.toBe(first.secret);
    expect(await secondFactor.turnOn(userId, appCode(first.secret, nowMs()))).toEqual(WRONG);
    await world().pass(61);
    expect(await secondFactor.turnOn(userId, appCode(second.secret, nowMs()))).toEqual(refusal("no_second_factor"));
  });

  test("F13 somebody gone begins nothing and finishes nothing", async () => {
    const one = await enterWithFactor(world());
    const ticket = await ticketFor(one.mail);
    await world().leave(one.userId);
    expect(await finish(ticket, one.code())).toEqual(EXPIRED);
    expect(await world().secondFactor.begin(one.userId)).toEqual(refusal("no_such_person"));
  });
};
