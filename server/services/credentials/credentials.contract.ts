import { beforeEach, expect, test } from "vitest";
import type { Letter } from "../../platform/mail/mailer.ts";
import type { Accounts } from "../identity/identity.port.ts";
import { valueOf } from "../testing/hug.ts";
import type { Outcome } from "../outcome.ts";
import type { Credentials, Held, SignedIn } from "./credentials.port.ts";

/** Ways in with all that they need, and the letters that left. */
export type CredentialsWorld = {
  readonly credentials: Credentials;
  readonly accounts: Accounts;
  readonly letters: Letter[];
  readonly isGuest: (userId: string) => Promise<boolean | undefined>;
  /** So much time passes for links. */
  readonly pass: (hours: number) => Promise<void>;
};

export const COMMON = "passwordpassword";
export const PASSWORD = "a warm lamp in the hall";
const OTHER = "two quiet boats at dusk";
const BEING = { colour: "sage", texture: "stripe" } as const;
const HERE = "192.0.2.1";
const refusal = (code: string) => ({ ok: false, refusal: { code } });

let lastMail = 0;
const newMail = (): string => `person${(lastMail += 1)}@hugs.example`;
/** Without a second factor. */
export const signedIn = (said: Outcome<SignedIn | Held>): Outcome<SignedIn> => {
  if (!said.ok) return said;
  if (said.value.kind === "held") throw new Error("A code is asked for.");
  return { ok: true, value: said.value };
};
export const cookieOf = (setCookies: readonly string[]): Headers =>
  new Headers({ cookie: setCookies[0]?.split(";")[0] ?? "", "user-agent": "" });
const tokenIn = (letter: Letter | undefined): string => /#(\S{43})\s/.exec(letter?.text ?? "")?.[1] ?? "";

