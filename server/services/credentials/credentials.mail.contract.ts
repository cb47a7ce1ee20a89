import { beforeEach, expect, test } from "vitest";
import type { Letter } from "../../platform/mail/mailer.ts";
import { enterAccount, enterGuest, newMail, PASSWORD, tokenIn } from "../testing/account.ts";
import { valueOf } from "../testing/hug.ts";
import { signedIn, type CredentialsWorld } from "./credentials.contract.ts";

const OTHER = "two quiet boats at dusk";
const refusal = (code: string) => ({ ok: false, refusal: { code } });

/** What `Credentials` promises of another mail. */
export const describeMailChanges = (world: () => CredentialsWorld): void => {
  beforeEach(() => void (world().letters.length = 0));

  const signIn = async (mail: string, password: string) =>
    signedIn(await world().credentials.signIn({ mail, password }, new Headers(), "192.0.2.1"));
  const whoIs = async (headers: Headers) => (await world().accounts.session(headers))?.who.userId;
  const changeMail = async (userId: string, to: string): Promise<Letter | undefined> => {
    valueOf(await world().credentials.changeMail(userId, to));
    return world().letters.at(-1);
  };

  test("W19 another mail counts once the link in its letter was opened; the one before is told, with a way back", async () => {
    const { credentials, letters } = world();
    const { userId, mail, headers } = await enterAccount(world());
    const next = newMail();
    const letter = await changeMail(userId, next);
    expect(letter).toMatchObject({ to: next });
    expect(letter?.text).toContain("/new-mail#");
    expect(await credentials.account(userId)).toMatchObject({ mail, waitingMail: next });
    valueOf(await signIn(mail, PASSWORD));
    valueOf(await credentials.confirmMail(tokenIn(letter)));
    expect(await credentials.account(userId)).toMatchObject({ mail: next, waitingMail: null });
    expect(letters.at(-1)).toMatchObject({ to: mail, subject: "Your HugMood account has another mail now" });
    expect(letters.at(-1)?.text).toContain("/old-mail#");
    expect(letters.at(-1)?.text).not.toContain(next);
    expect(await signIn(mail, PASSWORD)).toEqual(refusal("wrong_sign_in"));
    valueOf(await signIn(next, PASSWORD));
    expect(await whoIs(headers)).toBe(userId);
    const posted = letters.length;
    valueOf(await credentials.confirmMail(tokenIn(letter)));
    expect(letters).toHaveLength(posted);
  });

  test("W20 a mail that is taken gets the same answer and looks the same, and its mailbox another letter", async () => {
    const { credentials } = world();
    const [{ userId, mail }, other] = [await enterAccount(world()), await enterAccount(world())];
    const letter = await changeMail(userId, other.mail);
    expect(letter).toMatchObject({ to: other.mail, subject: "You have a HugMood account already" });
    expect(tokenIn(letter)).toBe("");
    expect(await credentials.account(userId)).toMatchObject({ mail, waitingMail: other.mail });
  });

  test("W21 whoever has the mail before takes it back, for a week: everybody is out, and later ways back are gone", async () => {
    const { credentials, letters } = world();
    const { userId, mail, headers } = await enterAccount(world());
    const [second, third] = [newMail(), newMail()];
    valueOf(await credentials.confirmMail(tokenIn(await changeMail(userId, second))));
    const back = tokenIn(letters.at(-1));
    valueOf(await credentials.confirmMail(tokenIn(await changeMail(userId, third))));
    const laterBack = tokenIn(letters.at(-1));
    const onItsWay = tokenIn(await changeMail(userId, newMail()));
    valueOf(await credentials.undoMail(back));
    expect((await credentials.account(userId))?.mail).toBe(mail);
    expect(await whoIs(headers)).toBeUndefined();
    for (const token of [back, laterBack, onItsWay, "x".repeat(43), "' or true --"])
      expect(await credentials.undoMail(token)).toEqual(refusal("link_expired"));
    expect(await credentials.confirmMail(onItsWay)).toEqual(refusal("link_expired"));
    expect((await credentials.account(userId))?.mail).toBe(mail);
    valueOf(await signIn(mail, PASSWORD));

    valueOf(await credentials.confirmMail(tokenIn(await changeMail(userId, newMail()))));
    const late = tokenIn(letters.at(-1));
    await world().pass(7 * 24 + 1);
    expect(await credentials.undoMail(late)).toEqual(refusal("link_expired"));
  });

  test("W22 a letter's link is of one kind, runs out, and gives way to a newer one", async () => {
    const { credentials } = world();
    const { userId, mail } = await enterAccount(world());
    const [first, second] = [newMail(), newMail()];
    const older = tokenIn(await changeMail(userId, first));
    const newer = tokenIn(await changeMail(userId, second));
    expect(await credentials.confirmMail(older)).toEqual(refusal("link_expired"));
    expect(await credentials.confirm(newer)).toEqual(refusal("link_expired"));
    expect(await credentials.undoMail(newer)).toEqual(refusal("link_expired"));
    expect(await credentials.reset(newer, OTHER)).toEqual(refusal("link_expired"));
    await world().pass(25);
    expect(await credentials.confirmMail(newer)).toEqual(refusal("link_expired"));
    expect((await credentials.account(userId))?.mail).toBe(mail);
  });

  test("W23 another password ends a change of the mail that is on its way", async () => {
    const { credentials } = world();
    const { userId, who, mail } = await enterAccount(world());
    const token = tokenIn(await changeMail(userId, newMail()));
    valueOf(await credentials.changePassword(who, OTHER));
    expect(await credentials.confirmMail(token)).toEqual(refusal("link_expired"));
    expect(await credentials.account(userId)).toMatchObject({ mail, waitingMail: null });
  });

  test("W24 of two accounts that ask for one mail the first who opens the link has it; a guest has none to change", async () => {
    const { credentials } = world();
    const [one, other, mail] = [await enterAccount(world()), await enterAccount(world()), newMail()];
    const tokens = [tokenIn(await changeMail(one.userId, mail)), tokenIn(await changeMail(other.userId, mail))];
    const opened = await Promise.all(tokens.map((token) => credentials.confirmMail(token)));
    expect(opened.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(opened).toContainEqual(refusal("mail_taken"));
    const guest = await enterGuest(world());
    expect(await credentials.changeMail(guest.userId, newMail())).toEqual(refusal("no_password"));
    const letters: boolean[] = [];
    for (let asked = 0; asked < 6; asked += 1) letters.push((await credentials.changeMail(one.userId, newMail())).ok);
    expect(letters.filter(Boolean)).toHaveLength(4);
  });
};