/** What `Credentials` promises. */
export const describeCredentials = (world: () => CredentialsWorld): void => {
  beforeEach(() => void (world().letters.length = 0));

  const enter = async () => {
    const { userId, setCookies } = await world().accounts.enterAsGuest("Fern", BEING, new Headers());
    const headers = cookieOf(setCookies);
    const session = await world().accounts.session(headers);
    if (session === null) throw new Error("The guest has no session.");
    return { userId, headers, who: session.who };
  };
  const enterAccount = async () => {
    const mail = newMail();
    const guest = await enter();
    valueOf(await world().credentials.register(guest.userId, { mail, password: PASSWORD }));
    valueOf(await world().credentials.confirm(tokenIn(world().letters.at(-1))));
    return { ...guest, mail };
  };
  const signIn = async (mail: string, password: string, headers = new Headers()) =>
    signedIn(await world().credentials.signIn({ mail, password }, headers, HERE));
  const whoIs = async (headers: Headers) => (await world().accounts.session(headers))?.who.userId;

  test("W1 a guest becomes an account by the link in a letter: the same person, the same session", async () => {
    const { credentials, letters } = world();
    const mail = newMail();
    const { userId, headers } = await enter();
    expect(await credentials.account(userId)).toEqual({
      mail: null,
      waitingMail: null,
      hasPassword: false,
      letters: "mailed",
    });
    valueOf(await credentials.register(userId, { mail, password: PASSWORD }));
    expect(await credentials.account(userId)).toMatchObject({ mail: null, waitingMail: mail });
    expect(await world().isGuest(userId)).toBe(true);
    expect(await signIn(mail, PASSWORD)).toEqual(refusal("wrong_sign_in"));
    expect(letters).toMatchObject([{ to: mail }]);
    expect(letters[0]?.text).toContain("/confirm#");
    valueOf(await credentials.confirm(tokenIn(letters[0])));
    expect(await credentials.account(userId)).toMatchObject({ mail, waitingMail: null, hasPassword: true });
    expect(await world().isGuest(userId)).toBe(false);
    expect(await whoIs(headers)).toBe(userId);
    const signedIn = valueOf(await signIn(mail, PASSWORD));
    expect(signedIn.userId).toBe(userId);
    expect(await whoIs(cookieOf(signedIn.setCookies))).toBe(userId);
  });

  test("W2 the link a second time changes nothing; a newer letter takes the place of an older one", async () => {
    const { credentials, letters } = world();
    const { userId } = await enter();
    const [first, second] = [newMail(), newMail()];
    valueOf(await credentials.register(userId, { mail: first, password: PASSWORD }));
    valueOf(await credentials.register(userId, { mail: second, password: OTHER }));
    expect(await credentials.confirm(tokenIn(letters[0]))).toEqual(refusal("link_expired"));
    valueOf(await credentials.confirm(tokenIn(letters[1])));
    valueOf(await credentials.confirm(tokenIn(letters[1])));
    expect((await credentials.account(userId))?.mail).toBe(second);
    valueOf(await signIn(second, OTHER));
    expect(await credentials.register(userId, { mail: newMail(), password: PASSWORD })).toEqual(
      refusal("already_an_account"),
    );
  });

  test("W3 a mail that is taken gets the same answer, and its mailbox another letter", async () => {
    const { mail } = await enterAccount();
    const { userId } = await enter();
    world().letters.length = 0;
    expect(await world().credentials.register(userId, { mail, password: OTHER })).toEqual({
      ok: true,
      value: { ok: true },
    });
    expect(world().letters).toMatchObject([{ to: mail, subject: "You have a HugMood account already" }]);
    expect(tokenIn(world().letters[0])).toBe("");
    expect(await world().isGuest(userId)).toBe(true);
    // Not by what is shown of the letter either.
    expect(await world().credentials.account(userId)).toMatchObject({ mail: null, waitingMail: mail });
  });

  test("W4 of two guests with letters to one mail the first who opens theirs has it", async () => {
    const { credentials, letters } = world();
    const [one, other, mail] = [await enter(), await enter(), newMail()];
    valueOf(await credentials.register(one.userId, { mail, password: PASSWORD }));
    valueOf(await credentials.register(other.userId, { mail, password: OTHER }));
    const opened = await Promise.all(letters.map((letter) => credentials.confirm(tokenIn(letter))));
    expect(opened.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(opened).toContainEqual(refusal("mail_taken"));
    expect([await world().isGuest(one.userId), await world().isGuest(other.userId)].toSorted()).toEqual([false, true]);
  });

  test("W5 links run out, and a made-up one opens nothing", async () => {
    const { credentials, letters } = world();
    const { userId } = await enter();
    valueOf(await credentials.register(userId, { mail: newMail(), password: PASSWORD }));
    await world().pass(25);
    expect(await credentials.confirm(tokenIn(letters[0]))).toEqual(refusal("link_expired"));
    expect((await credentials.account(userId))?.waitingMail).toBeNull();
    for (const token of ["x".repeat(43), "", "' or true --"]) {
      expect(await credentials.confirm(token)).toEqual(refusal("link_expired"));
      expect(await credentials.reset(token, OTHER)).toEqual(refusal("link_expired"));
    }
  });

  test("W6 an unknown mail and a wrong password get the same answer; whoever was signed in stays", async () => {
    const { mail, userId, headers } = await enterAccount();
    for (const wrong of [await signIn(mail, OTHER, headers), await signIn(newMail(), PASSWORD, headers)]) {
      expect(wrong).toEqual(refusal("wrong_sign_in"));
    }
    expect(await whoIs(headers)).toBe(userId);
  });

  test("W7 signing in ends the session that was there", async () => {
    const { mail } = await enterAccount();
    const guest = await enter();
    valueOf(await signIn(mail, PASSWORD, guest.headers));
    expect(await whoIs(guest.headers)).toBeUndefined();
  });

  test("W8 tries at one account are limited, wherever they come from; others are not held back", async () => {
    const [{ mail }, other] = [await enterAccount(), await enterAccount()];
    const tries = Array.from({ length: 10 }, (_, n) =>
      world().credentials.signIn({ mail, password: OTHER }, new Headers(), `198.51.100.${n}`),
    );
    for (const one of await Promise.all(tries)) expect(one).toEqual(refusal("wrong_sign_in"));
    const held = await signIn(mail, PASSWORD);
    expect(held).toMatchObject(refusal("too_many"));
    expect(held.ok ? 0 : held.refusal.retryAfterMs).toBeGreaterThan(1_000);
    valueOf(await signIn(other.mail, PASSWORD));
  });

  test("W9 a forgotten password: a letter, another password, and every device is out", async () => {
    const { mail, headers, userId } = await enterAccount();
    world().letters.length = 0;
    valueOf(await world().credentials.forgot(mail, HERE));
    const token = tokenIn(world().letters[0]);
    expect(await whoIs(headers)).toBe(userId);
    expect(await world().credentials.reset(token, COMMON)).toEqual(refusal("weak_password"));
    valueOf(await world().credentials.reset(token, OTHER));
    expect(await world().credentials.reset(token, PASSWORD)).toEqual(refusal("link_expired"));
    expect(await whoIs(headers)).toBeUndefined();
    expect(await signIn(mail, PASSWORD)).toEqual(refusal("wrong_sign_in"));
    valueOf(await signIn(mail, OTHER));
    expect(world().letters.at(-1)).toMatchObject({ to: mail, subject: "Your HugMood password was changed" });
  });

  test("W10 a forgotten password of nobody gets the same answer and no letter; letters to a mailbox are few", async () => {
    const mail = newMail();
    for (let asked = 0; asked < 3; asked += 1) valueOf(await world().credentials.forgot(mail, HERE));
    expect(world().letters).toEqual([]);
    expect(await world().credentials.forgot(mail, "198.51.100.9")).toMatchObject(refusal("too_many"));
  });

  test("W11 a changed password signs the other devices out, and this one not", async () => {
    const { mail, headers, who, userId } = await enterAccount();
    const other = cookieOf(valueOf(await signIn(mail, PASSWORD)).setCookies);
    const change = (password: string) => world().credentials.changePassword(who, password);
    expect(await change(COMMON)).toEqual(refusal("weak_password"));
    expect(await whoIs(other)).toBe(userId);
    valueOf(await change(OTHER));
    expect(await whoIs(other)).toBeUndefined();
    expect(await whoIs(headers)).toBe(userId);
    valueOf(await signIn(mail, OTHER));
    const guest = await enter();
    expect(await world().credentials.changePassword(guest.who, OTHER)).toEqual(refusal("no_password"));
  });

  test("W12 a common password is refused before anything is written", async () => {
    const { userId } = await enter();
    expect(await world().credentials.register(userId, { mail: newMail(), password: COMMON })).toEqual(
      refusal("weak_password"),
    );
    expect(world().letters).toEqual([]);
    expect((await world().credentials.account(userId))?.waitingMail).toBeNull();
  });

  test("W18 a password is looked at so many times, and a guest has none", async () => {
    const [{ userId }, guest] = [await enterAccount(), await enter()];
    const { credentials } = world();
    valueOf(await credentials.check(userId, PASSWORD));
    expect(await credentials.check(guest.userId, PASSWORD)).toEqual(refusal("wrong_sign_in"));
    for (let tries = 1; tries < 10; tries += 1)
      expect(await credentials.check(userId, OTHER)).toEqual(refusal("wrong_sign_in"));
    expect(await credentials.check(userId, PASSWORD)).toMatchObject(refusal("too_many"));
  });
};
